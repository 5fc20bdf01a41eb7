import type { MachineClock } from './clock.ts';

/** A kiosk beats this often when nothing changes, and no more often than this when much does. */
const everyMs = 15_000;
const atMostEveryMs = 1_000;

/** When the next beat is due. Beats are not answered; a lost one is made good by the next. */
export class Heartbeat {
  readonly #clock: MachineClock;
  #lastAt: number | null = null;
  #dueAt: number | null = null;

  constructor(clock: MachineClock) {
    this.#clock = clock;
  }

  begin(): void {
    this.#dueAt = this.#clock.monotonic();
  }

  end(): void {
    this.#dueAt = null;
  }

  /** Something changed that central should hear of now. */
  hurry(): void {
    if (this.#dueAt === null) return;
    const soonest = this.#lastAt === null ? 0 : this.#lastAt + atMostEveryMs;
    this.#dueAt = Math.min(this.#dueAt, Math.max(soonest, this.#clock.monotonic()));
  }

  /** True when a beat must be sent now; the next one is then due an interval later. */
  take(): boolean {
    const now = this.#clock.monotonic();
    if (this.#dueAt === null || now < this.#dueAt) return false;
    this.#lastAt = now;
    this.#dueAt = now + everyMs;
    return true;
  }

  wakeAt(): number | null {
    return this.#dueAt;
  }
}
