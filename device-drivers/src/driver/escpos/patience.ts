import type { Clock } from '../../clock.ts';

const TICK_MS = 100;

/**
 * Waits for something, but only for `ms` of the time that counts: while a printer is out of paper its job may wait.
 *
 * @returns whether it came
 * @throws whatever `awaited` rejects with
 */
export async function patiently(
  awaited: Promise<unknown>,
  ms: number,
  counts: () => boolean,
  clock: Clock,
): Promise<boolean> {
  const over = new AbortController();
  const came = awaited.then(() => true);
  let left = ms;
  try {
    while (left > 0) {
      const from = clock.monotonic();
      const tick = clock.sleep(Math.min(TICK_MS, left), over.signal).then(() => false);
      if (await Promise.race([came, tick])) return true;
      if (counts()) left -= clock.monotonic() - from;
    }
    return false;
  } finally {
    over.abort();
  }
}
