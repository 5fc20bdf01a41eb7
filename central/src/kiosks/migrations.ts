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
];
