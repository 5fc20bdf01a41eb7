import type { Form } from '../../bridge/index.ts';
import { JournalConflict } from '../journal/index.ts';
import { formOf, type AttemptState } from './attempt.ts';
import { follow, salvage } from './follow.ts';
import type { Job } from './job.ts';
import { concludeSlip, printSlip } from './slip.ts';
import { findCreated, send, submit } from './submit.ts';

type Step = (job: Job) => Promise<void>;
type Steps = Partial<Record<AttemptState, Step>>;

/**
 * One step for each state in which the kiosk still has something to do. A step starts from what the journal says and
 * from nothing else, so that going on after a crash and going on after a fault are the same code.
 */
const steps: Record<Form, Steps> = {
  a4: {
    INTENT: submit,
    CREATING: findCreated,
    CREATED: send,
    SENDING: salvage,
    SENT: follow,
    PRINTING: follow,
    CANCELING: follow,
  },
  slip: { INTENT: printSlip, SENDING: concludeSlip },
};

/** Faults of the program or the disk in a row after which a job is left to the next start. */
const patience = 5;

/**
 * Runs a job until it is at rest. Rejects with the stop signal's reason when the kiosk stops, or with the fault that
 * would not pass; either way the journal holds the truth.
 */
export async function run(job: Job, onFault: (error: unknown) => void): Promise<void> {
  const { stopping, limits } = job.tools;
  let faults = 0;
  job.begin();
  while (!job.atRest) {
    stopping.throwIfAborted();
    job.abandonIfOverdue();
    try {
      await steps[formOf(job.attempt)][job.attempt.state]?.(job);
      faults = 0;
    } catch (error) {
      stopping.throwIfAborted();
      onFault(error);
      faults += 1;
      if (faults >= patience) throw error;
      if (error instanceof JournalConflict) job.reload();
      job.attend(['other']);
      await job.pause(limits.backOffMaxMs);
    }
  }
}
