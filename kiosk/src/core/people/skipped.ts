/** Counts records of a shape this release does not know: skipped so that the feed goes on, and never shown to anyone. */
export class Skipped {
  readonly #count = new Map<string, number>();

  add(part: string): void {
    this.#count.set(part, (this.#count.get(part) ?? 0) + 1);
  }

  /** Records skipped since the start, by partition. */
  counts(): Record<string, number> {
    return Object.fromEntries(this.#count);
  }
}
