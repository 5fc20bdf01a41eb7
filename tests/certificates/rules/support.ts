import {
  defaultRuleSet,
  type Question,
  type Refusal,
  type RuleSet,
  type Standing,
  type Term,
} from '@hallway/certificates/rules';

export const autumn: Term = { year: 2026, half: 'autumn' };
export const lastSpring: Term = { year: 2025, half: 'spring' };

/** Friday of week 12 of the autumn term. */
export const week12 = new Date('2026-11-20T02:00:00Z');

/** Somebody with whom everything is well. */
export const student: Standing = {
  role: 'undergraduate',
  status: 'enrolled',
  statusFrom: '2024-09-01',
  statusTo: null,
  registeredTerms: [autumn, lastSpring],
  feesOwed: 0,
  feesDeferred: false,
  programme: 'ordinary',
  nameEnConfirmed: true,
  nameEn: 'LIN Xiao',
  graduatesOn: '2028-06',
};

/** A question about D01 that nothing speaks against, but for what is given. */
export function question(more: Partial<Question> = {}): Question {
  return {
    document: 'D01',
    language: 'zh',
    releaseClass: 'P',
    standing: student,
    usage: { today: 0, thisTerm: 0 },
    record: null,
    used: 0,
    now: week12,
    ...more,
  };
}

/** The rules with something changed. */
export function changed(change: (rules: RuleSet) => void): RuleSet {
  const rules = structuredClone(defaultRuleSet);
  change(rules);
  return rules;
}

/** Every text of a refusal a person reads. */
export function textsOf({ field, value, message, fix, owner }: Refusal) {
  return { field, value, message, fix, owner };
}
