import type { Migration } from '../db/index.ts';

export const migrations: Migration[] = [
  {
    id: '205-papers',
    sql: `
      CREATE TABLE paper (
        -- Keyed digest of the record's key, which names the person.
        id TEXT PRIMARY KEY,
        person_digest TEXT NOT NULL,
        record BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX paper_person ON paper (person_digest);
      -- Who approved what, for good: the record itself goes when it is replaced or withdrawn.
      CREATE TABLE paper_approval (
        id TEXT NOT NULL,
        approved_at TEXT NOT NULL,
        office TEXT NOT NULL,
        copies INTEGER NOT NULL,
        -- The sealed staff number.
        approved_by BLOB NOT NULL,
        PRIMARY KEY (id, approved_at)
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    id: '206-person-looks',
    sql: `
      -- Which member of staff was shown whom, and by what way. Both are named by digest or sealed.
      CREATE TABLE person_look (
        id TEXT PRIMARY KEY,
        at TEXT NOT NULL,
        way TEXT NOT NULL CHECK (way IN ('number', 'name', 'opened')),
        person_digest TEXT NOT NULL,
        looked_by BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX person_look_person ON person_look (person_digest, at);
      CREATE INDEX person_look_at ON person_look (at);
    `,
  },
];

export type PaperTables = {
  paper: { id: string; person_digest: string; record: Uint8Array };
  paper_approval: {
    id: string;
    approved_at: string;
    office: string;
    copies: number;
    approved_by: Uint8Array;
  };
  person_look: {
    id: string;
    at: string;
    way: LookWay;
    person_digest: string;
    looked_by: Uint8Array;
  };
};

/** How staff came upon somebody: in the answer to a number or a name, or by opening their records. */
export type LookWay = 'number' | 'name' | 'opened';
