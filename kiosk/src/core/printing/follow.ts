import {
  DeviceError,
  type JobRef,
  type JobState,
  type PrinterState,
} from '@hallway/device-drivers';
import { paperPathTrouble, stalled } from './attention.ts';
import { judge, type Verdict } from './evidence.ts';
import type { Job } from './job.ts';
import { afterSending, awaitsDocument, hasEnded, powerCycled } from './recovery.ts';
import { lifeCountOf } from './life-count.ts';
import { noTrust } from './trust.ts';

/** SENDING without an acknowledgement: finds out what the printer holds, without ever sending again. */
export async function salvage(job: Job): Promise<void> {
  const { printer: port, limits, clock } = job.tools;
  const ref = job.attempt.job;
  if (!ref) return doubt(job, 'job-unknown', null, null);
  let heldSince: number | null = null;
  for (;;) {
    const state = await job.ask(() => port.job(ref));
    if (state instanceof DeviceError) {
      if (job.outOfReach) return doubt(job, 'printer-unreachable', null, null);
      await job.backOff();
      continue;
    }
    if (!state) return follow(job);
    heldSince = awaitsDocument(state) ? (heldSince ?? clock.monotonic()) : null;
    const heldFor = heldSince === null ? 0 : clock.monotonic() - heldSince;
    const next = afterSending(state, heldFor, job.uploadCut, limits.heldMs);
    if (next.do === 'follow') return follow(job);
    if (next.do === 'cancel') {
      return job.record({ type: 'CANCELING', reason: 'upload-cut', held: next.held });
    }
    await job.pause(limits.quickPollMs);
  }
}

/** SENT, PRINTING, CANCELING: watches the job to its end and judges by evidence. Never submits anything. */
export async function follow(job: Job): Promise<void> {
  const ref = job.attempt.job;
  if (!ref) return doubt(job, 'job-unknown', null, null);
  const watch = new Watch(job, ref);
  while (!job.atRest) {
    job.abandonIfOverdue();
    const seen = await watch.look();
    if (seen instanceof DeviceError) {
      if (job.outOfReach) return doubt(job, 'printer-unreachable', null, null);
      watch.unheard();
      await job.backOff();
      continue;
    }
    if (!seen.state) {
      const reason = powerCycled(job.attempt, seen.printer) ? 'power-cycle' : 'job-vanished';
      return doubt(job, reason, null, seen.printer);
    }
    noteProgress(job, seen.state);
    if (hasEnded(seen.state)) watch.conclude(seen.state, seen.printer);
    else await watch.tend(seen.state, seen.printer);
    if (!job.atRest) await job.pause(watch.pace());
  }
}

/** One job being watched: when it began, when it ended, when its cancel was asked for. */
class Watch {
  readonly #job: Job;
  readonly #ref: JobRef;
  readonly #startedAt: number;
  #endedAt: number | null = null;
  #cancelSince: number | null = null;
  #cancelTaken = false;

  constructor(job: Job, ref: JobRef) {
    this.#job = job;
    this.#ref = ref;
    this.#startedAt = this.#now();
  }

  look(): Promise<{ state: JobState | null; printer: PrinterState } | DeviceError> {
    const { printer: port } = this.#job.tools;
    // The printer is asked after the job: reasons and counter are then at least as new as the job's end.
    return this.#job.ask(async () => ({
      state: await port.job(this.#ref),
      printer: await port.identify(),
    }));
  }

  /** The job has ended: proof of delivery counts at once, everything else after counters had time to agree. */
  conclude(state: JobState, printer: PrinterState): void {
    this.#endedAt ??= this.#now();
    this.#job.attend([]);
    const verdict = judgement(this.#job, state, printer);
    const settled = this.#now() - this.#endedAt >= this.#job.tools.limits.settleMs;
    if (verdict.is === 'delivered' || settled) conclude(this.#job, verdict);
  }

  /** The job has not ended: shows what holds it up, or presses its cancel. */
  async tend(state: JobState, printer: PrinterState): Promise<void> {
    const job = this.#job;
    if (job.abandoned && job.attempt.state !== 'CANCELING') {
      job.record({ type: 'CANCELING', reason: job.abandoned, held: awaitsDocument(state) });
    }
    if (job.attempt.state !== 'CANCELING') return job.attend(stalled(printer, state));
    job.attend([]);
    this.#cancelSince ??= this.#now();
    if (this.#now() - this.#cancelSince > job.tools.limits.cancelMs) {
      return doubt(job, 'cancel-not-confirmed', state, printer);
    }
    if (!this.#cancelTaken) {
      const fault = await job.ask(() => job.tools.printer.cancel(this.#ref));
      this.#cancelTaken = !(fault instanceof DeviceError);
    }
  }

  /** The printer gave no answer: in that time it could not confirm a cancel, nor perhaps hear of it. */
  unheard(): void {
    this.#cancelSince = null;
  }

  pace(): number {
    const { quickForMs, quickPollMs, pollMs } = this.#job.tools.limits;
    const young = this.#now() - this.#startedAt < quickForMs;
    return young || this.#endedAt !== null ? quickPollMs : pollMs;
  }

  #now(): number {
    return this.#job.tools.clock.monotonic();
  }
}

/** Certificates are printed on one side, so that an impression is a sheet; printers count one or the other. */
function countOf(state: JobState): number | null {
  return state.impressionsCompleted ?? state.sheetsCompleted;
}

function noteProgress(job: Job, state: JobState): void {
  const out = Math.min(countOf(state) ?? 0, job.sheets);
  if (out > job.attempt.sheetsOut) job.record({ type: 'PRINTING', sheetsOut: out });
}

function judgement(job: Job, state: JobState | null, printer: PrinterState | null): Verdict {
  const { attempt, tools } = job;
  return judge({
    sheets: job.sheets,
    documentSent: attempt.documentSent,
    held: attempt.held,
    job: state && { ...state, impressionsCompleted: countOf(state) },
    lastSheets: attempt.sheetsOut,
    lifeCounter: {
      before: attempt.printer?.lifeCounter ?? null,
      after: printer && lifeCountOf(printer),
    },
    paperPath: printer ? paperPathTrouble(printer) : [],
    trust: attempt.printer?.trust ?? noTrust,
    at: new Date(tools.clock.now()).toISOString(),
  });
}

function conclude(job: Job, verdict: Verdict): void {
  const { reason, evidence } = verdict;
  switch (verdict.is) {
    case 'delivered':
      return job.record({ type: 'DELIVERED', evidence });
    case 'clean':
      return job.record({ type: 'FAILED_CLEAN', reason: job.attempt.reason ?? reason, evidence });
    case 'ambiguous':
      return job.record({ type: 'AMBIGUOUS', reason, evidence });
  }
}

/** Nothing more can be learnt from the printer. */
function doubt(
  job: Job,
  reason: string,
  state: JobState | null,
  printer: PrinterState | null,
): void {
  const { evidence } = judgement(job, state, printer);
  job.record({ type: 'AMBIGUOUS', reason, evidence });
}
