import type { Migration } from '../store/index.ts';

/** Tables of the issuing room. What the paper says is not kept here: central has it from the event. */
export const migrations: Migration[] = [
  {
    id: '300-issue',
    sql: `
      CREATE TABLE issue (
        issue_id TEXT PRIMARY KEY,
        serial TEXT NOT NULL UNIQUE,
        document TEXT NOT NULL,
        -- Blind index of the person's number.
        person TEXT NOT NULL,
        -- Campus calendar date, YYYY-MM-DD.
        day TEXT NOT NULL,
        copies INTEGER NOT NULL,
        -- 1: central was away.
        offline INTEGER NOT NULL,
        issued_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX issue_by_person ON issue (person, document, day);
    `,
  },
];
