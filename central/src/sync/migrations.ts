import type { Migration } from '../db/index.ts';

export const migrations: Migration[] = [
  {
    id: '100-sync',
    sql: `
      -- History of central: a new value after a restore from backup makes kiosks send and fetch again.
      CREATE TABLE timeline (only INTEGER PRIMARY KEY CHECK (only = 1), id TEXT NOT NULL) STRICT;

      CREATE TABLE feed_head (part TEXT PRIMARY KEY, head INTEGER NOT NULL) STRICT, WITHOUT ROWID;
      CREATE TABLE feed_op (
        part TEXT NOT NULL,
        key TEXT NOT NULL,
        pos INTEGER NOT NULL,
        data BLOB,
        PRIMARY KEY (part, key)
      ) STRICT;
      CREATE UNIQUE INDEX feed_op_pos ON feed_op (part, pos);
      -- Where each kiosk says it stands; measures lag, nothing else.
      CREATE TABLE feed_cursor (
        kiosk_id TEXT NOT NULL,
        part TEXT NOT NULL,
        pos INTEGER NOT NULL,
        PRIMARY KEY (kiosk_id, part)
      ) STRICT, WITHOUT ROWID;

      -- How far each epoch of each kiosk was taken in, and the hash its next event must carry in prev.
      CREATE TABLE ingest_cursor (
        kiosk_id TEXT NOT NULL,
        epoch TEXT NOT NULL,
        acked INTEGER NOT NULL,
        head_hash TEXT NOT NULL,
        PRIMARY KEY (kiosk_id, epoch)
      ) STRICT, WITHOUT ROWID;
      -- Every event id ever taken in from a kiosk: an id has at most one effect, whatever epoch brings it again.
      CREATE TABLE ingested_event (
        kiosk_id TEXT NOT NULL,
        id TEXT NOT NULL,
        epoch TEXT NOT NULL,
        seq INTEGER NOT NULL,
        -- 'applied', 'deferred', or the code of its dead letter.
        outcome TEXT NOT NULL,
        PRIMARY KEY (kiosk_id, id)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE dead_letter (
        id TEXT NOT NULL,
        kiosk_id TEXT NOT NULL,
        epoch TEXT NOT NULL,
        seq INTEGER NOT NULL,
        code TEXT NOT NULL,
        received_at TEXT NOT NULL,
        event BLOB NOT NULL,
        PRIMARY KEY (kiosk_id, id)
      ) STRICT;
      -- Events of a type or version this program does not know yet; taken up after an upgrade.
      CREATE TABLE deferred_event (
        id TEXT NOT NULL,
        kiosk_id TEXT NOT NULL,
        epoch TEXT NOT NULL,
        seq INTEGER NOT NULL,
        received_at TEXT NOT NULL,
        event BLOB NOT NULL,
        PRIMARY KEY (kiosk_id, id)
      ) STRICT;

      CREATE TABLE serial_head (
        kiosk_id TEXT NOT NULL,
        key TEXT NOT NULL,
        issued_total INTEGER NOT NULL,
        PRIMARY KEY (kiosk_id, key)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE serial_lease (
        lease_id TEXT PRIMARY KEY,
        kiosk_id TEXT NOT NULL,
        key TEXT NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        status_indexes TEXT NOT NULL,
        granted_at TEXT NOT NULL
      ) STRICT;
      -- Status-list indexes given out so far; each is drawn once.
      CREATE TABLE status_index (idx INTEGER PRIMARY KEY) STRICT;
    `,
  },
];
