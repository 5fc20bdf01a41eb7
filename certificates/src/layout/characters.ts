/** Behaviour of a character in a line, after UAX #14 and 禁则处理 (GB/T 15834, CLREQ §3.1). */
export type CharacterClass = 'space' | 'open' | 'close' | 'ideograph' | 'letter';

const OPEN: ReadonlySet<string> = new Set('（《〈「『【〔“‘([');
const CLOSE: ReadonlySet<string> = new Set('，。、；：？！）》〉」』】〕”’…—·,.;:!?)]%');
const IDEOGRAPH =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF01-\uFF60]/u;

const known = new Map<string, CharacterClass>();

export function classOf(character: string): CharacterClass {
  const cached = known.get(character);
  if (cached) return cached;
  const found = classify(character);
  known.set(character, found);
  return found;
}

function classify(character: string): CharacterClass {
  if (character === ' ') return 'space';
  if (OPEN.has(character)) return 'open';
  if (CLOSE.has(character)) return 'close';
  return IDEOGRAPH.test(character) ? 'ideograph' : 'letter';
}

/** Punctuation on a full-width body: half of it is blank and may be given up. */
export function isFullWidthMark(character: string): boolean {
  return /[\u3001-\u3011\u3014\u3015\uFF01-\uFF1F]/.test(character);
}
