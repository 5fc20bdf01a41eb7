/** SW3 of an answer that went well. */
export const SW3_OK = 0x90;
/** SW3 of `find` when there is a card. */
export const SW3_FOUND = 0x9f;
/** SW3 of `find` when there is none. */
export const SW3_NONE = 0x80;
export const SW3_NOT_SELECTED = 0x81;
export const SW3_UNKNOWN_COMMAND = 0x21;
export const SW3_READ_FAILED = 0x41;

/** Whose fault a bad SW3 tells of. */
export type FaultSide =
  /** The card was taken away too early, is another kind, or is broken: the next one may be read. */
  | 'card'
  /** The module itself, or the line to it. */
  | 'module';

export interface ResidentIdFault {
  side: FaultSide;
  /** Short and stable, for programs. */
  keyword: string;
  words: string;
}

const faults: ReadonlyMap<number, ResidentIdFault> = new Map<number, ResidentIdFault>([
  [0x10, { side: 'module', keyword: 'other', words: 'the module received a bad checksum' }],
  [0x11, { side: 'module', keyword: 'other', words: 'the module received a bad length' }],
  [
    SW3_UNKNOWN_COMMAND,
    { side: 'module', keyword: 'other', words: 'the module does not know the command' },
  ],
  [
    0x31,
    { side: 'card', keyword: 'card-unreadable', words: 'the card does not accept the module' },
  ],
  [
    0x32,
    { side: 'card', keyword: 'card-unreadable', words: 'the module does not accept the card' },
  ],
  [
    0x33,
    { side: 'card', keyword: 'card-unreadable', words: 'what the card says cannot be verified' },
  ],
  [0x40, { side: 'card', keyword: 'card-unreadable', words: 'the card is of another kind' }],
  [
    SW3_READ_FAILED,
    { side: 'card', keyword: 'card-unreadable', words: 'the card could not be read' },
  ],
  [0x47, { side: 'module', keyword: 'other', words: 'the module has no random number' }],
  [0x60, { side: 'module', keyword: 'self-test-failed', words: 'the module fails its self-test' }],
  [0x66, { side: 'module', keyword: 'not-authorised', words: 'the module is not authorised' }],
  [SW3_NONE, { side: 'card', keyword: 'card-unreadable', words: 'there is no card' }],
  [
    SW3_NOT_SELECTED,
    { side: 'card', keyword: 'card-unreadable', words: 'the card could not be selected' },
  ],
  [0x85, { side: 'card', keyword: 'card-unreadable', words: 'the card could not be selected' }],
]);

/** What a bad SW3 says. A code nobody documents counts as the module's. */
export function faultOf(status: number): ResidentIdFault {
  const code = status.toString(16).toUpperCase().padStart(2, '0');
  return (
    faults.get(status) ?? { side: 'module', keyword: 'other', words: `the module reports ${code}` }
  );
}
