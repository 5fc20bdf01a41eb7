import type { Migration } from '../store/index.ts';

export const migrations: Migration[] = [
  {
    id: '100-sync',
    sql: `
      -- Keys of this machine and the history of central it is paired with.
      CREATE TABLE sync_identity (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        identity_key BLOB NOT NULL,
        seal_key BLOB NOT NULL,
        paired_at TEXT
      ) STRICT;
      -- Where this kiosk stands with central.
      CREATE TABLE sync_link (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        epoch TEXT NOT NULL,
        last_seq INTEGER NOT NULL,
        head_hash TEXT NOT NULL,
        acked INTEGER NOT NULL,
        timeline TEXT,
        snapshot_at INTEGER
      ) STRICT;
      CREATE TABLE outbox (
        epoch TEXT NOT NULL,
        seq INTEGER NOT NULL,
        id TEXT NOT NULL UNIQUE,
        type TEXT NOT NULL,
        v INTEGER NOT NULL,
        occurred_at TEXT NOT NULL,
        prev TEXT NOT NULL,
        hash TEXT NOT NULL,
        body BLOB NOT NULL,
        bytes INTEGER NOT NULL,
        -- Null until central answered for it: 'applied', 'deferred', or the code of its refusal.
        outcome TEXT,
        acked_at INTEGER,
        PRIMARY KEY (epoch, seq)
      ) STRICT;
      CREATE INDEX outbox_waiting ON outbox (epoch, seq) WHERE acked_at IS NULL;
      CREATE INDEX outbox_acked ON outbox (acked_at) WHERE acked_at IS NOT NULL;
      CREATE TABLE feed_cursor (
        part TEXT PRIMARY KEY,
        pos INTEGER NOT NULL,
        -- 1: the next page, from the beginning, replaces what is here.
        stale INTEGER NOT NULL DEFAULT 0
      ) STRICT, WITHOUT ROWID;
      -- Blocks of serial numbers: asked for, then granted, then used up.
      CREATE TABLE serial_lease (
        lease_id TEXT PRIMARY KEY,
        document TEXT NOT NULL,
        year INTEGER NOT NULL,
        first INTEGER,
        last INTEGER,
        next INTEGER,
        status_indexes TEXT,
        -- 1: asked for by a disk that was rolled back or cloned; its numbers are not used.
        void INTEGER NOT NULL DEFAULT 0
      ) STRICT;
      CREATE INDEX serial_lease_key ON serial_lease (document, year, first);
      CREATE TABLE seal_certificate (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        record TEXT NOT NULL
      ) STRICT;
    `,
  },
  {
    id: '120-paper-outbox',
    sql: `
      -- Sealed PDFs that central does not have yet, encrypted. Times are epoch milliseconds.
      CREATE TABLE paper_outbox (
        serial TEXT PRIMARY KEY,
        pdf BLOB NOT NULL,
        kept_at INTEGER NOT NULL,
        tried_at INTEGER NOT NULL DEFAULT 0
      ) STRICT;
    `,
  },
  {
    id: '130-seal-keys-apart',
    sql: `
      -- Seal keys and their certificates have a room of their own: they come and go, the machine's identity stays.
      ALTER TABLE sync_identity DROP COLUMN seal_key;
      DROP TABLE seal_certificate;
    `,
  },
];
