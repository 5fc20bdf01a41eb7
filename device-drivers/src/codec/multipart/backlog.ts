const LF = 0x0a;

/** Octets that came and are not read yet, in one piece. A body that comes in many chunks is copied few times. */
export class Backlog {
  #octets = Buffer.alloc(0);
  #start = 0;
  #end = 0;

  get length(): number {
    return this.#end - this.#start;
  }

  append(chunk: Uint8Array): void {
    if (this.#end + chunk.byteLength > this.#octets.byteLength) this.#move(chunk.byteLength);
    this.#octets.set(chunk, this.#end);
    this.#end += chunk.byteLength;
  }

  /** What is there now; holds until the next change. */
  view(): Buffer {
    return this.#octets.subarray(this.#start, this.#end);
  }

  /** Lets the first octets go. */
  skip(count: number): void {
    this.#start += count;
  }

  /** Lets the octets before `at` go and begins a line there: the octet at `at` becomes a line feed. */
  beginLineAt(at: number): void {
    this.#start += at;
    this.#octets[this.#start] = LF;
  }

  /** Forgets what was let go. */
  compact(): void {
    if (this.#start > 0) this.#move(0);
  }

  /** Moves what is there to a place with room for more, twice as large when it was full of it. */
  #move(room: number): void {
    const needed = this.length + room;
    const octets = Buffer.alloc(room === 0 ? needed : Math.max(needed, 2 * this.length));
    octets.set(this.view());
    this.#octets = octets;
    this.#end = this.length;
    this.#start = 0;
  }
}
