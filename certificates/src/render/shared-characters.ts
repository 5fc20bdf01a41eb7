import type { Face, Faces } from '../fonts/faces.ts';
import type { Layout } from '../layout/ops.ts';
import { usedCharacters } from './font-set.ts';

/** A paper that prints one of these prints others of them: digits, letters of names and codes, Chinese numerals. */
const SERIES = [
  '0123456789',
  'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  'abcdef',
  'ghijklmnopqrstuvwxyz',
  '〇一二三四五六七八九十',
];

/**
 * What every paper of a template draws with the first face of each weight: the words that a sample prints, but for what
 * is told of its holder, and whole series of letters and digits.
 *
 * @param layout of a sample
 * @param words every character that does not depend on the holder
 */
export function sharedCharacters(
  layout: Layout,
  faces: Faces,
  words: ReadonlySet<string>,
): Map<Face, Set<string>> {
  const shared = new Map<Face, Set<string>>();
  for (const [face, used] of usedCharacters(layout, faces)) {
    if (face !== faces[face.weight][0]) continue;
    const series = SERIES.filter((one) => Array.from(one).some((character) => used.has(character)));
    const characters = [...used].filter((character) => words.has(character));
    const drawn = [...characters, ...Array.from(series.join(''))].filter(
      (character) => face.advance(character.codePointAt(0) ?? 0) !== null,
    );
    shared.set(face, new Set(drawn));
  }
  return shared;
}
