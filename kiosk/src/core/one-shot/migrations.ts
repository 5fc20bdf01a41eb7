import type { Migration } from '../store/index.ts';

/** Tables of the one-shot journal. The events are the truth and cannot be changed; the attempt is their sum. */
export const migrations: Migration[] = [
  {
    id: '450-one-shot-journal',
    sql: `
      CREATE TABLE one_shot_attempt (
        key TEXT NOT NULL,
        attempt INTEGER NOT NULL,
        state TEXT NOT NULL,
        changed_at INTEGER NOT NULL,
        -- The OneShotAttempt as JSON; names no person.
        record TEXT NOT NULL,
        PRIMARY KEY (key, attempt)
      ) STRICT;
      CREATE INDEX one_shot_under_way ON one_shot_attempt (state)
        WHERE state IN ('INTENT', 'SENDING');
      CREATE INDEX one_shot_age ON one_shot_attempt (changed_at);
      -- What is to be done, sealed; goes once it is known to be done.
      CREATE TABLE one_shot_content (
        key TEXT PRIMARY KEY,
        content BLOB NOT NULL
      ) STRICT;
      CREATE TABLE one_shot_event (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        key TEXT NOT NULL,
        attempt INTEGER NOT NULL,
        type TEXT NOT NULL,
        detail TEXT NOT NULL,
        at INTEGER NOT NULL,
        FOREIGN KEY (key, attempt) REFERENCES one_shot_attempt (key, attempt)
      ) STRICT;
      CREATE INDEX one_shot_event_of ON one_shot_event (key, attempt);
      CREATE TRIGGER one_shot_event_is_final BEFORE UPDATE ON one_shot_event
        BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
      -- The account of an attempt goes whole or not at all, and never while it is under way.
      CREATE TRIGGER one_shot_event_stays BEFORE DELETE ON one_shot_event
        WHEN EXISTS (SELECT 1 FROM one_shot_attempt
                     WHERE key = OLD.key AND attempt = OLD.attempt)
        BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
      CREATE TRIGGER one_shot_attempt_stays BEFORE DELETE ON one_shot_attempt
        WHEN OLD.state IN ('INTENT', 'SENDING')
        BEGIN SELECT raise(ABORT, 'an attempt under way stays'); END;
    `,
  },
];
