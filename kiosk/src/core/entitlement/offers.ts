import {
  entitlement,
  type Entitlement,
  type Question,
  type RuleSet,
  type Usage,
} from '@hallway/certificates/rules';
import type { CatalogueEntry, Paper, Person } from '@hallway/protocol';
import { candidatesOf, type Candidate } from './candidates.ts';
import { refusalView, type Surroundings } from './refusal-view.ts';
import type { DocumentOffer, OfferAnswer } from './types.ts';

export interface OffersInput {
  person: Person;
  rules: RuleSet;
  /** The whole catalogue, in its order. */
  catalogue: readonly CatalogueEntry[];
  /** Whether this kiosk has what it takes to make a document. */
  makes: (document: string, language: 'zh' | 'en') => boolean;
  /** The person's records of what documents state. */
  papers: readonly Paper[];
  /** Copies this person was issued, by document. */
  usage: (document: string) => Usage;
  /** Copies already printed of those that were approved. */
  used: (paper: Paper) => number;
  /** What the person's campus card holds, in hundredths of a yuan. */
  balanceFen: number;
  now: Date;
}

/**
 * The documents this machine offers to a person now, one for each language and record, each with the answer of the
 * rules. Documents for other roles, or which this kiosk cannot make, are not on the list at all. Pure.
 */
export function offersFor(input: OffersInput): DocumentOffer[] {
  const { catalogue, person, papers, rules, balanceFen, makes } = input;
  const candidates = catalogue
    .filter((entry) => entry.enabled && entry.audience.includes(person.role))
    .flatMap((entry) => candidatesOf(entry, papers))
    .filter(({ entry, language }) => makes(entry.document, language));
  const keyOf = (document: string) =>
    candidates.find(({ entry }) => entry.document === document)?.key ?? null;
  return candidates.map((candidate) => {
    const question = questionOf(candidate, input);
    const answer = answerTo(rules, question, { catalogue, keyOf });
    return { ...candidate, question, rules, answer, balanceFen };
  });
}

function questionOf({ entry, language, paper }: Candidate, input: OffersInput): Question {
  const { document, releaseClass } = entry;
  return {
    document,
    language,
    releaseClass,
    standing: input.person,
    usage: input.usage(document),
    record: paper,
    used: paper ? input.used(paper) : 0,
    now: input.now,
  };
}

function answerTo(rules: RuleSet, question: Question, around: Surroundings): OfferAnswer {
  const { standing } = question;
  const result = entitlement(rules, question);
  if (result.allowed) {
    const { allowed: _, ...terms } = result;
    return { kind: 'allowed', ...terms };
  }
  if (result.refusals[0].rule !== 'R08' || !standing.nameEn) return refused(result, around);
  // Nobody should confirm their name only to be refused for something else.
  const then = entitlement(rules, {
    ...question,
    standing: { ...standing, nameEnConfirmed: true },
  });
  return then.allowed ? { kind: 'confirm-name', copies: then.copies } : refused(then, around);
}

/** The most important refusal alone: the others are told once it is mended. */
function refused(result: Entitlement & { allowed: false }, around: Surroundings): OfferAnswer {
  return { kind: 'refused', refusal: refusalView(result.refusals[0], around) };
}
