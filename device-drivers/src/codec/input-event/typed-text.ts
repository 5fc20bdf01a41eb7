import { EV_KEY, EV_SYN, SYN_DROPPED, SYN_REPORT } from './event.ts';
import type { InputEvent } from './event.ts';
import { characterOf, isEnter, isShift } from './key-map.ts';

const LET_GO = 0;
const PRESSED = 1;

/** Stands for anything that cannot be part of a reading. No format takes it, so the reading it is in goes as a whole. */
export const BREAK = '\0';
/** What Enter types. */
export const END = '\r';

/** Turns the events of a keyboard into what they type: printable ASCII, END and BREAK. */
export class TypedText {
  readonly #shifts = new Set<number>();
  #isDropping = false;

  /** @returns one character, or nothing when the event types none */
  push(event: InputEvent): string {
    if (event.type === EV_SYN) return this.#synchronise(event.code);
    if (event.type !== EV_KEY || this.#isDropping) return '';
    if (isShift(event.code)) {
      if (event.value === LET_GO) this.#shifts.delete(event.code);
      else this.#shifts.add(event.code);
      return '';
    }
    // What the kernel repeats was typed once: a key that is not let go is no second digit.
    if (event.value !== PRESSED) return '';
    if (isEnter(event.code)) return END;
    return characterOf(event.code, this.#shifts.size > 0) ?? BREAK;
  }

  /** After lost events nothing up to the next report can be trusted, nor which keys are down. */
  #synchronise(code: number): string {
    if (code === SYN_DROPPED) {
      this.#isDropping = true;
      this.#shifts.clear();
      return BREAK;
    }
    if (code === SYN_REPORT) this.#isDropping = false;
    return '';
  }
}
