import type { Evidence } from '@hallway/protocol';
import type { Generated } from 'kysely';
import type { Migration } from '../db/index.ts';
import type { ChargeState, IssueStatus } from './status.ts';

export const migrations: Migration[] = [
  {
    id: '300-issuance',
    sql: `
      -- The register: one row a number. Who it was issued to is sealed; codes and people are found by keyed digests.
      CREATE TABLE issue (
        serial TEXT PRIMARY KEY,
        issue_id TEXT NOT NULL,
        attempt INTEGER NOT NULL,
        kiosk_id TEXT NOT NULL,
        document TEXT NOT NULL,
        purpose TEXT NOT NULL,
        copies INTEGER NOT NULL,
        issued_at TEXT NOT NULL,
        valid_until TEXT NOT NULL,
        template_id TEXT NOT NULL,
        template_version INTEGER NOT NULL,
        template_hash TEXT NOT NULL,
        fields_digest TEXT NOT NULL,
        pdf_sha256 TEXT NOT NULL,
        status_index INTEGER NOT NULL UNIQUE,
        kid TEXT NOT NULL,
        code_digest TEXT NOT NULL,
        person_digest TEXT NOT NULL,
        holder BLOB NOT NULL,
        status TEXT NOT NULL,
        status_at TEXT NOT NULL,
        lookups INTEGER NOT NULL DEFAULT 0,
        UNIQUE (issue_id, attempt)
      ) STRICT;
      CREATE INDEX issue_person ON issue (person_digest);
      CREATE INDEX issue_kiosk ON issue (kiosk_id, issued_at);

      CREATE TABLE face_consent (
        person_digest TEXT NOT NULL,
        kiosk_id TEXT NOT NULL,
        consent_version TEXT NOT NULL,
        consented_at TEXT NOT NULL,
        engine TEXT NOT NULL,
        withdrawn_at TEXT,
        PRIMARY KEY (person_digest, kiosk_id)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE credential_lock (
        event_id TEXT PRIMARY KEY,
        person_digest TEXT NOT NULL,
        kiosk_id TEXT NOT NULL,
        method TEXT NOT NULL,
        failures INTEGER NOT NULL,
        at TEXT NOT NULL
      ) STRICT;

      CREATE TABLE authority (only INTEGER PRIMARY KEY CHECK (only = 1), record BLOB NOT NULL) STRICT;
      -- Every seal certificate ever made; old ones stay, because old papers stay.
      CREATE TABLE seal_certificate (
        kid TEXT PRIMARY KEY,
        kiosk_id TEXT NOT NULL,
        public_key TEXT NOT NULL,
        certificate TEXT NOT NULL,
        not_before TEXT NOT NULL,
        not_after TEXT NOT NULL,
        invalid_after TEXT
      ) STRICT;
      CREATE INDEX seal_certificate_kiosk ON seal_certificate (kiosk_id, not_after);
    `,
  },
  {
    id: '310-revocation',
    sql: `
      CREATE TABLE revocation (
        serial TEXT PRIMARY KEY REFERENCES issue (serial),
        reason TEXT NOT NULL,
        revoked_at TEXT NOT NULL,
        revoked_by BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    id: '320-evidence',
    sql: `
      -- What each source said about the paper of a number, as the kiosk reported it.
      CREATE TABLE evidence (
        serial TEXT NOT NULL REFERENCES issue (serial),
        source TEXT NOT NULL,
        says TEXT NOT NULL,
        sheets INTEGER,
        at TEXT NOT NULL,
        PRIMARY KEY (serial, at, source)
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    id: '330-resolution',
    sql: `
      -- What staff answered for an ambiguous number; the kiosk that issued it makes it so and reports it.
      CREATE TABLE resolution (
        serial TEXT PRIMARY KEY REFERENCES issue (serial),
        outcome TEXT NOT NULL,
        answered_at TEXT NOT NULL,
        answered_by BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    id: '340-charge',
    sql: `
      -- What an attempt costs: set aside, then taken or given back, once. What is taken is what the card system is owed.
      CREATE TABLE charge (
        issue_id TEXT NOT NULL,
        attempt INTEGER NOT NULL,
        -- The sealed number of the person.
        person BLOB NOT NULL,
        amount_fen INTEGER NOT NULL,
        state TEXT NOT NULL,
        held_at TEXT NOT NULL,
        settled_at TEXT,
        PRIMARY KEY (issue_id, attempt),
        FOREIGN KEY (issue_id, attempt) REFERENCES issue (issue_id, attempt)
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    id: '350-claims',
    sql: `
      -- Void attempts whose next one may be made at another kiosk. Names nobody: who it is stands in the issue, sealed.
      CREATE TABLE claim (
        issue_id TEXT NOT NULL,
        attempt INTEGER NOT NULL,
        campus TEXT NOT NULL,
        issued_at TEXT NOT NULL,
        until TEXT NOT NULL,
        -- The one kiosk that may make the next attempt; null while the claim is published for all.
        held_by TEXT,
        -- The request it was granted to.
        request_id TEXT,
        PRIMARY KEY (issue_id, attempt)
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    id: '360-issue-stamp',
    sql: `
      -- Whether the paper of a number was stamped, as the kiosk reported it.
      CREATE TABLE issue_stamp (
        serial TEXT PRIMARY KEY REFERENCES issue (serial),
        state TEXT NOT NULL,
        device_id TEXT NOT NULL,
        -- What the machine had counted; null where it did not say.
        counter_before INTEGER,
        counter_after INTEGER,
        -- Why it is ambiguous, one word for support.
        reason TEXT,
        at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    id: '370-issue-statement',
    sql: `
      -- What makes the next attempt at an issue state the same; null in issues of an earlier release. Purpose is '' for
      -- a document that is asked for without one.
      ALTER TABLE issue ADD COLUMN language TEXT;
      ALTER TABLE issue ADD COLUMN ref TEXT;
      ALTER TABLE issue ADD COLUMN approved_at TEXT;
      -- Choices of the person, as JSON.
      ALTER TABLE issue ADD COLUMN options TEXT;
    `,
  },
  {
    id: '380-printed',
    sql: `
      -- What the paper of a number says, word for word, sealed.
      CREATE TABLE printed (
        serial TEXT PRIMARY KEY REFERENCES issue (serial),
        template TEXT NOT NULL,
        fields BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX issue_code ON issue (code_digest);
    `,
  },
];

export interface ClaimRow {
  issue_id: string;
  attempt: number;
  campus: string;
  /** When the issue was made, not this attempt. */
  issued_at: string;
  until: string;
  held_by: string | null;
  request_id: string | null;
}

export interface IssueRow {
  serial: string;
  issue_id: string;
  attempt: number;
  kiosk_id: string;
  document: string;
  /** '' for a document without one. */
  purpose: string;
  copies: number;
  issued_at: string;
  valid_until: string;
  template_id: string;
  template_version: number;
  template_hash: string;
  fields_digest: string;
  pdf_sha256: string;
  status_index: number;
  kid: string;
  code_digest: string;
  person_digest: string;
  holder: Uint8Array;
  status: IssueStatus;
  status_at: string;
  lookups: number;
  language: 'zh' | 'en' | null;
  ref: string | null;
  approved_at: string | null;
  options: string | null;
}

export interface IssueStampRow {
  serial: string;
  state: 'applied' | 'ambiguous' | 'not-applied';
  device_id: string;
  counter_before: number | null;
  counter_after: number | null;
  reason: string | null;
  at: string;
}

export type IssuanceTables = {
  /** `lookups` has a default, so an insert may leave it out. */
  issue: Omit<IssueRow, 'lookups'> & { lookups: Generated<number> };
  /** Revocations by staff; `revoked_by` is the sealed staff number. */
  revocation: { serial: string; reason: string; revoked_at: string; revoked_by: Uint8Array };
  evidence: Evidence & { serial: string };
  /** `answered_by` is the sealed staff number. */
  resolution: {
    serial: string;
    outcome: 'delivered' | 'voided';
    answered_at: string;
    answered_by: Uint8Array;
  };
  charge: {
    issue_id: string;
    attempt: number;
    person: Uint8Array;
    amount_fen: number;
    state: ChargeState;
    held_at: string;
    settled_at: string | null;
  };
  claim: ClaimRow;
  printed: { serial: string; template: string; fields: Uint8Array };
  issue_stamp: IssueStampRow;
  face_consent: {
    person_digest: string;
    kiosk_id: string;
    consent_version: string;
    consented_at: string;
    engine: string;
    withdrawn_at: string | null;
  };
  credential_lock: {
    event_id: string;
    person_digest: string;
    kiosk_id: string;
    method: string;
    failures: number;
    at: string;
  };
};
