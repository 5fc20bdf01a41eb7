/**
 * Process ids for GS ( H: 65 536 of them before one comes again.
 *
 * Their characters are 40 to 4F, which no other response contains as a beginning: an echo that lost its head cannot
 * pass for a status.
 */
export class FenceIds {
  #next: number;

  /** @param first where to begin, 0 to 65 535; anywhere, so that an echo of a life before this process is not ours */
  constructor(first: number = Math.floor(Math.random() * 0x1_0000)) {
    this.#next = first;
  }

  next(): string {
    const number = this.#next;
    this.#next = (number + 1) % 0x1_0000;
    const nibbles = [12, 8, 4, 0].map((shift) => (number >> shift) & 0x0f);
    return String.fromCharCode(...nibbles.map((nibble) => 0x40 | nibble));
  }
}
