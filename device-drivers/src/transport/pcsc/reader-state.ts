/** Flags of dwCurrentState and dwEventState (winscard.h). The upper half counts what was put in and taken out. */
export const CHANGED = 0x0002;
const UNKNOWN = 0x0004;
const UNAVAILABLE = 0x0008;
const PRESENT = 0x0020;
const MUTE = 0x0200;

/** Asks for the state at once instead of waiting until it changes. */
export const UNAWARE = 0;

/** What PC/SC says of one reader. */
export interface ReaderState {
  reader: string;
  /** Flags and counter as the service gave them, to hand in again; UNAWARE when nothing is known yet. */
  raw: number;
}

/** What lies in the reader: nothing, a card, or a card that does not answer. */
export function cardIn({ raw }: ReaderState): 'none' | 'card' | 'mute' {
  if ((raw & PRESENT) === 0) return 'none';
  return (raw & MUTE) === 0 ? 'card' : 'mute';
}

/** Whether the reader is there. */
export function isAttached({ raw }: ReaderState): boolean {
  return (raw & (UNKNOWN | UNAVAILABLE)) === 0;
}

/** Changes whenever a card is put in or taken out, also when nobody looked in between. */
export function changeCount({ raw }: ReaderState): number {
  return (raw >>> 16) & 0xffff;
}
