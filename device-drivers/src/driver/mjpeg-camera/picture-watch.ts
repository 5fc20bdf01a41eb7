import { createHash } from 'node:crypto';

export type StreamState = 'unknown' | 'well' | 'unreadable' | 'frozen';

/**
 * Whether a stream still shows something new. Times are monotonic milliseconds. Of the last picture only its SHA-256 is
 * kept, which shows nobody.
 *
 * A picture that is the one before it octet by octet is no new one: the noise of a sensor never repeats, but a server
 * whose camera was pulled repeats the last picture, or a placeholder, for ever.
 */
export class PictureWatch {
  readonly #frozenAfterMs: number;
  #last: string | null = null;
  #newAt: number;
  #unreadableAt = -Infinity;

  /** @param now when the stream began */
  constructor(frozenAfterMs: number, now: number) {
    this.#frozenAfterMs = frozenAfterMs;
    this.#newAt = now;
  }

  /**
   * A picture came. The first of a stream shows that there is one, and nothing more: it may be a placeholder.
   *
   * @returns whether it is new
   */
  picture(octets: Uint8Array, now: number): boolean {
    const hash = createHash('sha256').update(octets).digest('hex');
    const isNew = this.#last !== null && hash !== this.#last;
    if (hash !== this.#last) this.#newAt = now;
    this.#last = hash;
    return isNew;
  }

  /** Something came that was meant to be a picture and is none. */
  unreadable(now: number): void {
    this.#unreadableAt = now;
  }

  /** How the stream is; `unknown` while no picture came and none is overdue, or nothing came at all. */
  state(now: number): StreamState {
    const hasPicture = this.#last !== null;
    if (now - this.#newAt < this.#frozenAfterMs) return hasPicture ? 'well' : 'unknown';
    if (this.#unreadableAt > this.#newAt) return 'unreadable';
    return hasPicture ? 'frozen' : 'unknown';
  }
}
