/** A printer that has all it needs answers within this. */
const ANSWER_MS = 500;

/**
 * Answers to GS r have no name: one to a job of an earlier connection would pass for one to ours. A new connection
 * asks once and waits until the answers stop.
 */
export class LateAnswers {
  readonly #quietMs: number;
  #last: number | null = null;

  /** @param flushMs how long the reset takes on its way: our own question comes behind it */
  constructor(flushMs: number) {
    this.#quietMs = flushMs + ANSWER_MS;
  }

  /** @param now monotonic milliseconds */
  heard(now: number): void {
    this.#last = now;
  }

  /** Whether our own answer has come, behind all the late ones. */
  areOver(now: number): boolean {
    return this.#last !== null && now - this.#last >= this.#quietMs;
  }
}
