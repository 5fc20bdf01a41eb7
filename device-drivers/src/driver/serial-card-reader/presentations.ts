/** What one sighting of a card means. */
export type Sighting =
  /** The card was put there now. */
  | 'new'
  /** It is still there: readers say the same card again and again. */
  | 'still-there'
  /** Two cards take turns: both are in the field. */
  | 'several';

/**
 * Turns sightings into presentations: one for each time a card is put before the reader. A card not seen for `gapMs`
 * counts as taken away.
 */
export class Presentations {
  readonly #gapMs: number;
  /** When each card in the field was last seen, in monotonic milliseconds; the latest last. */
  readonly #seen = new Map<string, number>();

  constructor(gapMs: number) {
    this.#gapMs = gapMs;
  }

  /** @param now monotonic milliseconds */
  sight(uid: string, now: number): Sighting {
    const latest = [...this.#seen.keys()].at(-1);
    for (const [other, at] of this.#seen) {
      if (now - at >= this.#gapMs) this.#seen.delete(other);
    }
    const known = this.#seen.delete(uid);
    this.#seen.set(uid, now);
    if (!known) return 'new';
    return latest === uid ? 'still-there' : 'several';
  }
}
