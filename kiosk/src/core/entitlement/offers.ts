import { entitlement, type Entitlement, type Usage } from '@hallway/certificates/rules';
import type { CatalogueEntry, Paper, Person } from '@hallway/protocol';
import { candidatesOf, type Candidate } from './candidates.ts';
import { documentCodeOf } from './documents.ts';
import { refusalView } from './refusal-view.ts';
import { standingOf } from './standing.ts';
import type { DocumentOffer, OfferAnswer } from './types.ts';

export interface OffersInput {
  person: Person;
  /** The whole catalogue, in its order. */
  catalogue: readonly CatalogueEntry[];
  /** The person's records of what documents state. */
  papers: readonly Paper[];
  /** Copies this person was issued, by document. */
  usage: (document: string) => Usage;
  /** What the person's campus card holds, in hundredths of a yuan. */
  balanceFen: number;
  now: Date;
}

/**
 * The documents this machine offers to a person now, one for each language and record, each with the answer of the
 * rules. Documents for other roles, of other release classes, or which this release cannot make, are not on the list at all. Pure.
 */
export function offersFor(input: OffersInput): DocumentOffer[] {
  return input.catalogue
    .filter((entry) => entry.enabled && entry.releaseClass === 'P')
    .filter((entry) => entry.audience.includes(input.person.role))
    .flatMap((entry) => candidatesOf(entry, input.papers))
    .flatMap((candidate) => {
      const answer = answerFor(candidate, input);
      return answer ? [{ ...candidate, answer, ...chargeOf(candidate.entry, input) }] : [];
    });
}

function chargeOf(
  { price }: CatalogueEntry,
  { balanceFen }: OffersInput,
): Pick<DocumentOffer, 'charge'> {
  return price > 0 ? { charge: { priceFen: Math.round(price * 100), balanceFen } } : {};
}

function answerFor({ entry }: Candidate, input: OffersInput): OfferAnswer | null {
  const document = documentCodeOf(entry.document);
  if (!document) return null;
  const { person } = input;
  const usage = input.usage(document);
  const standing = standingOf(person);
  const result = entitlement(document, standing, usage, input.now);
  if (result.allowed) return allowed(result);
  if (result.refusals[0]?.rule !== 'R08' || !person.nameEn) return refused(result, input);
  // Nobody should confirm their name only to be refused for something else.
  const confirmed = { ...standing, nameEnConfirmed: true };
  const then = entitlement(document, confirmed, usage, input.now);
  return then.allowed
    ? { kind: 'confirm-name', copiesLeft: then.copiesLeft }
    : refused(then, input);
}

function allowed(result: Entitlement & { allowed: true }): OfferAnswer {
  const { registeredTerm, graceTerm, copiesLeft } = result;
  return { kind: 'allowed', registeredTerm, graceTerm, copiesLeft };
}

/** The most important refusal alone: the others are told once it is mended. */
function refused(
  { refusals }: Entitlement & { allowed: false },
  { catalogue }: OffersInput,
): OfferAnswer | null {
  const [first] = refusals;
  return first ? { kind: 'refused', refusal: refusalView(first, catalogue) } : null;
}
