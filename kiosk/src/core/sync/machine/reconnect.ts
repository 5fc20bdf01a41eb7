/** Window before central has ever told its own. */
const firstWindow = { minMs: 200, maxMs: 2_000 };
/** However long central is away, no kiosk waits longer than this. */
const longestMs = 30_000;

/**
 * How long to wait before connecting again: a random time in the window central handed out (full jitter), so that a
 * whole fleet does not come back in one second. The window doubles with every vain attempt.
 */
export class Reconnect {
  readonly #unit: () => number;
  #window = firstWindow;
  #failures = 0;

  /** `unit` gives numbers in [0, 1). */
  constructor(unit: () => number) {
    this.#unit = unit;
  }

  welcomed(window: { minMs: number; maxMs: number }): void {
    this.#window = { minMs: window.minMs, maxMs: Math.max(window.minMs, window.maxMs) };
    this.#failures = 0;
  }

  /** Delay in ms before the next attempt. */
  delay(): number {
    const { minMs, maxMs } = this.#window;
    const widest = Math.max(maxMs, longestMs);
    const upper = Math.min(widest, maxMs * 2 ** this.#failures);
    this.#failures = Math.min(this.#failures + 1, 16);
    return minMs + this.#unit() * (upper - minMs);
  }
}
