import { IppCodecError } from './error.ts';
import { defaultLimits } from './limits.ts';
import { FIRST_VALUE_TAG, GroupTag } from './tags.ts';

const HEADER_OCTETS = 8;

/**
 * Finds where the attributes of a message end while its octets still arrive, looking at every element once, so that
 * a server can start on a request before the document data is there.
 */
export class IppBoundary {
  readonly #maxBytes: number;
  #bytes = new Uint8Array(4096);
  #length = 0;
  /** Offset of the next element not yet skipped. */
  #next = HEADER_OCTETS;

  constructor(maxBytes: number = defaultLimits.maxBytes) {
    this.#maxBytes = maxBytes;
  }

  /**
   * Takes the next octets of the stream.
   *
   * @returns null while the end-of-attributes tag has not come; then everything received so far, cut behind that tag
   * @throws IppCodecError `too-large` when the attributes do not end within the limit, `bad-length` on a bad length
   */
  push(chunk: Uint8Array): { attributes: Uint8Array; data: Uint8Array } | null {
    this.#append(chunk);
    const end = this.#scan();
    if (end === null) {
      if (this.#length > this.#maxBytes) {
        throw new IppCodecError('too-large', `more than ${this.#maxBytes} octets`, this.#next);
      }
      return null;
    }
    return {
      attributes: this.#bytes.slice(0, end),
      data: this.#bytes.slice(end, this.#length),
    };
  }

  #append(chunk: Uint8Array): void {
    const length = this.#length + chunk.byteLength;
    if (length > this.#bytes.byteLength) {
      const grown = new Uint8Array(Math.max(length, this.#bytes.byteLength * 2));
      grown.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = grown;
    }
    this.#bytes.set(chunk, this.#length);
    this.#length = length;
  }

  /** Skips complete elements. Returns the offset behind the end tag, or null when more octets are needed. */
  #scan(): number | null {
    for (;;) {
      const tag = this.#octet(this.#next);
      if (tag === null) return null;
      if (tag === GroupTag.end) return this.#next + 1;
      if (tag < FIRST_VALUE_TAG) {
        this.#next += 1;
        continue;
      }
      const nameLength = this.#fieldLength(this.#next + 1);
      if (nameLength === null) return null;
      const valueAt = this.#next + 3 + nameLength;
      const valueLength = this.#fieldLength(valueAt);
      if (valueLength === null) return null;
      this.#next = valueAt + 2 + valueLength;
      if (this.#next > this.#maxBytes) {
        throw new IppCodecError('too-large', `more than ${this.#maxBytes} octets`, valueAt);
      }
    }
  }

  #octet(at: number): number | null {
    return at < this.#length ? (this.#bytes[at] ?? null) : null;
  }

  #fieldLength(at: number): number | null {
    const high = this.#octet(at);
    const low = this.#octet(at + 1);
    if (high === null || low === null) return null;
    const length = (high << 8) | low;
    if (length > 0x7fff) throw new IppCodecError('bad-length', `length ${length}`, at);
    return length;
  }
}
