import type { Clock } from '@hallway/device-drivers';
import { isInDoubt, type OneShotAttempt, type OneShotKind } from './attempt.ts';
import type { OneShotJournal } from './journal.ts';
import { Run } from './run.ts';
import type { OneShotLimits, OneShots, OneShotWay } from './types.ts';

export const oneShotLimits: OneShotLimits = {
  freshMs: 120_000,
  callMs: 900_000,
  pauseMs: 1_000,
  readyMs: 15_000,
};

const retentionMs = 90 * 86_400_000;

export interface OneShotsDeps {
  journal: OneShotJournal;
  ways: Record<OneShotKind, OneShotWay>;
  clock: Clock;
  limits?: OneShotLimits;
  /** Told of faults of the program or the disk; the attempt goes on from its journal. */
  onFault?: (error: unknown) => void;
}

/** Builds the room over its journal. Each device works off its own queue. */
export function createOneShots(deps: OneShotsDeps): OneShots {
  const { journal, ways, clock } = deps;
  const limits = deps.limits ?? oneShotLimits;
  const onFault = deps.onFault ?? (() => undefined);
  const stopping = new AbortController();
  const listeners = new Set<(attempt: OneShotAttempt) => void>();
  /** The last work of each device: one in flight. */
  const tails = new Map<string, Promise<void>>();

  function tell(attempt: OneShotAttempt): void {
    for (const listener of listeners) {
      try {
        listener(attempt);
      } catch (error) {
        onFault(error);
      }
    }
  }

  function enqueue(attempt: OneShotAttempt, inherited: boolean): void {
    const run = new Run(attempt, inherited, {
      journal,
      way: ways[attempt.kind],
      clock,
      limits,
      stopping: stopping.signal,
      tell,
      onFault,
    });
    const tail = tails.get(attempt.device) ?? Promise.resolve();
    const next = tail
      .then(() => run.toRest())
      .catch((error: unknown) => {
        if (!stopping.signal.aborted) onFault(error);
      });
    tails.set(attempt.device, next);
  }

  return {
    submit(intent) {
      const known = journal.read(intent.key);
      const attempt = journal.intend(intent);
      if (!known) {
        tell(attempt);
        enqueue(attempt, false);
      }
      return attempt;
    },

    again(key) {
      const attempt = journal.again(key);
      if (attempt) {
        tell(attempt);
        enqueue(attempt, false);
      }
      return attempt;
    },

    answer(key, cameOut) {
      const attempt = journal.read(key);
      if (!attempt || !isInDoubt(attempt)) return;
      const at = new Date(clock.now()).toISOString();
      tell(
        journal.record(attempt, {
          type: 'RESOLVED',
          outcome: cameOut ? 'delivered' : 'voided',
          evidence: [{ source: 'person', says: cameOut ? 'out' : 'not-out', at }],
        }),
      );
    },

    state: (key) => journal.read(key),

    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    recover() {
      for (const attempt of journal.underWay()) enqueue(attempt, true);
    },

    forget: () => void journal.prune(clock.now() - retentionMs),

    async stop() {
      stopping.abort(new Error('the kiosk stops'));
      await Promise.all(tails.values());
    },
  };
}
