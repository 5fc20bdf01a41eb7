import { setTimeout as sleepFor } from 'node:timers/promises';

/** Time as the drivers see it; tests hand in their own. */
export interface Clock {
  /** Wall clock, epoch milliseconds. For stamps that people and logs read. */
  now(): number;
  /** Milliseconds that never jump or run backwards. For durations and windows. */
  monotonic(): number;
  /** Resolves after `ms`; rejects with the signal's reason as soon as it aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: (ms, signal) => sleepFor(ms, undefined, { signal }),
};
