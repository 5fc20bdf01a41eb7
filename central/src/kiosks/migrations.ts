import type { Migration } from '../db/index.ts';

export const migrations: Migration[] = [
  {
    id: '110-kiosks',
    sql: `
      CREATE TABLE kiosk (
        kiosk_id TEXT PRIMARY KEY,
        campus TEXT NOT NULL,
        registered_at TEXT NOT NULL,
        -- Ed25519 key of the machine that is this kiosk now; null until paired and after revocation.
        key_id TEXT,
        identity_key TEXT,
        paired_at TEXT,
        revoked_at TEXT
      ) STRICT;
      -- Codes that let one machine become one kiosk; only their keyed digest is kept.
      CREATE TABLE pairing_code (
        digest TEXT PRIMARY KEY,
        kiosk_id TEXT NOT NULL REFERENCES kiosk (kiosk_id),
        expires_at TEXT NOT NULL,
        used_at TEXT,
        -- Key of the machine that used it, so that its repeated question gets the same answer.
        used_by TEXT
      ) STRICT;
      CREATE TABLE kiosk_beat (
        kiosk_id TEXT PRIMARY KEY REFERENCES kiosk (kiosk_id),
        received_at TEXT NOT NULL,
        -- Since when beats have come without a gap that made the kiosk offline.
        online_since TEXT NOT NULL,
        beat TEXT NOT NULL
      ) STRICT;
    `,
  },
  {
    id: '110-device-tests',
    sql: `
      -- Every time a technician tried a device out at a kiosk; who it was is sealed.
      CREATE TABLE device_test (
        event_id TEXT PRIMARY KEY,
        kiosk_id TEXT NOT NULL REFERENCES kiosk (kiosk_id),
        device_id TEXT NOT NULL,
        outcome TEXT NOT NULL,
        reason TEXT,
        tested_at TEXT NOT NULL,
        tested_by BLOB NOT NULL
      ) STRICT;
      CREATE INDEX device_test_kiosk ON device_test (kiosk_id, device_id, tested_at);
    `,
  },
  {
    id: '120-device-commands',
    sql: `
      ALTER TABLE device_test ADD COLUMN level TEXT;
      -- Number of the command it answers; null for a test at the kiosk.
      ALTER TABLE device_test ADD COLUMN command_id TEXT;
      -- Every act of switching a device, at central or at the kiosk; the latest holds. Who it was is sealed.
      CREATE TABLE device_switch (
        kiosk_id TEXT NOT NULL REFERENCES kiosk (kiosk_id),
        device_id TEXT NOT NULL,
        at TEXT NOT NULL,
        disabled INTEGER NOT NULL,
        switched_by BLOB NOT NULL,
        -- When the kiosk took it up; null while it was not heard to.
        taken_at TEXT,
        PRIMARY KEY (kiosk_id, device_id, at)
      ) STRICT, WITHOUT ROWID;
      -- Every test asked for at central; who asked is sealed.
      CREATE TABLE device_command (
        command_id TEXT PRIMARY KEY,
        kiosk_id TEXT NOT NULL REFERENCES kiosk (kiosk_id),
        device_id TEXT NOT NULL,
        asked_at TEXT NOT NULL,
        expires_at TEXT NOT NULL,
        asked_by BLOB NOT NULL
      ) STRICT;
      CREATE INDEX device_command_kiosk ON device_command (kiosk_id, device_id, asked_at);
    `,
  },
  {
    id: '130-code-makers',
    sql: `
      -- Who made the code, sealed; null when it was given at the start of central.
      ALTER TABLE pairing_code ADD COLUMN made_by BLOB;
    `,
  },
];
