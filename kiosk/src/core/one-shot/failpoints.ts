import { failpointsOf, type Failpoint } from '../journal/index.ts';
import type { OneShotEventType } from './attempt.ts';

const writes = [
  'INTENT',
  'SENDING',
  'DELIVERED',
  'PRESUMED',
  'FAILED_CLEAN',
  'AMBIGUOUS',
  'RESOLVED',
] as const satisfies readonly OneShotEventType[];

export type OneShotFailpoint = Failpoint<OneShotEventType>;

/** Every point at which a crash has a meaning of its own. */
export const oneShotFailpoints: readonly OneShotFailpoint[] = failpointsOf(writes);
