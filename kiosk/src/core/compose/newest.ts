import type { Clock } from '@hallway/device-drivers';

/**
 * Does something with what comes, one after the other and not more often than every `pauseMs`. Of what comes meanwhile
 * only the newest is kept, so that a flood costs no more than a drop.
 */
export class Newest<T> {
  readonly #work: (item: T) => Promise<void>;
  readonly #pauseMs: number;
  readonly #clock: Pick<Clock, 'sleep'>;
  readonly #signal: AbortSignal;
  #waiting: { item: T } | null = null;
  #busy = false;

  constructor(
    work: (item: T) => Promise<void>,
    options: { pauseMs: number; clock: Pick<Clock, 'sleep'>; signal: AbortSignal },
  ) {
    this.#work = work;
    this.#pauseMs = options.pauseMs;
    this.#clock = options.clock;
    this.#signal = options.signal;
  }

  push(item: T): void {
    this.#waiting = { item };
    if (!this.#busy) void this.#run();
  }

  async #run(): Promise<void> {
    this.#busy = true;
    while (this.#waiting && !this.#signal.aborted) {
      const { item } = this.#waiting;
      this.#waiting = null;
      await this.#work(item);
      await this.#clock.sleep(this.#pauseMs, this.#signal).catch(() => undefined);
    }
    this.#busy = false;
  }
}
