import {
  DeviceError,
  type JobRef,
  type JobState,
  type PrinterState,
} from '@hallway/device-drivers';
import type { PrinterPort } from '../devices/printer-port.ts';
import { jobName } from './attempt.ts';
import { notReady, stalled } from './attention.ts';
import type { Job } from './job.ts';
import { afterCreating, awaitsDocument, hasEnded, neverPrinted } from './recovery.ts';
import { lifeCountOf } from './life-count.ts';
import { trustIn } from './trust.ts';

/** INTENT: asks the printer whether it can, then creates the job. Waiting here costs nothing: nothing was submitted. */
export async function submit(job: Job): Promise<void> {
  if (job.inherited) return askForLost(job);
  if (job.abandoned) return job.fail(job.abandoned);
  const { printer: port, limits } = job.tools;
  const printer = await job.ask(() => port.identify());
  if (printer instanceof DeviceError) return waitOrFail(job, printer);
  const unfit = unfitFor(job, printer);
  if (unfit) return job.fail(unfit);
  const missing = notReady(printer, job.ticket.media);
  job.attend(missing);
  if (missing.length > 0) return job.pause(limits.pollMs);
  const refusal = await job.ask(() => port.validate(job.ticket));
  if (refusal instanceof DeviceError) return waitOrFail(job, refusal);
  await create(job, printer);
}

/** INTENT of an earlier run: when the printer knows a job of this name, the journal has lost that it was created. */
async function askForLost(job: Job): Promise<void> {
  const known = await askPrinter(job);
  if (known instanceof DeviceError) return waitOrFail(job, known);
  const lost = known.jobs.some(
    (each) => each.name === jobName(job.attempt) && !(hasEnded(each) && neverPrinted(each)),
  );
  if (!lost) {
    job.inherited = false;
    return;
  }
  const fault = await mark(job, known.printer);
  if (fault) await waitOrFail(job, fault);
}

async function create(job: Job, printer: PrinterState): Promise<void> {
  const unknown = await mark(job, printer);
  if (unknown) return waitOrFail(job, unknown);
  const created = await job.ask(() => job.tools.printer.createJob(job.ticket));
  if (!(created instanceof DeviceError)) return job.record({ type: 'CREATED', job: created });
  // With a possible effect the attempt stays in CREATING: the printer is asked whether it has the job.
  if (created.effect === 'possible') return job.backOff();
  job.record({ type: 'NOT_CREATED', reason: created.code });
  await waitOrFail(job, created);
}

/** Writes CREATING, with what is believed of this printer from here on. Nothing is written when it does not say. */
async function mark(job: Job, printer: PrinterState): Promise<DeviceError | null> {
  const profile = await job.ask(() => job.tools.printer.profile());
  if (profile instanceof DeviceError) return profile;
  const { printerUuid: uuid, upTime } = printer;
  const lifeCounter = lifeCountOf(printer);
  const trust = trustIn(profile);
  job.record({ type: 'CREATING', printer: { uuid, upTime, lifeCounter, trust } });
  return null;
}

/** What this printer can never do for this job; null when it can. */
function unfitFor(job: Job, printer: PrinterState): string | null {
  if (!printer.formats.includes(job.ticket.format)) return 'format-not-supported';
  if (printer.maxCopies < job.attempt.copies) return 'copies-not-supported';
  return null;
}

/** CREATING without an answer: looks for the job by its name. */
export async function findCreated(job: Job): Promise<void> {
  const known = await askPrinter(job);
  if (known instanceof DeviceError) return waitOrFail(job, known);
  const next = afterCreating(job.attempt, known.printer, known.jobs);
  switch (next.do) {
    case 'adopt':
      return job.record({ type: 'CREATED', job: next.job });
    case 'create-again':
      return job.record({ type: 'NOT_CREATED', reason: next.reason });
    case 'doubt':
      return job.record({ type: 'AMBIGUOUS', reason: next.reason, evidence: [] });
  }
}

function askPrinter(job: Job): Promise<{ printer: PrinterState; jobs: JobState[] } | DeviceError> {
  const { printer: port } = job.tools;
  return job.ask(async () => ({ printer: await port.identify(), jobs: await allJobs(port) }));
}

/** Asked in this order, so that a job which ends meanwhile is seen twice rather than never. */
async function allJobs(port: PrinterPort): Promise<JobState[]> {
  const open = await port.jobs('not-completed');
  return [...open, ...(await port.jobs('completed'))];
}

/** CREATED: sends the document, once. */
export async function send(job: Job): Promise<void> {
  const { printer: port, journal } = job.tools;
  const ref = job.attempt.job;
  const pdf = journal.content(job.attempt);
  if (!ref || !pdf) return job.fail('document-gone');
  if (job.inherited) return askWhetherSent(job, ref);
  if (job.abandoned) {
    job.fail(job.abandoned);
    // An empty job cannot print; it is taken back so that it does not block the printer.
    await job.ask(() => port.cancel(ref));
    return;
  }
  job.record({ type: 'SENDING' });
  const fault = await whileWatching(
    job,
    ref,
    job.ask(() => port.sendDocument(ref, pdf)),
  );
  if (fault === 'abandoned') return;
  if (!(fault instanceof DeviceError)) return job.record({ type: 'SENT' });
  if (fault.effect === 'possible') {
    job.uploadCut = true;
    return;
  }
  job.record({ type: 'NOT_SENT', reason: fault.code });
  await waitOrFail(job, fault);
}

/** CREATED by an earlier run: when the job no longer waits for a document, the journal has lost that it was sent. */
async function askWhetherSent(job: Job, ref: JobRef): Promise<void> {
  const state = await job.ask(() => job.tools.printer.job(ref));
  if (state instanceof DeviceError) return waitOrFail(job, state);
  job.inherited = false;
  if (state && !awaitsDocument(state)) job.record({ type: 'SENDING' });
}

/**
 * Waits for an upload. A small printer takes a document only as fast as it prints it, so it may stop for paper while
 * the upload lasts: that is shown, and giving up is heard.
 */
async function whileWatching<T>(
  job: Job,
  ref: JobRef,
  upload: Promise<T>,
): Promise<T | 'abandoned'> {
  const { printer: port, limits } = job.tools;
  for (;;) {
    const done = await Promise.race([
      upload.then((result) => ({ result })),
      job.pause(limits.pollMs).then(() => null),
    ]);
    if (done) return done.result;
    job.abandonIfOverdue();
    if (job.abandoned) {
      job.record({ type: 'CANCELING', reason: job.abandoned, held: false });
      return 'abandoned';
    }
    const seen = await job.ask(async () => ({
      state: await port.job(ref),
      printer: await port.identify(),
    }));
    if (!(seen instanceof DeviceError) && seen.state) {
      job.attend(stalled(seen.printer, seen.state));
    }
  }
}

/** As long as nothing was sent, a fault either passes or ends the attempt cleanly. */
async function waitOrFail(job: Job, fault: DeviceError): Promise<void> {
  if (!fault.retryable) return job.fail(fault.code);
  if (job.outOfReach) return job.fail('printer-unreachable');
  await job.backOff();
}
