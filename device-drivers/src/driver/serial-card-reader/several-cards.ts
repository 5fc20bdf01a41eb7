import type { Clock } from '../../clock.ts';
import type { Reason } from '../../health/types.ts';

/** For how long two cards in the field stay a reason in the health. */
const STANDS_MS = 3_000;

/** Remembers that two cards were in the field, for as long as it matters. */
export class SeveralCards {
  readonly #clock: Clock;
  /** Since when, on the wall clock, and when last, on the monotonic one. */
  #seen: { since: number; last: number } | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** They take turns now. */
  seen(): void {
    const [standing] = this.reasons();
    const since = standing?.since ?? this.#clock.now();
    this.#seen = { since, last: this.#clock.monotonic() };
  }

  reasons(): Reason[] {
    if (this.#seen === null || this.#clock.monotonic() - this.#seen.last >= STANDS_MS) return [];
    return [{ keyword: 'multiple-cards', severity: 'warning', since: this.#seen.since }];
  }
}
