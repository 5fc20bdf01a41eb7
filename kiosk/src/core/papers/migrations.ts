import type { Migration } from '../store/index.ts';

/** The list of seal keys names nobody and stands in the clear; its own signature guards it. */
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
];
