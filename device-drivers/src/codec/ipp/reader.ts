import { isUtf8 } from 'node:buffer';
import { IppCodecError } from './error.ts';

const REPLACEMENT = '\ufffd';

/** A cursor over octets that throws `truncated` instead of reading past the end. */
export class OctetReader {
  readonly #octets: Buffer;
  #offset = 0;

  constructor(octets: Uint8Array) {
    this.#octets = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength);
  }

  get offset(): number {
    return this.#offset;
  }

  u8(): number {
    return this.#octets.readUInt8(this.#advance(1));
  }

  u16(): number {
    return this.#octets.readUInt16BE(this.#advance(2));
  }

  i32(): number {
    return this.#octets.readInt32BE(this.#advance(4));
  }

  /** A copy of the next octets. */
  take(length: number): Uint8Array {
    const start = this.#advance(length);
    return new Uint8Array(this.#octets.subarray(start, start + length));
  }

  /** UTF-8 as a person wrote it: what does not decode becomes U+FFFD, for one odd character must not cost a printer. */
  lenientText(length: number): string {
    const start = this.#advance(length);
    return this.#octets.toString('utf8', start, start + length);
  }

  /** UTF-8 a program will compare. @throws IppCodecError `bad-value` when it is none */
  strictText(length: number): string {
    const start = this.#offset;
    const text = this.lenientText(length);
    if (text.includes(REPLACEMENT) && !isUtf8(this.#octets.subarray(start, this.#offset))) {
      throw new IppCodecError('bad-value', 'text is not UTF-8', start);
    }
    return text;
  }

  /** A SIGNED-SHORT length (RFC 8010 §3.1.4), which cannot be negative. */
  length(): number {
    const at = this.#offset;
    const length = this.u16();
    if (length > 0x7fff) throw new IppCodecError('bad-length', `length ${length}`, at);
    return length;
  }

  #advance(length: number): number {
    const start = this.#offset;
    if (start + length > this.#octets.byteLength) {
      throw new IppCodecError('truncated', `needs ${length} octets`, start);
    }
    this.#offset = start + length;
    return start;
  }
}
