/** Separators that older databases use inside names of several parts. */
const NAME_DOTS = /[\u2022\u2027\u30FB\uFF0E]/g;

/** Apostrophes that a Chinese face draws as wide as an ideograph. */
const APOSTROPHES = /[\u2018\u2019\u02BC]/g;

/** A name as it is printed and vouched for. */
export function printedName(text: string): string {
  return text.normalize('NFC').trim().replace(NAME_DOTS, '\u00B7').replace(APOSTROPHES, "'");
}
