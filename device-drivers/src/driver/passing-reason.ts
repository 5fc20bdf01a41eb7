import type { Clock } from '../clock.ts';
import type { Reason } from '../health/types.ts';

/** For how long it stays a reason in the health. */
const STANDS_MS = 3_000;

/** Something a person did that keeps a device from its work for a moment: two cards at once, a card that is broken. */
export class PassingReason {
  readonly #keyword: string;
  readonly #clock: Clock;
  /** Since when, on the wall clock, and when last, on the monotonic one. */
  #seen: { since: number; last: number } | null = null;

  constructor(keyword: string, clock: Clock) {
    this.#keyword = keyword;
    this.#clock = clock;
  }

  /** It is so now. @returns whether that is news */
  seen(): boolean {
    const [standing] = this.reasons();
    const since = standing?.since ?? this.#clock.now();
    this.#seen = { since, last: this.#clock.monotonic() };
    return standing === undefined;
  }

  /** It is over. @returns whether that is news */
  over(): boolean {
    const stood = this.reasons().length > 0;
    this.#seen = null;
    return stood;
  }

  /** The reason, while it stands. */
  reasons(): Reason[] {
    if (this.#seen === null || this.#clock.monotonic() - this.#seen.last >= STANDS_MS) return [];
    return [{ keyword: this.#keyword, severity: 'warning', since: this.#seen.since }];
  }
}
