import type { Migration } from '../store/index.ts';

export const migrations: Migration[] = [
  {
    id: '135-seal',
    sql: `
      -- Seal keys made here, sealed, by their public half (SPKI PEM).
      CREATE TABLE seal_key (
        made INTEGER PRIMARY KEY AUTOINCREMENT,
        public_key TEXT NOT NULL UNIQUE,
        private_key BLOB NOT NULL
      ) STRICT;
      -- What central certified for this kiosk, by public key. Older ones say which keys were used and are over.
      CREATE TABLE seal_certificate (
        public_key TEXT PRIMARY KEY,
        record TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
    `,
  },
];
