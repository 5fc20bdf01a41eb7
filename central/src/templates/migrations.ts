import type { Migration } from '../db/index.ts';
import type { StepName, TemplateState } from '../../web/contract/templates.ts';

export const migrations: Migration[] = [
  {
    id: '450-templates',
    sql: `
      -- Every version of every template ever begun. Templates name nobody and stand in the clear.
      CREATE TABLE template (
        document TEXT NOT NULL,
        language TEXT NOT NULL,
        version INTEGER NOT NULL,
        state TEXT NOT NULL,
        -- Counts the changes of a draft: who saves says which one was changed.
        revision INTEGER NOT NULL,
        json TEXT NOT NULL,
        hash TEXT,
        -- The version it was begun from.
        origin INTEGER,
        starts_on TEXT,
        retired_on TEXT,
        -- Kiosks hold its content.
        sent INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (document, language, version)
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER template_fixed BEFORE UPDATE OF json, hash, revision ON template
        WHEN OLD.state <> 'draft'
        BEGIN SELECT RAISE(ABORT, 'a version that was handed in never changes'); END;
      CREATE TRIGGER template_kept BEFORE DELETE ON template
        BEGIN SELECT RAISE(ABORT, 'a version is never deleted'); END;

      -- What was done to each version, by whom, and which content it was done to. Only ever grows.
      CREATE TABLE template_step (
        document TEXT NOT NULL,
        language TEXT NOT NULL,
        version INTEGER NOT NULL,
        n INTEGER NOT NULL,
        step TEXT NOT NULL,
        at TEXT NOT NULL,
        hash TEXT NOT NULL,
        -- Sealed: the staff number, null for the release of the program; what the reviewer wrote.
        staff BLOB,
        note BLOB,
        PRIMARY KEY (document, language, version, n),
        FOREIGN KEY (document, language, version) REFERENCES template (document, language, version)
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER template_step_fixed BEFORE UPDATE ON template_step
        BEGIN SELECT RAISE(ABORT, 'steps are only added'); END;
      CREATE TRIGGER template_step_kept BEFORE DELETE ON template_step
        BEGIN SELECT RAISE(ABORT, 'steps are only added'); END;
    `,
  },
  {
    id: '451-offers',
    sql: `
      -- Who may have the document, and how: JSON; null where a version says nothing about that.
      ALTER TABLE template ADD COLUMN offer TEXT;
      CREATE TRIGGER template_offer_fixed BEFORE UPDATE OF offer ON template
        WHEN OLD.state <> 'draft'
        BEGIN SELECT RAISE(ABORT, 'a version that was handed in never changes'); END;

      -- The version whose offer stands in the catalogue and the rules.
      CREATE TABLE followed_offer (document TEXT PRIMARY KEY, version TEXT NOT NULL) STRICT;
    `,
  },
];

export type TemplateTables = {
  template: {
    document: string;
    language: 'zh' | 'en';
    version: number;
    state: TemplateState;
    revision: number;
    json: string;
    hash: string | null;
    origin: number | null;
    starts_on: string | null;
    retired_on: string | null;
    sent: number;
    offer: string | null;
  };
  template_step: {
    document: string;
    language: 'zh' | 'en';
    version: number;
    n: number;
    step: StepName;
    at: string;
    hash: string;
    staff: Uint8Array | null;
    note: Uint8Array | null;
  };
  followed_offer: { document: string; version: string };
};
