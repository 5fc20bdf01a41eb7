import type { Migration } from '../store/index.ts';

/** Whose claim it is stands in the sealed body; it is found by keyed digest only, as people are. */
export const migrations: Migration[] = [
  {
    id: '700-claims',
    sql: `
      CREATE TABLE claim (
        key TEXT PRIMARY KEY,
        part TEXT NOT NULL,
        no_index TEXT NOT NULL,
        -- Epoch milliseconds.
        until INTEGER NOT NULL,
        body BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX claim_by_person ON claim (no_index);
      -- Attempts that this kiosk, and no other, may make now: one row a void attempt before it.
      CREATE TABLE claim_held (
        issue_id TEXT NOT NULL,
        attempt INTEGER NOT NULL,
        -- Of the question to central; null for a void attempt of its own, for which nobody need be asked.
        request_id TEXT,
        -- What central granted it with; null until then.
        token TEXT,
        PRIMARY KEY (issue_id, attempt)
      ) STRICT, WITHOUT ROWID;
    `,
  },
];
