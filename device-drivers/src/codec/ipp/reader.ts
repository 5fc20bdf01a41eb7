import { IppCodecError } from './error.ts';

/** A cursor over octets that throws `truncated` instead of reading past the end. */
export class OctetReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #offset = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get offset(): number {
    return this.#offset;
  }

  u8(): number {
    return this.#view.getUint8(this.#advance(1));
  }

  u16(): number {
    return this.#view.getUint16(this.#advance(2));
  }

  i32(): number {
    return this.#view.getInt32(this.#advance(4));
  }

  take(length: number): Uint8Array {
    const start = this.#advance(length);
    return this.#bytes.subarray(start, start + length);
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
    if (start + length > this.#bytes.byteLength) {
      throw new IppCodecError('truncated', `needs ${length} octets`, start);
    }
    this.#offset = start + length;
    return start;
  }
}
