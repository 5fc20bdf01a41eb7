import type { Template } from '@hallway/certificates';
import { ruleSetSchema } from '@hallway/certificates/rules';
import type { CatalogueEntry } from '@hallway/protocol';
import { z } from 'zod';
import type { Offer } from '../../../web/contract/templates.ts';

/** Who may have a document, and how. */
export const offerSchema: z.ZodType<Offer> = z.strictObject({
  releaseClass: z.enum(['P', 'A', 'W']),
  audience: z.array(z.enum(['undergraduate', 'postgraduate', 'staff', 'alumnus'])).min(1),
  terms: ruleSetSchema.shape.unlisted,
});

/** How an offer is kept beside its template; null for none. */
export function offerOf(kept: string | null): Offer | null {
  return kept === null ? null : offerSchema.parse(JSON.parse(kept));
}

/**
 * The entry of the catalogue that follows from a template and its offer. Pure.
 *
 * @param place where it stands among the documents, and the languages it can be had in
 */
export function entryOf(
  template: Template,
  { releaseClass, audience }: Offer,
  place: Pick<CatalogueEntry, 'order' | 'languages'>,
): CatalogueEntry {
  const options = Object.entries(template.options);
  return {
    document: template.id,
    name: template.name,
    ...place,
    releaseClass,
    audience,
    office: template.office,
    options: options.map(([name, option]) => ({ name, ...option })),
    // An approval is a record, and so is what the document states beyond the person.
    needsRecord: releaseClass === 'A' || Object.keys(template.data).length > 0,
    form: template.form === 'slip' ? 'slip' : 'a4',
    enabled: true,
  };
}
