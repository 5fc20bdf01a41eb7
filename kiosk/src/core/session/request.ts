import {
  amountFen,
  checkRequest,
  type Purpose,
  type Refusal,
  type Request,
} from '@hallway/certificates/rules';
import type { Claim } from '@hallway/protocol';
import type { DocumentOffer, OfferAnswer } from '../entitlement/types.ts';
import type { Visit } from './types.ts';

/** The offer of this key on the person's list. */
export function offerOf(visit: Visit, key: string | null): DocumentOffer | null {
  return visit.offers.find((offer) => offer.key === key) ?? null;
}

/** The offer of what was begun at another kiosk; null when the person's list does not hold it. */
export function offerOfClaim({ offers }: Visit, claim: Claim): DocumentOffer | null {
  const { document, language, ref = null } = claim;
  return (
    offers.find(
      (offer) =>
        offer.entry.document === document &&
        (language === undefined || offer.language === language) &&
        (offer.paper?.ref ?? null) === ref,
    ) ?? null
  );
}

/** What the rules answered for the chosen document. */
export function answerOf(visit: Visit): OfferAnswer | null {
  return offerOf(visit, visit.document)?.answer ?? null;
}

/** The terms of the chosen document; null when it is not allowed, or none is chosen. */
export function termsOf(visit: Visit): (OfferAnswer & { kind: 'allowed' }) | null {
  const answer = answerOf(visit);
  return answer?.kind === 'allowed' ? answer : null;
}

/** What the rules say against the chosen document with the choices made; null when nothing. */
export function refusalOf(visit: Visit, inkSeal = false): Refusal | null {
  const { purpose, copies } = visit;
  return check(visit, { purpose, copies, inkSeal, secondFactor: secondFactorOf(visit) });
}

/** Whether there is nothing to choose: no purpose, no option, no ink seal, one copy. */
export function isSettled(visit: Visit): boolean {
  const options = offerOf(visit, visit.document)?.entry.options ?? [];
  const terms = termsOf(visit);
  if (!terms || terms.inkSeal || options.length > 0) return false;
  return terms.purposes.length === 0 && terms.copies.most === 1;
}

/** What a person may choose about a document. */
export type Choice = Pick<Request, 'purpose' | 'copies'> & Partial<Pick<Visit, 'options'>>;

/** Whether the paper can be had with or without this. */
function isOffered(visit: Visit, option: string): boolean {
  const entry = offerOf(visit, visit.document)?.entry;
  return entry?.options.some(({ name }) => name === option) ?? false;
}

/** Whether purpose, copies and options may stand so; a purpose not chosen yet may (rules R09 and R10). */
export function choiceStands(visit: Visit, { purpose, copies, options = {} }: Choice): boolean {
  const terms = termsOf(visit);
  if (!terms || !Object.keys(options).every((name) => isOffered(visit, name))) return false;
  const chosen = purpose ?? terms.purposes[0]?.code ?? null;
  return !check(visit, { purpose: chosen, copies, inkSeal: false, secondFactor: 'given' });
}

/** The chosen purpose; null when none is chosen, or the document is not asked for with one. */
export function purposeOf(visit: Visit): Purpose | null {
  return termsOf(visit)?.purposes.find(({ code }) => code === visit.purpose) ?? null;
}

/** What the chosen copies cost together, in hundredths of a yuan. */
export function amountOf(visit: Visit): number {
  const terms = termsOf(visit);
  return terms ? amountFen(terms.copies, visit.copies) : 0;
}

/** By the rules that answered for the document. */
function check(visit: Visit, request: Request): Refusal | null {
  const offer = offerOf(visit, visit.document);
  return offer && checkRequest(offer.rules, offer.question, request);
}

/** What was typed to sign in need not be typed again. */
function secondFactorOf({ person, identifiedBy, passwordGiven }: Visit): Request['secondFactor'] {
  if (identifiedBy === 'password' || passwordGiven) return 'given';
  return person?.credentials.password ? 'possible' : 'none';
}
