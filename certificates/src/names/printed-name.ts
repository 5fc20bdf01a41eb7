import { privateUse } from './private-use.ts';

/** Marks that have stood between the parts of a name in one character set or another, and the full stop of a keyboard. */
const DOTS =
  /[\u2022\u2027\u2219\u22C5\u30FB\uFF0E\uFF65]|(?<=\p{Script=Han})\.(?=\p{Script=Han})/gu;

/** Apostrophes that a Chinese face draws as wide as an ideograph. */
const APOSTROPHES = /[\u2018\u2019\u02BC]/g;

/** Hyphens that mean the same as the one on a keyboard. */
const HYPHENS = /[\u2010\u2011]/g;

/** The space with which two-character names were padded to the width of three. */
const PADDING = /(?<=\p{Script=Han})\u3000+(?=\p{Script=Han})/gu;

/** Letters, digits and marks on the body of an ideograph. */
const FULL_WIDTH = /[\uFF01-\uFF5E]/g;

/** Radicals that look like, and are typed for, the ideographs they are. */
const KANGXI = /[\u2F00-\u2FD5]/g;

/**
 * A name as it is stored, printed and vouched for: one spelling whatever database it comes from. Idempotent.
 *
 * Private use of GBK and GB 18030 becomes the character that was meant; any other private use stays, because only the
 * university that drew it knows it, and is refused when set. Canonical equivalents become one (NFC): GB 18030 has
 * nine compatibility ideographs with a unified twin of the same shape. What has no ink (selectors, joiners,
 * direction marks) goes: GB 18030 has no variation sequences, so no name on a Chinese document rests on one.
 * Control characters stay and are refused: they are damage, not spelling.
 */
export function printedName(text: string): string {
  return Array.from(text, (character) => privateUse.get(character) ?? character)
    .join('')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(DOTS, '\u00B7')
    .replace(FULL_WIDTH, (wide) => String.fromCodePoint(wide.charCodeAt(0) - 0xfee0))
    .replace(KANGXI, (radical) => radical.normalize('NFKC'))
    .normalize('NFC')
    .replace(APOSTROPHES, "'")
    .replace(HYPHENS, '-')
    .replace(PADDING, '')
    .replace(/\p{Space_Separator}+/gu, ' ')
    .trim();
}
