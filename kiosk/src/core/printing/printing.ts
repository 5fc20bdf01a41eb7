import type { Form } from '../../bridge/index.ts';
import { atRest, formOf, type Attempt, type ResolvedBy } from './attempt.ts';
import { Job, type Tools } from './job.ts';
import { createJournal } from './journal.ts';
import { printingLimits } from './limits.ts';
import { progressOf } from './progress.ts';
import { isFresh } from './recovery.ts';
import { run } from './run.ts';
import { Withdrawals } from './withdrawals.ts';
import type { JobProgress, Printing, PrintingDeps } from './types.ts';

/** A job in the queue or at the printer, and the promise of its rest. */
interface Running {
  job: Job;
  begun: boolean;
  done: Promise<void>;
}

/** Builds the printing room over the printers of a kiosk. Jobs go one after the other: one in flight at each. */
export function createPrinting(deps: PrintingDeps): Printing {
  const { clock, printer, store, outbox, failpoint } = deps;
  const limits = deps.limits ?? printingLimits;
  const onFault = deps.onFault ?? (() => undefined);
  const journal = createJournal({ store, outbox, clock, ...(failpoint && { failpoint }) });
  const stopping = new AbortController();
  const tools: Tools = {
    journal,
    printer,
    slipPrinter: deps.slipPrinter ?? null,
    clock,
    limits,
    user: deps.kioskId ?? 'kiosk',
    stopping: stopping.signal,
  };
  const listeners = new Set<(progress: JobProgress) => void>();
  const running = new Map<string, Running>();
  const withdrawals = new Withdrawals(tools, onFault);
  /** The last job at each printer. */
  const tails: Record<Form, Promise<void>> = { a4: Promise.resolve(), slip: Promise.resolve() };

  function tell(progress: JobProgress): void {
    for (const listener of listeners) {
      try {
        listener(progress);
      } catch (error) {
        onFault(error);
      }
    }
  }

  function enqueue(attempt: Attempt): Running {
    const job = new Job(tools, attempt, tell);
    const entry: Running = { job, begun: false, done: Promise.resolve() };
    running.set(attempt.issueId, entry);
    const form = formOf(attempt);
    entry.done = tails[form]
      .then(() => {
        entry.begun = true;
        return run(job, onFault);
      })
      .catch((error: unknown) => {
        if (!stopping.signal.aborted) onFault(error);
      })
      .finally(() => running.delete(attempt.issueId));
    tails[form] = entry.done;
    return entry;
  }

  function settle(attempt: Attempt, outcome: 'delivered' | 'voided', by: ResolvedBy): void {
    const at = new Date(clock.now()).toISOString();
    const says = outcome === 'delivered' ? 'out' : 'not-out';
    const evidence = [...attempt.evidence, { source: by, says, sheets: null, at } as const];
    journal.record(attempt, { type: 'RESOLVED', outcome, by, evidence });
    // The transaction this may be part of ends in this turn; then the journal says whether it was kept.
    queueMicrotask(() => {
      if (stopping.signal.aborted) return;
      const settled = journal.read(attempt.issueId);
      if (settled) tell(progressOf(settled));
      withdrawals.begin();
    });
  }

  function progress(attempt: Attempt): JobProgress {
    const job = running.get(attempt.issueId)?.job;
    // At rest only the journal knows more: somebody may have answered since.
    return job && !job.atRest ? job.progress : progressOf(attempt);
  }

  return {
    start(issueId) {
      if (stopping.signal.aborted || running.has(issueId)) return;
      const attempt = journal.read(issueId);
      if (attempt && !atRest(attempt)) enqueue(attempt);
    },

    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    answer(issueId, cameOut) {
      const attempt = journal.read(issueId);
      if (attempt?.state !== 'AMBIGUOUS') return null;
      settle(attempt, cameOut ? 'delivered' : 'voided', 'person');
      return { issueId, attempt: attempt.attempt };
    },

    resolve({ issueId, attempt: number, outcome, by }) {
      const attempt = journal.read(issueId);
      if (attempt?.state !== 'AMBIGUOUS' || attempt.attempt !== number) return;
      settle(attempt, outcome, by);
    },

    async giveUp(issueId) {
      const attempt = journal.read(issueId);
      if (!attempt || atRest(attempt)) return;
      const entry = running.get(issueId) ?? enqueue(attempt);
      entry.job.abandon('given-up');
      // A job still waiting for its turn has touched nothing: it ends at once.
      if (!entry.begun && entry.job.attempt.state === 'INTENT') entry.job.fail('given-up');
      else await entry.done;
    },

    recover() {
      const now = clock.now();
      for (const attempt of journal.unresolved()) {
        if (atRest(attempt) || running.has(attempt.issueId)) continue;
        const { job } = enqueue(attempt);
        job.inherited = true;
        // Nobody stands there any more to take the paper.
        if (!isFresh(attempt, now, limits.freshMs)) job.abandon('expired');
      }
      withdrawals.begin();
      return Promise.resolve();
    },

    state(issueId) {
      const attempt = journal.read(issueId);
      return attempt && progress(attempt);
    },

    isProven({ issueId, attempt: number }) {
      const attempt = journal.read(issueId);
      return attempt?.attempt === number && attempt.state === 'DELIVERED';
    },

    lastPrintAt: () => journal.lastDeliveryAt(),

    open: () => journal.unresolved().map(progress),

    async stop() {
      stopping.abort(new Error('printing was stopped'));
      await Promise.all([tails.a4, tails.slip, withdrawals.ended()]);
    },
  };
}
