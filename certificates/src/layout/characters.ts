/** Behaviour of a character in a line, after UAX #14 and 禁则处理 (GB/T 15834, CLREQ §3.1). */
export type CharacterClass = 'space' | 'open' | 'close' | 'ideograph' | 'letter';

const OPEN: ReadonlySet<string> = new Set('（《〈「『【〔“‘([');
const CLOSE: ReadonlySet<string> = new Set('，。、；：？！）》〉」』】〕”’…—·,.;:!?)]%');
const IDEOGRAPH =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF01-\uFF60]/u;

/** What setting a line must know of a character. */
export interface Traits {
  class: CharacterClass;
  /** Punctuation on a full-width body: half of it is blank and may be given up. */
  fullWidthMark: boolean;
  /** Latin letters and marks are kerned: Chinese stands on its bodies, digits in columns. */
  kerned: boolean;
}

/** As many as characters were ever set. */
const known = new Map<string, Traits>();

export function traitsOf(character: string): Traits {
  const before = known.get(character);
  if (before) return before;
  const traits: Traits = {
    class: classOf(character),
    fullWidthMark: /[\u3001-\u3011\u3014\u3015\uFF01-\uFF1F]/.test(character),
    kerned: character < '\u0250' && !/\d/.test(character),
  };
  known.set(character, traits);
  return traits;
}

function classOf(character: string): CharacterClass {
  if (character === ' ') return 'space';
  if (OPEN.has(character)) return 'open';
  if (CLOSE.has(character)) return 'close';
  return IDEOGRAPH.test(character) ? 'ideograph' : 'letter';
}
