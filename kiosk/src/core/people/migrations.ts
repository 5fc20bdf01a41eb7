import type { Migration } from '../store/index.ts';

/**
 * People are found by keyed digests only; everything else about them is sealed. Catalogue and configuration name
 * nobody and stand in the clear.
 */
export const migrations: Migration[] = [
  {
    id: '200-people',
    sql: `
      CREATE TABLE person (
        no_index TEXT PRIMARY KEY,
        part TEXT NOT NULL,
        last_four_index TEXT NOT NULL,
        body BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX person_by_last_four ON person (last_four_index);
      CREATE INDEX person_by_part ON person (part);
      CREATE TABLE person_card (
        card_index TEXT NOT NULL,
        no_index TEXT NOT NULL REFERENCES person (no_index) ON DELETE CASCADE,
        PRIMARY KEY (card_index, no_index)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX person_card_by_person ON person_card (no_index);
      CREATE TABLE name_confirmation (
        no_index TEXT PRIMARY KEY,
        name_index TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE catalogue_entry (document TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
      CREATE TABLE kiosk_config (kiosk_id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
    `,
  },
  {
    // Null in records of an earlier release until People has looked at them; '' where records hold no such number.
    id: '201-people-by-id-number',
    sql: `
      ALTER TABLE person ADD COLUMN id_number_index TEXT;
      CREATE INDEX person_by_id_number ON person (id_number_index);
    `,
  },
  {
    id: '202-papers',
    sql: `
      CREATE TABLE paper (
        -- Keyed digest of the op's key, which names the person.
        key_index TEXT PRIMARY KEY,
        no_index TEXT NOT NULL,
        part TEXT NOT NULL,
        body BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX paper_by_person ON paper (no_index);
      CREATE INDEX paper_by_part ON paper (part);
    `,
  },
  {
    id: '203-rules',
    sql: 'CREATE TABLE rule_set (only INTEGER PRIMARY KEY CHECK (only = 1), body TEXT NOT NULL) STRICT',
  },
];
