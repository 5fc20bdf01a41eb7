import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoDocuments, demoPapers, demoPeople } from '@hallway/central/demo';
import { defaultRuleSet } from '@hallway/certificates/rules';
import type { CatalogueEntry } from '@hallway/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createCatalogue,
  migrations as ofCatalogue,
} from '../../../central/src/catalogue/index.ts';
import { openDatabase, type Database } from '../../../central/src/db/index.ts';
import {
  createEntitlements,
  createRules,
  migrations as ofRules,
  type Entitlements,
} from '../../../central/src/entitlement/index.ts';
import { createUsage, migrations as ofIssuance } from '../../../central/src/issuance/index.ts';
import { createPapers, migrations as ofPapers } from '../../../central/src/papers/index.ts';
import { createPeople, migrations as ofPeople } from '../../../central/src/people/index.ts';
import { migrations as ofSync } from '../../../central/src/sync/index.ts';
import { offersFor } from '../../../kiosk/src/core/entitlement/index.ts';

const today = '2026-11-22';
const now = new Date(`${today}T12:00:00+08:00`);

/** Every document, whether this release makes it or not. */
const documents: CatalogueEntry[] = demoDocuments.map((entry) => ({ ...entry, enabled: true }));
const people = demoPeople(today);
const papers = demoPapers(today);

let dir: string;
let db: Database;
let entitlements: Entitlements;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'hallway-alike-'));
  db = openDatabase({
    dataDir: dir,
    migrations: [...ofSync, ...ofPeople, ...ofPapers, ...ofCatalogue, ...ofRules, ...ofIssuance],
  });
  const catalogue = createCatalogue(db);
  const rules = createRules(db, () => now.getTime());
  const records = { people: createPeople(db), papers: createPapers(db) };
  db.write((tx) => {
    for (const entry of documents) catalogue.putDocument(tx, entry);
    for (const person of people) records.people.put(tx, person);
    for (const paper of papers) records.papers.put(tx, paper);
  });
  entitlements = createEntitlements({ rules, catalogue, ...records, usage: createUsage(db) });
});
afterAll(() => {
  db.close();
  rmSync(dir, { recursive: true, force: true });
});

describe.each(people)('$no', (person) => {
  const own = papers.filter(({ no }) => no === person.no);
  const offers = offersFor({
    person,
    rules: defaultRuleSet,
    catalogue: documents,
    makes: () => true,
    papers: own,
    usage: (document) => ({
      today: person.issuedOn[document]?.date === today ? person.issuedOn[document].copies : 0,
      thisTerm: person.issuedThisTerm[document] ?? 0,
    }),
    used: () => 0,
    balanceFen: 0,
    now,
  });

  test.each(documents)('has the same answer about $document at kiosk and central', (entry) => {
    for (const language of ['zh', 'en'] as const) {
      const refs = own.filter((paper) => paper.document === entry.document).map(({ ref }) => ref);
      for (const ref of refs.length === 0 ? [null] : refs) {
        const asked = { no: person.no, document: entry.document, language, ref };
        const central = db.read((tx) => entitlements.answer(tx, asked, now));
        const offer = offers.find(
          (one) =>
            one.entry.document === entry.document &&
            one.language === language &&
            (one.paper?.ref ?? null) === ref,
        );
        if (central === 'not-offered') {
          expect(offer).toBeUndefined();
        } else if (central.allowed) {
          const { allowed: _, ...terms } = central;
          expect(offer?.answer).toEqual({ kind: 'allowed', ...terms });
        } else if (offer?.answer.kind === 'confirm-name') {
          // A kiosk can have the name confirmed; central says that it must be.
          expect(central.refusals.map(({ rule }) => rule)).toEqual(['R08']);
        } else {
          expect(offer?.answer).toMatchObject({
            kind: 'refused',
            refusal: { rule: central.refusals[0].rule, message: central.refusals[0].message },
          });
        }
      }
    }
  });
});
