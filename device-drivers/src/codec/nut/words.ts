/**
 * Splits a line of the NUT protocol into its words: separated by white space, quoted where they hold some, `\"` and
 * `\\` escaped by a backslash.
 *
 * @returns null when a quote is not closed
 */
export function wordsOf(line: string): string[] | null {
  const words: string[] = [];
  let word: string | null = null;
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    if (character === '\\' && at + 1 < line.length) {
      word = (word ?? '') + line.charAt(++at);
    } else if (character === '"') {
      quoted = !quoted;
      word ??= '';
    } else if (!quoted && /\s/.test(character)) {
      if (word !== null) words.push(word);
      word = null;
    } else {
      word = (word ?? '') + character;
    }
  }
  if (quoted) return null;
  if (word !== null) words.push(word);
  return words;
}

/** A word as it is sent: quoted when it would not arrive whole without. @throws TypeError for a line break */
export function quoted(word: string): string {
  return /^[^\s"\\]+$/.test(word) ? word : inQuotes(word);
}

/** A word in quotes, also one that needs none. @throws TypeError for a line break */
export function inQuotes(word: string): string {
  if (/[\r\n]/.test(word)) throw new TypeError('a word of the NUT protocol holds no line break');
  return `"${word.replaceAll(/["\\]/g, '\\$&')}"`;
}
