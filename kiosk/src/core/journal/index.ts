/**
 * What every journal of effects outside the kiosk needs, whatever its steps are: the faults of writing, the points at
 * which a test may end the program, and how a call is left when the kiosk stops. The steps themselves are kept apart:
 * `printing` follows a job that can be asked after, `one-shot` makes one call that cannot.
 */
export { beforeStop } from './before-stop.ts';
export { IllegalTransition, JournalConflict, KeyConflict } from './errors.ts';
export { failpointsOf, type Failpoint } from './failpoints.ts';
