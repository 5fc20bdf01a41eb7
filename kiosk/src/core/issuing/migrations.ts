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
  {
    id: '310-issue-attempts',
    sql: `
      -- One row an attempt: each has a number of its own.
      CREATE TABLE issue_attempt (
        issue_id TEXT NOT NULL,
        attempt INTEGER NOT NULL,
        serial TEXT NOT NULL UNIQUE,
        document TEXT NOT NULL,
        person TEXT NOT NULL,
        day TEXT NOT NULL,
        copies INTEGER NOT NULL,
        offline INTEGER NOT NULL,
        issued_at INTEGER NOT NULL,
        PRIMARY KEY (issue_id, attempt)
      ) STRICT;
      INSERT INTO issue_attempt
        SELECT issue_id, 1, serial, document, person, day, copies, offline, issued_at FROM issue;
      DROP TABLE issue;
      ALTER TABLE issue_attempt RENAME TO issue;
      CREATE INDEX issue_by_person ON issue (person, document, day);
    `,
  },
  {
    id: '320-issue-charge',
    sql: `
      -- What the attempt costs the campus card, in hundredths of a yuan.
      ALTER TABLE issue ADD COLUMN amount_fen INTEGER NOT NULL DEFAULT 0;
      -- Epoch milliseconds at which its events were written.
      ALTER TABLE issue ADD COLUMN recorded_at INTEGER NOT NULL DEFAULT 0;
    `,
  },
  {
    id: '330-issue-approval',
    sql: `
      -- Which of several records of the document it states; null for the only one.
      ALTER TABLE issue ADD COLUMN ref TEXT;
      -- The approval it was issued on (ISO time); null where none is needed.
      ALTER TABLE issue ADD COLUMN approved_at TEXT;
    `,
  },
];
