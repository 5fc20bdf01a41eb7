import { IppCodecError } from './error.ts';

const utf8 = new TextEncoder();
const FIRST_ROOM = 1024;
const LONGEST_FIELD = 0x7fff;

/** A growing buffer of octets in network byte order. */
export class OctetWriter {
  #bytes = new Uint8Array(FIRST_ROOM);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  u8(value: number): void {
    this.#makeRoom(1);
    this.#view.setUint8(this.#length, inRange(value, 0, 0xff));
    this.#length += 1;
  }

  u16(value: number): void {
    this.#makeRoom(2);
    this.#view.setUint16(this.#length, inRange(value, 0, 0xffff));
    this.#length += 2;
  }

  i32(value: number): void {
    this.#makeRoom(4);
    this.#view.setInt32(this.#length, inRange(value, -0x80000000, 0x7fffffff));
    this.#length += 4;
  }

  /** A two-octet length, then whatever `write` writes. */
  field(write: () => void): void {
    const at = this.#length;
    this.u16(0);
    write();
    const length = this.#length - at - 2;
    if (length > LONGEST_FIELD) {
      throw new IppCodecError('bad-length', `${length} octets in one field`, -1);
    }
    this.#view.setUint16(at, length);
  }

  /** A two-octet length, then the octets. */
  octets(bytes: Uint8Array): void {
    this.field(() => {
      this.#makeRoom(bytes.byteLength);
      this.#bytes.set(bytes, this.#length);
      this.#length += bytes.byteLength;
    });
  }

  /** A two-octet length, then the text in UTF-8. */
  text(text: string): void {
    this.field(() => {
      // One UTF-16 code unit takes at most three octets.
      this.#makeRoom(text.length * 3);
      this.#length += utf8.encodeInto(text, this.#bytes.subarray(this.#length)).written;
    });
  }

  bytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #makeRoom(count: number): void {
    const needed = this.#length + count;
    if (needed <= this.#bytes.byteLength) return;
    const grown = new Uint8Array(Math.max(needed, this.#bytes.byteLength * 2));
    grown.set(this.#bytes);
    this.#bytes = grown;
    this.#view = new DataView(grown.buffer);
  }
}

function inRange(value: number, lowest: number, highest: number): number {
  if (!Number.isInteger(value) || value < lowest || value > highest) {
    throw new IppCodecError('bad-value', `${value} is not in ${lowest}..${highest}`, -1);
  }
  return value;
}
