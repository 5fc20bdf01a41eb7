/** Flags of dwCurrentState and dwEventState (winscard.h). The upper half counts what was put in and taken out. */
export const CHANGED = 0x0002;
const PRESENT = 0x0020;

/** Asks for the state at once instead of waiting until it changes. */
export const UNAWARE = 0;

/** What PC/SC says of one reader. */
export interface ReaderState {
  reader: string;
  /** Flags and counter as the service gave them, to hand in again; UNAWARE when nothing is known yet. */
  raw: number;
}

/** Whether a card lies in the reader; one that did not answer yet counts too. */
export function hasCard({ raw }: ReaderState): boolean {
  return (raw & PRESENT) !== 0;
}

/** Changes whenever a card is put in or taken out, also when nobody looked in between. */
export function changeCount({ raw }: ReaderState): number {
  return (raw >>> 16) & 0xffff;
}
