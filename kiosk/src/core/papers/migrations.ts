import type { Migration } from '../store/index.ts';

/** What the university signs for everybody names nobody and stands in the clear; its own signature guards it. */
export const migrations: Migration[] = [
  {
    id: '700-papers',
    sql: 'CREATE TABLE key_list (only INTEGER PRIMARY KEY CHECK (only = 1), signed TEXT NOT NULL) STRICT',
  },
  {
    // Templates name nobody either; the list is signed, and holds their hashes.
    id: '710-paper-templates',
    sql: `
      CREATE TABLE paper_template (key TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT, WITHOUT ROWID;
      -- The list that is followed, and why a later one is not.
      CREATE TABLE paper_template_list (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        signed TEXT,
        refused TEXT
      ) STRICT;
    `,
  },
  {
    id: '720-signed-records',
    sql: `
      CREATE TABLE signed_record (key TEXT PRIMARY KEY, signed TEXT NOT NULL) STRICT, WITHOUT ROWID;
      INSERT INTO signed_record (key, signed) SELECT 'keys', signed FROM key_list;
      DROP TABLE key_list;
    `,
  },
];
