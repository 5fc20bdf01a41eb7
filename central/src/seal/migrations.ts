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
];

export interface SealCertificateRow {
  kid: string;
  kiosk_id: string;
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

export type SealTables = {
  authority: { only: number; record: Uint8Array };
  seal_certificate: SealCertificateRow;
  crl: CrlRow;
};
