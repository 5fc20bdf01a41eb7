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
 * What every paper of a template draws with the face of its text: the words that a sample prints, but for what is told
 * of its holder, and whole series of letters and digits. Of bold words there are few, and a second shared subset would
 * be one font more in every file.
 *
 * @param layout of a sample
 * @param face the first regular one
 * @param words every character that does not depend on the holder
 */
export function sharedCharacters(
  layout: Layout,
  faces: Faces,
  face: Face,
  words: ReadonlySet<string>,
): Set<string> {
  const used = usedCharacters(layout, faces).get(face) ?? new Set();
  const series = SERIES.filter((one) => Array.from(one).some((character) => used.has(character)));
  const characters = [...used].filter((character) => words.has(character));
  const drawn = [...characters, ...Array.from(series.join(''))].filter(
    (character) => face.advance(character.codePointAt(0) ?? 0) !== null,
  );
  return new Set(drawn);
}
