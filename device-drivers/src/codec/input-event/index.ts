import { FrameDecoder } from '../card/frame-decoder.ts';
import { matchInputEvent } from './event.ts';
import { TypedText } from './typed-text.ts';

export { BREAK, END } from './typed-text.ts';

/** What a keyboard types, from the octets of its event device. */
export class TypingDecoder {
  readonly #events = new FrameDecoder(matchInputEvent);
  readonly #text = new TypedText();

  /** Takes the next octets and returns what they type: printable ASCII, END and BREAK. Never throws. */
  push(chunk: Uint8Array): string {
    return this.#events
      .push(chunk)
      .map((event) => this.#text.push(event))
      .join('');
  }
}
