/** What a matcher sees at the start of the octets it is given. */
export type Match<T> =
  /** A whole frame of `length` octets. */
  | { type: 'frame'; length: number; value: T }
  /** The first `length` octets are no frame and can go. */
  | { type: 'skip'; length: number }
  /** A frame may be beginning; more octets are needed to know. */
  | { type: 'more' };

/** Looks at octets, which are never none, and says what stands at their start. Pure. */
export type FrameMatcher<T> = (octets: Uint8Array) => Match<T>;

/**
 * Cuts a stream of octets into frames, however it was split on the way. A matcher that gives up skips as little as it
 * can, so that a good frame inside a broken one is still found.
 */
export class FrameDecoder<T> {
  readonly #match: FrameMatcher<T>;
  #pending = new Uint8Array(0);
  #skipped = 0;

  constructor(match: FrameMatcher<T>) {
    this.#match = match;
  }

  /** Octets that belonged to no frame, since the decoder was made. */
  get skipped(): number {
    return this.#skipped;
  }

  /** Octets kept because a frame may be beginning. Bounded by the longest frame of the format. */
  get pending(): number {
    return this.#pending.byteLength;
  }

  /** Takes the next octets and returns the frames that are now whole, in order. Never throws. */
  push(chunk: Uint8Array): T[] {
    const octets = new Uint8Array(this.#pending.byteLength + chunk.byteLength);
    octets.set(this.#pending);
    octets.set(chunk, this.#pending.byteLength);
    const frames: T[] = [];
    let at = 0;
    while (at < octets.byteLength) {
      const match = this.#match(octets.subarray(at));
      if (match.type === 'more') break;
      at += match.length;
      if (match.type === 'frame') frames.push(match.value);
      else this.#skipped += match.length;
    }
    this.#pending = octets.slice(at);
    return frames;
  }
}
