import { cardDecoder } from '../../codec/card/index.ts';
import { BREAK, END } from '../../codec/input-event/index.ts';
import type { KeyboardWedgeOptions } from './options.ts';

/** Cuts what a reader types into uids: a line format whose line may also end by silence. Pure. */
export class Reading {
  readonly #end: KeyboardWedgeOptions['end'];
  readonly #lines;

  constructor({ prefix, uid, end }: Pick<KeyboardWedgeOptions, 'prefix' | 'uid' | 'end'>) {
    this.#end = end;
    this.#lines = cardDecoder({ type: 'line', prefix, uid });
  }

  /** Something was typed that nothing ended yet. */
  get isPending(): boolean {
    return this.#lines.pending > 0;
  }

  /** @returns the uids that are whole now, upper case */
  typed(text: string): string[] {
    return this.#lines.push(Buffer.from(text, 'latin1'));
  }

  /**
   * No key followed for a while. Where Enter should have ended the reading it is spoiled, up to the next Enter: its
   * rest may still come, and must not pass for a card of its own.
   */
  silent(): string[] {
    return this.typed(this.#end === 'silence' ? END : BREAK);
  }
}
