import { changeCount, hasCard, UNAWARE } from '../../transport/pcsc/reader-state.ts';
import type { ReaderState } from '../../transport/pcsc/reader-state.ts';
import { Presentations } from '../serial-card-reader/presentations.ts';
import type { Sighting } from '../serial-card-reader/presentations.ts';

/** A card at the edge of the field often fails once and then answers; after so many failures it counts as unreadable. */
const TRIES = 3;

/** One reader as it is followed: what lies in it, and whether that was read. Pure. */
export class Slot {
  readonly #presentations: Presentations;
  #state: ReaderState;
  /** The uid of the card that lies there, as far as it was read. Outlives the service, for the card stays too. */
  #lying: string | null = null;
  /** Reads that failed since the card came. */
  #failures = 0;
  #settled = false;
  #held = false;

  /** @param gapMs a card that comes back within this time was never away */
  constructor(reader: string, gapMs: number) {
    this.#state = { reader, raw: UNAWARE };
    this.#presentations = new Presentations(gapMs);
  }

  get state(): ReaderState {
    return this.#state;
  }

  /** There is a card that is still to be read. */
  get wantsReading(): boolean {
    return hasCard(this.#state) && !this.#settled;
  }

  /** It is to be read soon: it just came, or failed for the first few times. */
  get isUrgent(): boolean {
    return this.wantsReading && this.#failures < TRIES;
  }

  /** There is a card, and it cannot be read. */
  get isUnreadable(): boolean {
    const isGivenUp = this.#settled ? this.#lying === null : this.#failures >= TRIES;
    return hasCard(this.#state) && isGivenUp;
  }

  /** There is a card, and another program keeps it for itself. */
  get isHeld(): boolean {
    return this.wantsReading && this.#held;
  }

  /** A new context knows nothing: it counts anew, and says again what lies there. */
  forget(): void {
    this.#state = { ...this.#state, raw: UNAWARE };
  }

  /** @param now monotonic milliseconds */
  update(state: ReaderState, now: number): void {
    const known = this.#state;
    this.#state = state;
    if (known.raw !== UNAWARE && changeCount(known) === changeCount(state)) return;
    this.#settled = false;
    this.#held = false;
    this.#failures = 0;
    const stayed = known.raw === UNAWARE && hasCard(state);
    if (this.#lying === null || stayed) return;
    // It was away, if only for a moment: the gap counts from now.
    this.#presentations.sight(this.#lying, now);
    this.#lying = null;
  }

  /** The card that lies there was read. @param now monotonic milliseconds */
  read(uid: string, now: number): Sighting {
    this.#settled = true;
    const stayed = this.#lying === uid;
    this.#lying = uid;
    const sighting = this.#presentations.sight(uid, now);
    return stayed ? 'still-there' : sighting;
  }

  /** The card answered, and has no uid. */
  unreadable(): void {
    this.#settled = true;
    this.#lying = null;
  }

  /** Another program holds the card; it is tried again for as long as it lies there. */
  held(): void {
    this.#held = true;
  }

  /** Reading failed; it is tried again for as long as the card lies there. */
  failed(): void {
    this.#held = false;
    this.#failures += 1;
  }
}
