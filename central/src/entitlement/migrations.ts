import type { Migration } from '../db/index.ts';

export const migrations: Migration[] = [
  {
    id: '215-rule-sets',
    sql: `
      -- Every rule set there ever was: what was decided by an older one can be explained.
      CREATE TABLE rule_set (
        version INTEGER PRIMARY KEY,
        body TEXT NOT NULL,
        -- Staff number; null for the one that came with the release.
        changed_by TEXT,
        changed_at TEXT NOT NULL
      ) STRICT`,
  },
];

export type RuleTables = {
  rule_set: { version: number; body: string; changed_by: string | null; changed_at: string };
};
