import { failpointsOf, type Failpoint as FailpointOf } from '../journal/index.ts';
import type { JournalEventType } from './attempt.ts';

const writes = [
  'INTENT',
  'CREATING',
  'NOT_CREATED',
  'CREATED',
  'SENDING',
  'NOT_SENT',
  'SENT',
  'PRINTING',
  'CANCELING',
  'DELIVERED',
  'FAILED_CLEAN',
  'AMBIGUOUS',
  'RESOLVED',
] as const satisfies readonly JournalEventType[];

export type Failpoint = FailpointOf<JournalEventType>;

/** Handed in by tests that end the process at a named point; absent in the product. */
export type FailpointHandler = (name: Failpoint) => void;

/** Every point at which a crash has a meaning of its own: before and after each journalled write. */
export const failpoints: readonly Failpoint[] = failpointsOf(writes);
