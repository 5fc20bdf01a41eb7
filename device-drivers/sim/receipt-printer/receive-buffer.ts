/** What came and was not looked at yet. */
export class ReceiveBuffer {
  readonly #capacity: number;
  #octets = new Uint8Array(0);

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** Octets it still takes. */
  get room(): number {
    return this.#capacity - this.#octets.byteLength;
  }

  get isEmpty(): boolean {
    return this.#octets.byteLength === 0;
  }

  /** @throws RangeError for more than there is room */
  put(chunk: Uint8Array): void {
    if (chunk.byteLength > this.room) throw new RangeError('the receive buffer is full');
    const octets = new Uint8Array(this.#octets.byteLength + chunk.byteLength);
    octets.set(this.#octets);
    octets.set(chunk, this.#octets.byteLength);
    this.#octets = octets;
  }

  /** The oldest octets, at most so many. */
  take(most: number): Uint8Array {
    const taken = this.#octets.subarray(0, most);
    this.#octets = this.#octets.slice(most);
    return taken;
  }

  clear(): void {
    this.#octets = new Uint8Array(0);
  }
}
