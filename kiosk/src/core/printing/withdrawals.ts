import { DeviceError, type JobRef } from '@hallway/device-drivers';
import { beforeStop } from '../journal/index.ts';
import { jobName } from './attempt.ts';
import type { Tools } from './job.ts';

/** How long after somebody's word a new start of the kiosk still asks for it. Wall clock, milliseconds. */
const WITHIN_MS = 86_400_000;

/**
 * Takes back the jobs of attempts of which somebody said that nothing came out: a printer that was away, or waits for
 * paper, would put out later what is void by then. The word is journalled first and waits for no printer; it is itself
 * the write before this effect, because a cancel can be asked for any number of times. So a new start asks again, and
 * nothing else is written.
 */
export class Withdrawals {
  readonly #tools: Tools;
  readonly #onFault: (error: unknown) => void;
  /** Job names that this run has seen to. */
  readonly #begun = new Set<string>();
  #ended: Promise<unknown> = Promise.resolve();

  constructor(tools: Tools, onFault: (error: unknown) => void) {
    this.#tools = tools;
    this.#onFault = onFault;
  }

  /** Begins with all that the journal knows and that has not begun. */
  begin(): void {
    const { journal, clock } = this.#tools;
    for (const attempt of journal.voidedByWord(clock.now() - WITHIN_MS)) {
      const name = jobName(attempt);
      if (this.#begun.has(name)) continue;
      this.#begun.add(name);
      this.#ended = Promise.all([this.#ended, this.#withdraw(attempt.job)]);
    }
  }

  /** Resolves when none is under way; soon, once the kiosk stops. */
  async ended(): Promise<void> {
    await this.#ended;
  }

  /** Asks until the printer has answered, or another stands in its place. */
  async #withdraw(ref: JobRef): Promise<void> {
    const { printer, clock, limits, stopping } = this.#tools;
    try {
      for (let pause = limits.backOffMs; ; pause = Math.min(limits.backOffMaxMs, pause * 2)) {
        if (await beforeStop(takenBack(printer.cancel(ref)), stopping)) return;
        await clock.sleep(pause, stopping);
      }
    } catch (error) {
      if (!stopping.aborted) this.#onFault(error);
    }
  }
}

/** True when there is nothing more to ask for. */
async function takenBack(canceling: Promise<void>): Promise<boolean> {
  try {
    await canceling;
    return true;
  } catch (error) {
    if (!(error instanceof DeviceError)) throw error;
    return !error.retryable && error.effect === 'none';
  }
}
