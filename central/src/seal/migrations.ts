import type { Generated } from 'kysely';
import type { SealRequest } from '../../web/contract/seal.ts';
import type { Migration } from '../db/index.ts';

/** Certificates and the authority itself stand in tables of the first issuance migration. */
export const migrations: Migration[] = [
  {
    id: '500-revocation-lists',
    sql: `
      -- When the authority said that a certificate does not count; from when on it does not is invalid_after.
      ALTER TABLE seal_certificate ADD COLUMN revoked_at TEXT;
      UPDATE seal_certificate SET revoked_at = invalid_after;

      -- The latest revocation list of each issuer, by its file name.
      CREATE TABLE crl (
        name TEXT PRIMARY KEY,
        number INTEGER NOT NULL,
        der BLOB NOT NULL,
        this_update TEXT NOT NULL,
        next_update TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    id: '510-time-stamps',
    sql: `
      -- The key and certificate of our own time-stamping authority, sealed, and how many stamps it gave.
      CREATE TABLE timestamp_authority (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        record BLOB NOT NULL,
        not_after TEXT NOT NULL,
        serial INTEGER NOT NULL
      ) STRICT;
    `,
  },
  {
    id: '520-electronic-copies',
    sql: `
      -- Electronic copies: the sealed PDF of a number as its kiosk made it, then as it was augmented. Encrypted.
      CREATE TABLE electronic_copy (
        serial TEXT PRIMARY KEY REFERENCES issue (serial),
        pdf BLOB NOT NULL,
        level TEXT NOT NULL,
        -- When the next step is due; null when there is none.
        due_at TEXT,
        -- Tries of that step that failed, and the code of the last.
        tries INTEGER NOT NULL DEFAULT 0,
        problem TEXT
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX electronic_copy_due ON electronic_copy (due_at);
      CREATE TABLE electronic_copy_step (
        step INTEGER PRIMARY KEY,
        serial TEXT NOT NULL,
        level TEXT NOT NULL,
        at TEXT NOT NULL,
        -- SHA-256 of the PDF after the step.
        sha256 TEXT NOT NULL
      ) STRICT;
      CREATE INDEX electronic_copy_step_serial ON electronic_copy_step (serial);
    `,
  },
  {
    id: '530-seal-control',
    sql: `
      -- Every use of the seal, each record bound to the one before by its hash. Who did it is sealed.
      CREATE TABLE seal_use (
        n INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        what TEXT NOT NULL,
        kid TEXT,
        by BLOB NOT NULL,
        digest TEXT NOT NULL,
        prev TEXT NOT NULL,
        hash TEXT NOT NULL
      ) STRICT;
      CREATE TRIGGER seal_use_keep BEFORE UPDATE ON seal_use
        BEGIN SELECT RAISE(ABORT, 'seal_use is append-only'); END;
      CREATE TRIGGER seal_use_stay BEFORE DELETE ON seal_use
        BEGIN SELECT RAISE(ABORT, 'seal_use is append-only'); END;

      -- Acts that one member of staff asks for and another approves; their numbers are sealed.
      CREATE TABLE seal_request (
        id TEXT PRIMARY KEY,
        act TEXT NOT NULL,
        reason TEXT NOT NULL,
        state TEXT NOT NULL,
        asked_at TEXT NOT NULL,
        asked_by BLOB NOT NULL,
        decided_at TEXT,
        decided_by BLOB
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    id: '540-seal-grants',
    sql: `
      -- Which machine may have its seal keys certified, by the decision of two people; machines by their identity key.
      CREATE TABLE seal_grant (
        kiosk_id TEXT PRIMARY KEY,
        key_id TEXT NOT NULL,
        given_at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      -- Machines that were paired before this was asked.
      INSERT INTO seal_grant (kiosk_id, key_id, given_at)
        SELECT kiosk_id, key_id, paired_at FROM kiosk WHERE key_id IS NOT NULL AND paired_at IS NOT NULL;
      -- The seal key that a kiosk showed last: what it wants certified.
      CREATE TABLE seal_key_shown (
        kiosk_id TEXT PRIMARY KEY,
        key_id TEXT NOT NULL,
        public_key TEXT NOT NULL,
        shown_at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      -- Of the machine that had the key; null for certificates of before.
      ALTER TABLE seal_certificate ADD COLUMN key_id TEXT;
      -- What the second person said.
      ALTER TABLE seal_request ADD COLUMN answer TEXT;
      CREATE INDEX seal_use_kid ON seal_use (kid, what);
      CREATE INDEX seal_use_digest ON seal_use (digest);
      CREATE INDEX issue_pdf ON issue (pdf_sha256);
      -- How long certificates last from now on.
      CREATE TABLE seal_policy (only INTEGER PRIMARY KEY CHECK (only = 1), days INTEGER NOT NULL) STRICT;
      INSERT INTO seal_policy (only, days) VALUES (1, 30);
    `,
  },
];

export interface SealCertificateRow {
  kid: string;
  kiosk_id: string;
  key_id: string | null;
  public_key: string;
  certificate: string;
  not_before: string;
  not_after: string;
  invalid_after: string | null;
  revoked_at: string | null;
}

export interface CrlRow {
  name: string;
  number: number;
  der: Uint8Array;
  this_update: string;
  next_update: string;
}

/** PAdES baseline levels (ETSI EN 319 142-1 §6). */
export type CopyLevel = 'B-B' | 'B-T' | 'B-LT' | 'B-LTA';

export interface CopyRow {
  serial: string;
  pdf: Uint8Array;
  level: CopyLevel;
  due_at: string | null;
  tries: number;
  problem: string | null;
}

/** What was done with a key of the seal. */
export type SealUseKind =
  | 'certificate-issued'
  | 'certificate-renewed'
  | 'certificate-invalidated'
  | 'issuing-key-changed'
  | 'kiosk-admitted'
  | 'policy-changed'
  | 'paper-sealed';

export interface SealUseRow {
  n: number;
  at: string;
  what: SealUseKind;
  kid: string | null;
  by: Uint8Array;
  digest: string;
  prev: string;
  hash: string;
}

export interface SealRequestRow {
  id: string;
  act: string;
  reason: string;
  state: SealRequest['state'];
  asked_at: string;
  asked_by: Uint8Array;
  decided_at: string | null;
  decided_by: Uint8Array | null;
  answer: string | null;
}

export type SealTables = {
  authority: { only: number; record: Uint8Array };
  seal_certificate: SealCertificateRow;
  crl: CrlRow;
  seal_use: SealUseRow;
  seal_request: SealRequestRow;
  seal_grant: { kiosk_id: string; key_id: string; given_at: string };
  seal_key_shown: { kiosk_id: string; key_id: string; public_key: string; shown_at: string };
  seal_policy: { only: number; days: number };
  timestamp_authority: { only: number; record: Uint8Array; not_after: string; serial: number };
  electronic_copy: CopyRow;
  electronic_copy_step: {
    step: Generated<number>;
    serial: string;
    level: CopyLevel;
    at: string;
    sha256: string;
  };
};
