import type { Connection, RequestName } from '../types.ts';
import type { MachineClock } from './clock.ts';

/** One request on its way to central, and what to do with the answer. */
export interface Question {
  name: RequestName;
  payload: unknown;
  /** Throws `ProtocolFault` when the answer makes no sense. */
  answer(message: unknown): void;
}

/** The questions that were asked on the current connection and not answered yet. */
export class Questions {
  readonly #clock: MachineClock;
  readonly #withinMs: number;
  readonly #open = new Map<number, { question: Question; until: number }>();
  #lastId = 0;

  /** No answer within `withinMs` means no connection, whatever the socket says. */
  constructor(clock: MachineClock, withinMs: number) {
    this.#clock = clock;
    this.#withinMs = withinMs;
  }

  /** Ids never repeat, so that the answer of an earlier connection finds no question. */
  ask(connection: Connection | null, question: Question): void {
    this.#lastId += 1;
    this.#open.set(this.#lastId, { question, until: this.#clock.monotonic() + this.#withinMs });
    connection?.request(this.#lastId, question.name, question.payload);
  }

  /** Hands the answer to its question, once. */
  answered(id: number, message: unknown): void {
    const asked = this.#open.get(id);
    this.#open.delete(id);
    asked?.question.answer(message);
  }

  /** When the first of them has waited too long (monotonic ms). */
  deadlines(): number[] {
    return [...this.#open.values()].map(({ until }) => until);
  }

  forget(): void {
    this.#open.clear();
  }
}
