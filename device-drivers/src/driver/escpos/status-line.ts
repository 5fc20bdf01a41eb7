import type { Clock } from '../../clock.ts';
import { askRealTime, realTimeQuestions } from '../../codec/escpos/commands.ts';
import type { RealTimeQuestion } from '../../codec/escpos/commands.ts';
import { decodeRealTime } from '../../codec/escpos/status.ts';
import type { PrinterCondition } from '../../codec/escpos/status.ts';
import { blockedFor } from './health.ts';
import { patiently } from './patience.ts';

export interface StatusLineOptions {
  write(octets: Uint8Array): Promise<void>;
  clock: Clock;
  /** How long one answer is waited for, in ms of the time that counts. */
  silenceMs: number;
  /** Hears each time the whole condition is known anew. */
  onCondition(source: 'asb' | 'probe'): void;
}

/**
 * What a printer says of itself on one connection, pushed or asked. Answers to DLE EOT do not say which question they
 * answer: there is never more than one on its way.
 */
export class StatusLine {
  readonly #options: StatusLineOptions;
  #said: Partial<PrinterCondition> = {};
  #asked: { question: RealTimeQuestion; answered: () => void } | null = null;

  constructor(options: StatusLineOptions) {
    this.#options = options;
  }

  /** null until the printer has said all of it. */
  get condition(): PrinterCondition | null {
    return isWhole(this.#said) ? this.#said : null;
  }

  /** Whether the next line cannot come out now, as far as is known. */
  get isBlocked(): boolean {
    return this.condition !== null && blockedFor(this.condition) !== null;
  }

  pushed(condition: PrinterCondition): void {
    this.#said = condition;
    this.#options.onCondition('asb');
  }

  answered(octet: number): void {
    if (this.#asked === null) return;
    const { question, answered } = this.#asked;
    this.#asked = null;
    this.#said = { ...this.#said, ...decodeRealTime(question, octet) };
    if (question === realTimeQuestions.at(-1)) this.#options.onCondition('probe');
    answered();
  }

  /**
   * Asks all questions, one after the other, while `mayAsk` says so.
   *
   * @param counts whether the waiting counts as silence now
   * @param over ends the waiting
   * @returns `all` when each was answered, `some` when it was stopped, `silence` when one was not answered in time
   */
  async ask(
    mayAsk: () => boolean,
    counts: () => boolean,
    over: Promise<unknown>,
  ): Promise<'all' | 'some' | 'silence'> {
    for (const question of realTimeQuestions) {
      if (!mayAsk()) return 'some';
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#asked = { question, answered: resolve };
      const answer = this.#options
        .write(askRealTime(question))
        .then(() => promise)
        .catch(() => over);
      const { silenceMs, clock } = this.#options;
      if (!(await patiently(Promise.race([answer, over]), silenceMs, counts, clock))) {
        return 'silence';
      }
    }
    return 'all';
  }
}

function isWhole(said: Partial<PrinterCondition>): said is PrinterCondition {
  return (
    said.offline !== undefined &&
    said.coverOpen !== undefined &&
    said.cutterError !== undefined &&
    said.paper !== undefined
  );
}
