import type { Migration } from '../db/index.ts';

export const migrations: Migration[] = [
  {
    id: '400-staff',
    sql: `
      CREATE TABLE staff_account (id TEXT PRIMARY KEY, record BLOB NOT NULL) STRICT, WITHOUT ROWID;
      -- Sessions by the SHA-256 of their token: the table alone opens none.
      CREATE TABLE staff_session (
        token_hash TEXT PRIMARY KEY,
        account_id TEXT NOT NULL REFERENCES staff_account (id),
        expires_at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
    `,
  },
];

export type StaffTables = {
  staff_account: { id: string; record: Uint8Array };
  staff_session: { token_hash: string; account_id: string; expires_at: string };
};
