import type { Migration } from '../store/index.ts';

/** Face templates of those who enrolled at this kiosk. They leave this table only by deletion. */
export const migrations: Migration[] = [
  {
    id: '500-identity',
    sql: `
      CREATE TABLE face_template (
        no_index TEXT PRIMARY KEY,
        engine TEXT NOT NULL,
        alignment TEXT NOT NULL,
        descriptor BLOB NOT NULL,
        shots INTEGER NOT NULL,
        consent_version TEXT NOT NULL,
        consented_at TEXT NOT NULL,
        -- 1 once central's own record of the person says so too; from then on its "no" is a withdrawal.
        acknowledged INTEGER NOT NULL DEFAULT 0,
        -- Epoch ms since when the records do not name this person any more.
        missing_since INTEGER
      ) STRICT, WITHOUT ROWID;
    `,
  },
];
