/** When nothing more came for this long, no answer of an earlier life is left. */
const QUIET_MS = 500;

/**
 * Answers to GS r have no name: one to a job of an earlier connection would pass for one to ours. A new connection
 * asks once and waits until the answers stop.
 */
export class LateAnswers {
  #last: number | null = null;

  /** @param now monotonic milliseconds */
  heard(now: number): void {
    this.#last = now;
  }

  /** Whether our own answer has come, behind all the late ones. */
  areOver(now: number): boolean {
    return this.#last !== null && now - this.#last >= QUIET_MS;
  }
}
