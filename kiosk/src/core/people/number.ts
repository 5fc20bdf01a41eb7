/** Last four digits of a student or staff number, as a person would type them: A2016-0457 → 0457. */
export function lastFour(no: string): string {
  return no.replace(/\D/g, '').slice(-4);
}

/** A number as records hold it, whatever the keypad made of it: upper case, no spaces, one kind of hyphen. */
export function normaliseNo(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‐‑‒–—−]/gu, '-')
    .replace(/\s/gu, '')
    .toUpperCase();
}

/** A number of an identity document as records and readers give it: upper case, no spaces. */
export function normaliseIdNumber(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '').toUpperCase();
}

/** A card serial number as central writes it: upper case, no separators. */
export function normaliseUid(uid: string): string {
  return uid.replace(/[\s:-]/g, '').toUpperCase();
}
