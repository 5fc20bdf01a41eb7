import { setImmediate as turn } from 'node:timers/promises';
import {
  entitlement,
  type Entitlement,
  type RuleId,
  type RuleSet,
} from '@hallway/certificates/rules';
import type { RulesPreview } from '../../web/contract/rules.ts';
import type { Catalogue } from '../catalogue/index.ts';
import type { Database } from '../db/index.ts';
import type { People } from '../people/index.ts';
import type { Entitlements } from './entitlements.ts';
import type { Rules } from './rules.ts';

/** Enough to see what a change does; all of a small university. */
const SAMPLE = 400;
/** People asked about before others get their turn. */
const AT_A_TIME = 10;

export interface PreviewDeps {
  db: Database;
  rules: Rules;
  entitlements: Entitlements;
  catalogue: Catalogue;
  people: Pick<People, 'sample'>;
  now: () => number;
}

/** Whom a change of the rules would reach, asked of the very people and papers central knows. */
export async function previewOf(deps: PreviewDeps, changed: RuleSet): Promise<RulesPreview> {
  const { db, rules, entitlements, catalogue, people, now } = deps;
  const { present, sample, documents } = db.read((tx) => ({
    present: rules.current(tx),
    sample: people.sample(tx, SAMPLE),
    documents: catalogue.documents(tx),
  }));
  const at = new Date(now());
  const found = documents.map(({ document }) => ({
    document,
    freed: 0,
    refused: 0,
    rules: new Set<RuleId>(),
  }));
  for (const [i, { no }] of sample.entries()) {
    if (i % AT_A_TIME === 0) await turn();
    for (const [place, { document, languages }] of documents.entries()) {
      const tally = found[place];
      const [language] = languages;
      if (!tally || language === undefined) continue;
      const asked = { no, document, language, ref: null };
      const question = db.read((tx) => entitlements.question(tx, asked, at));
      if (!question) continue;
      const [before, after] = [entitlement(present, question), entitlement(changed, question)];
      if (before.allowed === after.allowed) continue;
      if (after.allowed) tally.freed += 1;
      else tally.refused += 1;
      const reason = refusalOf(after) ?? refusalOf(before);
      if (reason) tally.rules.add(reason);
    }
  }
  return {
    people: sample.length,
    documents: found
      .filter(({ freed, refused }) => freed + refused > 0)
      .map((tally) => ({ ...tally, rules: [...tally.rules].toSorted() })),
  };
}

function refusalOf(answer: Entitlement): RuleId | null {
  return answer.allowed ? null : answer.refusals[0].rule;
}
