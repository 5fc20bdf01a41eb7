import type { Clock } from '@hallway/device-drivers';

/** One alarm on a clock: setting it replaces what was set before. */
export class Alarm {
  readonly #clock: Clock;
  readonly #ring: () => void;
  #waiting: AbortController | null = null;

  constructor(clock: Clock, ring: () => void) {
    this.#clock = clock;
    this.#ring = ring;
  }

  /** Rings at that monotonic time (ms), at once when it has passed; null: not at all. */
  set(at: number | null): void {
    this.#waiting?.abort();
    this.#waiting = null;
    if (at === null) return;
    const waiting = new AbortController();
    this.#waiting = waiting;
    const ms = Math.max(0, at - this.#clock.monotonic());
    void slept(this.#clock, ms, waiting.signal).then((whole) => {
      if (whole) this.#ring();
    });
  }
}

/** Waits; true when the whole time went by, false when the signal cut it short. */
export async function slept(clock: Clock, ms: number, signal: AbortSignal): Promise<boolean> {
  try {
    await clock.sleep(ms, signal);
    return !signal.aborted;
  } catch {
    return false;
  }
}
