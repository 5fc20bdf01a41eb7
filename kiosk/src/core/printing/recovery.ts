import type { JobRef, JobState, PrinterState } from '@hallway/device-drivers';
import { jobName, type Attempt } from './attempt.ts';

/** What to do with an attempt whose Create-Job may or may not have arrived. */
export type AfterCreating =
  /** The printer has the empty job: go on with it. */
  | { do: 'adopt'; job: JobRef }
  | { do: 'create-again'; reason: string }
  /** A job of our name has printed though the journal knows of no document sent. */
  | { do: 'doubt'; reason: string };

const endedStates: ReadonlySet<string> = new Set(['canceled', 'aborted', 'completed']);

export function hasEnded(job: Pick<JobState, 'state'>): boolean {
  return endedStates.has(job.state);
}

/**
 * CREATING was written and no answer to Create-Job is known: after a crash, or after a reply that got lost. Pure.
 *
 * The job is looked for by its name. When it is not there, the same attempt may create it again, whatever
 * `printer-up-time` and counters say: SENDING was never written, so not one byte of the document ever left the
 * kiosk, and a job without a document cannot put out paper.
 *
 * @param jobs all jobs the printer knows, ended and not
 */
export function afterCreating(
  attempt: Attempt,
  printer: Pick<PrinterState, 'printerUuid' | 'upTime'>,
  jobs: readonly JobState[],
): AfterCreating {
  const ours = jobs.filter((job) => job.name === jobName(attempt));
  const open = ours.find((job) => !hasEnded(job) && job.jobUuid !== '');
  if (open) {
    const { jobId, jobUuid } = open;
    return { do: 'adopt', job: { jobId, jobUuid, printerUuid: printer.printerUuid } };
  }
  if (!ours.every(neverPrinted)) {
    return { do: 'doubt', reason: 'unexpected-job' };
  }
  return {
    do: 'create-again',
    reason: powerCycled(attempt, printer) ? 'power-cycle' : 'not-found',
  };
}

/** What to do with an attempt whose document may have arrived whole, in part, or not at all. */
export type AfterSending =
  /** The printer has begun: watch to the end. */
  | { do: 'follow' }
  | { do: 'cancel'; held: boolean }
  /** It still waits for the document; look once more before believing that. */
  | { do: 'look-again' };

/**
 * SENDING was written and no acknowledgement of the document is known. Pure. The document is never sent again into
 * the same job: some printers would print both parts (measured with CUPS), others print half a document.
 *
 * @param heldForMs how long the job has been seen waiting for its document
 * @param knownCut our own upload broke off: what the printer holds is a part at most
 */
export function afterSending(
  job: JobState,
  heldForMs: number,
  knownCut: boolean,
  heldMs: number,
): AfterSending {
  if (hasEnded(job)) return { do: 'follow' };
  if (awaitsDocument(job)) {
    return heldForMs >= heldMs ? { do: 'cancel', held: true } : { do: 'look-again' };
  }
  return knownCut ? { do: 'cancel', held: false } : { do: 'follow' };
}

/** RFC 8011 §5.3.8: the printer has not received the whole document and has not started on it. */
export function awaitsDocument(job: JobState): boolean {
  return (
    (job.state === 'pending' || job.state === 'pending-held') &&
    (job.reasons.includes('job-incoming') || job.reasons.includes('job-data-insufficient'))
  );
}

/** A job that ended before anything came out, as far as the printer counts. */
export function neverPrinted(job: JobState): boolean {
  return job.state !== 'completed' && (job.impressionsCompleted ?? 0) === 0;
}

/** `printer-up-time` went backwards since the attempt began, or another machine answers: its jobs are gone. */
export function powerCycled(
  attempt: Pick<Attempt, 'printer'>,
  printer: Pick<PrinterState, 'printerUuid' | 'upTime'>,
): boolean {
  const before = attempt.printer;
  if (!before) return false;
  return before.uuid !== printer.printerUuid || printer.upTime < before.upTime;
}

/** After a restart: is the person still standing there? Wall clock; a clock set back counts as no. */
export function isFresh(
  attempt: Pick<Attempt, 'intendedAt'>,
  now: number,
  freshMs: number,
): boolean {
  const age = now - attempt.intendedAt;
  return age >= 0 && age <= freshMs;
}
