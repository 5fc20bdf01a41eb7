import { applies } from './applies.ts';
import { termAt, universityCalendar } from './calendar.ts';
import { copyTerms } from './copies.ts';
import { registrationOf } from './R01-registration.ts';
import { purposesFor } from './R10-purpose.ts';
import { rulesOf, type RuleSet } from './rule-set.ts';
import { ruleTable } from './table.ts';
import type { Case, Entitlement, Question, Refusal, Request, Rule } from './types.ts';

/**
 * May this person have this document now? Pure; the same answer on kiosk and central.
 *
 * @returns what may be asked of it, or every refusal, most important first
 */
export function entitlement(rules: RuleSet, question: Question): Entitlement {
  const about = caseOf(rules, question);
  const [first] = refusals(about, (rule) => rule.who?.(about));
  if (first) return { allowed: false, refusals: [first] };
  const [most, ...others] = refusals(about, (rule) => rule.may?.(about));
  if (most) return { allowed: false, refusals: [most, ...others] };
  return {
    allowed: true,
    registration: applies(about, 'R01') ? registrationOf(about) : null,
    copies: copyTerms(about),
    purposes: applies(about, 'R10') ? purposesFor(about) : [],
    validDays: about.terms.validDays,
    inkSeal: applies(about, 'R13'),
  };
}

/**
 * May it be had like this? Asked of a document that may be had at all.
 *
 * @returns the refusal to show, or null when the request stands
 */
export function checkRequest(rules: RuleSet, question: Question, request: Request): Refusal | null {
  const about = caseOf(rules, question);
  return refusals(about, (rule) => rule.request?.(about, request))[0] ?? null;
}

function caseOf(rules: RuleSet, question: Question): Case {
  return {
    ...question,
    rules,
    terms: rulesOf(rules, question.document),
    today: termAt(universityCalendar, question.now),
  };
}

function refusals(about: Case, check: (rule: Rule) => Refusal | null | undefined): Refusal[] {
  return ruleTable.filter(({ id }) => applies(about, id)).flatMap((rule) => check(rule) ?? []);
}
