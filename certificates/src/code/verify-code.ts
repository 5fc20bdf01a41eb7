/**
 * The code a person types when a QR cannot be scanned: 15 random characters and one check character,
 * from 32 that cannot be taken for one another (no 0, O, 1, I). 75 random bits.
 */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LENGTH = 16;

const valueOf = new Map(Array.from(ALPHABET, (character, value) => [character, value]));

/** Doubling in GF(2^5) with x^5 + x^2 + 1. */
function double(value: number): number {
  const shifted = value << 1;
  return shifted & 0x20 ? shifted ^ 0x25 : shifted;
}

/**
 * Weighted sum over GF(32), each place with its own power of the generator: every single wrong
 * character and every swap of two characters changes it.
 */
function checksum(values: readonly number[]): number {
  return values.reduce((sum, value) => double(sum ^ value), 0);
}

function grouped(text: string): string {
  return text.replace(/(.{4})(?=.)/g, '$1-');
}

function randomBytes(n: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(n));
}

/**
 * A fresh verification code `XXXX-XXXX-XXXX-XXXX`.
 *
 * @param random returns `n` random bytes; the platform's generator unless a test replaces it
 */
export function newVerifyCode(random: (n: number) => Uint8Array = randomBytes): string {
  // 256 is a multiple of 32, so masking keeps the distribution uniform.
  const values = [...random(LENGTH - 1)].map((byte) => byte & 31);
  return grouped([...values, checksum(values)].map((value) => ALPHABET.charAt(value)).join(''));
}

/**
 * Reads a typed code: case, spaces and dashes do not matter.
 *
 * @returns the code as printed, or null when it cannot be a code (length, character or check character)
 */
export function parseVerifyCode(text: string): string | null {
  if (text.length > 64) return null;
  const compact = text.toUpperCase().replace(/[\s\-‐–—_.]/g, '');
  if (compact.length !== LENGTH) return null;
  const values: number[] = [];
  for (const character of compact) {
    const value = valueOf.get(character);
    if (value === undefined) return null;
    values.push(value);
  }
  return checksum(values.slice(0, -1)) === values.at(-1) ? grouped(compact) : null;
}
