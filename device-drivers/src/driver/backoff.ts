import type { Clock } from '../clock.ts';
import { DeviceError } from '../error.ts';

const FIRST_MS = 500;
const LONGEST_MS = 30_000;
/** Readers that lost the same hub must not all come back in the same instant. */
const JITTER = 0.2;

/**
 * Milliseconds to wait before try `attempt` (0 is the first retry): 0.5 s doubling to 30 s, plus or minus 20 %.
 *
 * @param random a number in [0, 1)
 */
export function backoffMs(attempt: number, random: number = Math.random()): number {
  const base = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 16));
  return Math.round(base * (1 - JITTER + 2 * JITTER * random));
}

/**
 * Calls until the device is no longer busy. Any other outcome, good or bad, is passed on at once.
 *
 * @throws whatever the call throws, and the signal's reason once it aborts
 */
export async function whileBusy<T>(
  call: () => Promise<T>,
  clock: Clock,
  signal: AbortSignal,
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof DeviceError) || error.code !== 'busy') throw error;
      await clock.sleep(backoffMs(attempt), signal);
    }
  }
}
