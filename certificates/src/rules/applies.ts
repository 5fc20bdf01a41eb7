import type { RuleId } from './rule-set.ts';
import type { Case } from './types.ts';

/** Whether a rule is on and applies to the document. */
export function applies({ rules, terms }: Pick<Case, 'rules' | 'terms'>, id: RuleId): boolean {
  return rules.rules[id].on && terms.rules.includes(id);
}
