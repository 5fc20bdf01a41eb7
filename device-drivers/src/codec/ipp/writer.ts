import { IppCodecError } from './error.ts';

const utf8 = new TextEncoder();

/** A growing buffer of octets in network byte order. */
export class OctetWriter {
  #bytes = new Uint8Array(256);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  u8(value: number): void {
    const at = this.#reserve(1);
    this.#view.setUint8(at, inRange(value, 0, 0xff));
  }

  u16(value: number): void {
    const at = this.#reserve(2);
    this.#view.setUint16(at, inRange(value, 0, 0xffff));
  }

  i32(value: number): void {
    const at = this.#reserve(4);
    this.#view.setInt32(at, inRange(value, -0x80000000, 0x7fffffff));
  }

  /** A two-octet length, then the octets. */
  octets(bytes: Uint8Array): void {
    if (bytes.byteLength > 0x7fff) {
      throw new IppCodecError('bad-length', `${bytes.byteLength} octets in one field`, -1);
    }
    this.u16(bytes.byteLength);
    const at = this.#reserve(bytes.byteLength);
    this.#bytes.set(bytes, at);
  }

  /** A two-octet length, then the text in UTF-8. */
  text(text: string): void {
    this.octets(utf8.encode(text));
  }

  bytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #reserve(count: number): number {
    const at = this.#length;
    this.#length += count;
    if (this.#length > this.#bytes.byteLength) {
      const grown = new Uint8Array(Math.max(this.#length, this.#bytes.byteLength * 2));
      grown.set(this.#bytes);
      this.#bytes = grown;
      this.#view = new DataView(grown.buffer);
    }
    return at;
  }
}

function inRange(value: number, lowest: number, highest: number): number {
  if (!Number.isInteger(value) || value < lowest || value > highest) {
    throw new IppCodecError('bad-value', `${value} is not in ${lowest}..${highest}`, -1);
  }
  return value;
}
