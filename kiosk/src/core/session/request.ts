import { checkRequest, purposes, type PurposeCode } from '@hallway/certificates/rules';
import type { DocumentOffer, OfferAnswer } from '../entitlement/types.ts';
import { documentCodeOf } from '../entitlement/documents.ts';
import type { Visit } from './types.ts';

/** The offer of this key on the person's list. */
export function offerOf(visit: Visit, key: string | null): DocumentOffer | null {
  return visit.offers.find((offer) => offer.key === key) ?? null;
}

/** What the rules answered for the chosen document. */
export function answerOf(visit: Visit): OfferAnswer | null {
  return offerOf(visit, visit.document)?.answer ?? null;
}

const codes = new Set<string>(purposes.map((purpose) => purpose.code));

export function isPurpose(text: string): text is PurposeCode {
  return codes.has(text);
}

/** Whether this choice may stand; a purpose not chosen yet may (rules R09 and R10). */
export function requestRefused(
  visit: Visit,
  choice: { purpose: string | null; copies: number },
): boolean {
  const offer = offerOf(visit, visit.document);
  const document = offer && documentCodeOf(offer.entry.document);
  if (!document || offer.answer.kind !== 'allowed') return true;
  if (choice.purpose !== null && !isPurpose(choice.purpose)) return true;
  const asked = { purpose: choice.purpose ?? purposes[0]?.code ?? null, copies: choice.copies };
  return checkRequest(document, asked, offer.answer.copiesLeft) !== null;
}
