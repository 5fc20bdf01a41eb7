import type { Generated } from 'kysely';
import type { Migration } from '../db/index.ts';

export const migrations: Migration[] = [
  {
    id: '500-verification',
    sql: `
      -- Who asked about a paper: when, and from which network as far as a keyed digest tells. No address is kept.
      CREATE TABLE lookup (
        id INTEGER PRIMARY KEY,
        serial TEXT NOT NULL REFERENCES issue (serial),
        kind TEXT NOT NULL,
        network TEXT NOT NULL,
        at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX lookup_serial ON lookup (serial, at);
      CREATE INDEX lookup_at ON lookup (at);

      -- What a holder lets others see of a paper. Code and PIN are kept as keyed digests.
      CREATE TABLE share (
        id TEXT PRIMARY KEY,
        serial TEXT NOT NULL REFERENCES issue (serial),
        code_digest TEXT NOT NULL UNIQUE,
        pin_digest TEXT NOT NULL,
        created_at TEXT NOT NULL,
        expires_at TEXT NOT NULL,
        withdrawn_at TEXT,
        opened INTEGER NOT NULL DEFAULT 0,
        wrong_pins INTEGER NOT NULL DEFAULT 0
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX share_serial ON share (serial);

      CREATE TABLE holder_session (
        token_hash TEXT PRIMARY KEY,
        -- The sealed number of the person.
        person BLOB NOT NULL,
        expires_at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
    `,
  },
];

export type LookupKind = 'paper' | 'match' | 'share';

export interface ShareRow {
  id: string;
  serial: string;
  code_digest: string;
  pin_digest: string;
  created_at: string;
  expires_at: string;
  withdrawn_at: string | null;
  opened: number;
  wrong_pins: number;
}

export type VerificationTables = {
  lookup: { id: Generated<number>; serial: string; kind: LookupKind; network: string; at: string };
  share: Omit<ShareRow, 'opened' | 'wrong_pins'> & {
    opened: Generated<number>;
    wrong_pins: Generated<number>;
  };
  holder_session: { token_hash: string; person: Uint8Array; expires_at: string };
};
