import type { Migration } from '../store/index.ts';

/** The list of seal keys names nobody and stands in the clear; its own signature guards it. */
export const migrations: Migration[] = [
  {
    id: '700-papers',
    sql: 'CREATE TABLE key_list (only INTEGER PRIMARY KEY CHECK (only = 1), signed TEXT NOT NULL) STRICT',
  },
];
