import { isDeepStrictEqual } from 'node:util';
import { parseTemplate, templateKey } from '@hallway/certificates';
import { rulesOf, type DocumentRules } from '@hallway/certificates/rules';
import type { CatalogueEntry } from '@hallway/protocol';
import type { Offer } from '../../../web/contract/templates.ts';
import type { Catalogue } from '../../catalogue/index.ts';
import type { Database, Reader, Tx } from '../../db/index.ts';
import type { Rules } from '../../entitlement/index.ts';
import type { TemplateTables } from '../migrations.ts';
import type { StoredTemplate } from '../rows.ts';
import { entryOf, offerOf } from './offer.ts';
import { standingOf } from './offering.ts';

/** What kiosks may offer of the documents whose templates are released. */
export interface Offers {
  /** How a document stands in the catalogue; null for one that is not there. */
  current(tx: Reader, document: string): Offer | null;
  /** What holds for a document that nobody has written rules for. */
  usual(tx: Reader): DocumentRules;
  /**
   * Lets catalogue and rules say what the versions in force bring with them. What was followed once is not put back, so
   * that the registrar may change a rule afterwards.
   */
  follow(tx: Tx, versions: readonly StoredTemplate[], today: string): void;
}

export interface OffersDeps {
  db: Database;
  catalogue: Catalogue;
  rules: Rules;
  now: () => number;
}

export function createOffers({ db, catalogue, rules, now }: OffersDeps): Offers {
  const query = db.query.$extendTables<Pick<TemplateTables, 'followed_offer'>>();

  function followed(tx: Reader, document: string): string | null {
    const row = tx.first(
      query.selectFrom('followed_offer').select('version').where('document', '=', document),
    );
    return row?.version ?? null;
  }

  function putTerms(tx: Tx, version: StoredTemplate, terms: DocumentRules): void {
    const { document, steps } = version;
    const set = rules.current(tx);
    if (isDeepStrictEqual(rulesOf(set, document), terms)) return;
    const staffNo = steps.findLast(({ step }) => step === 'released')?.staff;
    if (staffNo == null) throw new Error(`nobody released ${templateKey(version)}`);
    const next = {
      ...set,
      version: set.version + 1,
      documents: { ...set.documents, [document]: terms },
    };
    rules.put(tx, next, { staffNo, at: new Date(now()).toISOString() });
  }

  /** The entry by the offer that leads; the one that is there while nothing new leads. */
  function entryBy(tx: Tx, leading: StoredTemplate | null, present: CatalogueEntry | null) {
    const offer = leading && offerOf(leading.offer);
    if (!leading || !offer) return present;
    const version = templateKey(leading);
    if (followed(tx, leading.document) === version) return present;
    putTerms(tx, leading, offer.terms);
    tx.run(
      query
        .insertInto('followed_offer')
        .values({ document: leading.document, version })
        .onConflict((conflict) => conflict.column('document').doUpdateSet({ version })),
    );
    const { template } = parseTemplate(JSON.parse(leading.json));
    return entryOf(template, offer, {
      order: present?.order ?? catalogue.nextOrder(tx),
      languages: present?.languages ?? [leading.language],
    });
  }

  return {
    current(tx, document) {
      const entry = catalogue.document(tx, document);
      if (!entry) return null;
      const { releaseClass, audience } = entry;
      return { releaseClass, audience, terms: rulesOf(rules.current(tx), document) };
    },
    usual: (tx) => rules.current(tx).unlisted,
    follow(tx, versions, today) {
      for (const [document, ones] of Map.groupBy(versions, (one) => one.document)) {
        const { leading, languages } = standingOf(ones, today);
        const present = catalogue.document(tx, document);
        const entry = entryBy(tx, leading, present);
        if (!entry) continue;
        const more = languages.filter((language) => !entry.languages.includes(language));
        const next = { ...entry, languages: [...entry.languages, ...more] };
        if (!isDeepStrictEqual(next, present)) catalogue.putDocument(tx, next);
      }
    },
  };
}
