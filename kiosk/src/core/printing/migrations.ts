import type { Migration } from '../store/index.ts';

/** Tables of the printing room. The events are the truth and cannot be changed; the attempt is their sum. */
export const migrations: Migration[] = [
  {
    id: '400-print-journal',
    sql: `
      CREATE TABLE print_attempt (
        issue_id TEXT NOT NULL,
        attempt INTEGER NOT NULL,
        state TEXT NOT NULL,
        outcome TEXT,
        intended_at INTEGER NOT NULL,
        changed_at INTEGER NOT NULL,
        -- The Attempt as JSON; names no person.
        record TEXT NOT NULL,
        PRIMARY KEY (issue_id, attempt)
      ) STRICT;
      CREATE INDEX print_attempt_open ON print_attempt (state)
        WHERE state NOT IN ('DELIVERED', 'FAILED_CLEAN', 'RESOLVED');
      CREATE TABLE print_event (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        issue_id TEXT NOT NULL,
        attempt INTEGER NOT NULL,
        type TEXT NOT NULL,
        detail TEXT NOT NULL,
        at INTEGER NOT NULL,
        FOREIGN KEY (issue_id, attempt) REFERENCES print_attempt (issue_id, attempt)
      ) STRICT;
      CREATE TRIGGER print_event_is_final BEFORE UPDATE ON print_event
        BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
      CREATE TRIGGER print_event_stays BEFORE DELETE ON print_event
        BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
      -- Sealed PDFs that may still have to be sent; a row goes as soon as that is over.
      CREATE TABLE print_document (
        issue_id TEXT NOT NULL,
        attempt INTEGER NOT NULL,
        pdf BLOB NOT NULL,
        PRIMARY KEY (issue_id, attempt),
        FOREIGN KEY (issue_id, attempt) REFERENCES print_attempt (issue_id, attempt)
      ) STRICT;
    `,
  },
  {
    id: '410-print-retention',
    sql: `
      -- The account of an attempt goes whole or not at all, and never while the attempt is open.
      DROP TRIGGER print_event_stays;
      CREATE TRIGGER print_event_stays BEFORE DELETE ON print_event
        WHEN EXISTS (SELECT 1 FROM print_attempt
                     WHERE issue_id = OLD.issue_id AND attempt = OLD.attempt)
        BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
      CREATE TRIGGER print_attempt_stays BEFORE DELETE ON print_attempt WHEN OLD.outcome IS NULL
        BEGIN SELECT raise(ABORT, 'an open attempt stays'); END;
      CREATE INDEX print_event_of ON print_event (issue_id, attempt);
      CREATE INDEX print_attempt_ended ON print_attempt (changed_at) WHERE outcome IS NOT NULL;
    `,
  },
];
