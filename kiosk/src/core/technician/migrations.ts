import type { Migration } from '../store/index.ts';

export const migrations: Migration[] = [
  {
    id: '700-technician',
    sql: `
      -- Who last switched a device off or on; their number is sealed.
      CREATE TABLE device_switch (
        device_id TEXT PRIMARY KEY,
        disabled INTEGER NOT NULL,
        at TEXT NOT NULL,
        switched_by BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
      -- The last command of central to test a device: seen, so that it is not carried out twice.
      CREATE TABLE device_test_command (
        device_id TEXT PRIMARY KEY,
        command_id TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
    `,
  },
];
