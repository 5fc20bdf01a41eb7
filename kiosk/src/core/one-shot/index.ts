/**
 * Effects that are one call to a device: a receipt is printed, a sheet is stamped. The call is written down before it is
 * made and its evidence after. Unlike a job at an A4 printer (`printing`) it cannot be asked after later, so that there
 * is nothing to follow, adopt or cancel: whoever finds it begun only knows that it was. That is why the two journals
 * are apart, and share no more than `journal`.
 */
export {
  isInDoubt,
  isUnderWay,
  oneShotStates,
  type OneShotAttempt,
  type OneShotEvent,
  type OneShotEvidence,
  type OneShotKind,
  type OneShotState,
} from './attempt.ts';
export { oneShotFailpoints, type OneShotFailpoint } from './failpoints.ts';
export { createOneShotJournal, type OneShotIntent, type OneShotJournal } from './journal.ts';
export { migrations } from './migrations.ts';
export { createOneShots, oneShotLimits } from './one-shots.ts';
export type { OneShotAnswer, OneShotJob, OneShotLimits, OneShots, OneShotWay } from './types.ts';
