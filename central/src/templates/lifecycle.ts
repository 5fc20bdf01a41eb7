import type { StepName, TemplateState } from '../../web/contract/templates.ts';
import type { HttpErrorCode } from '../http/error.ts';

/** What somebody wants to do with a version. */
export type Act = 'edit' | 'submit' | 'withdraw' | 'return' | 'release' | 'retire';

/** From where each act is possible. */
const from: Record<Act, readonly TemplateState[]> = {
  edit: ['draft'],
  submit: ['draft'],
  withdraw: ['draft', 'review'],
  return: ['review'],
  release: ['review'],
  retire: ['published'],
};

/** Steps that put a person's hand on the content. `restored` is one: who brings back an old version answers for it. */
const authorship: ReadonlySet<StepName> = new Set(['begun', 'edited', 'submitted', 'restored']);

/** Whether this member of staff had a hand in the content. */
export function isAuthor(
  steps: readonly { step: StepName; staff: string | null }[],
  staffNo: string,
): boolean {
  return steps.some(({ step, staff }) => authorship.has(step) && staff === staffNo);
}

/**
 * Why an act is refused, or null. Two people release a version: whoever judges it had no hand in it.
 *
 * @param author whether who acts had a hand in the content
 */
export function refusal(act: Act, state: TemplateState, author: boolean): HttpErrorCode | null {
  if (!from[act].includes(state)) return 'TEMPLATE_STATE';
  if (author && (act === 'release' || act === 'return')) return 'TEMPLATE_OWN';
  return null;
}
