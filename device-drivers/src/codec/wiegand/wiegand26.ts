/** What a Wiegand-26 card carries (the H10301 layout): its facility, 0 to 255, and its number there, 0 to 65535. */
export interface Wiegand26 {
  facility: number;
  card: number;
}

const LAYOUT = /^[01]{26}$/;
const HALF_BITS = 13;

/**
 * The 26 bits on the wire, first to last, as digits 0 and 1: even parity over the first twelve bits of the number,
 * 8 bits facility, 16 bits card, odd parity over the last twelve.
 *
 * @throws RangeError when facility or card do not fit
 */
export function encodeWiegand26({ facility, card }: Wiegand26): string {
  const number = bitsOf(facility, 8) + bitsOf(card, 16);
  const [first, last] = [number.slice(0, 12), number.slice(12)];
  return `${isOdd(first) ? '1' : '0'}${number}${isOdd(last) ? '0' : '1'}`;
}

/** The card in 26 bits, given as digits 0 and 1. @returns null when there are not 26 of them, or a parity is wrong */
export function decodeWiegand26(bits: string): Wiegand26 | null {
  if (!LAYOUT.test(bits)) return null;
  if (isOdd(bits.slice(0, HALF_BITS)) || !isOdd(bits.slice(HALF_BITS))) return null;
  return {
    facility: Number.parseInt(bits.slice(1, 9), 2),
    card: Number.parseInt(bits.slice(9, 25), 2),
  };
}

function bitsOf(value: number, width: number): string {
  if (!Number.isInteger(value) || value < 0 || value >= 2 ** width) {
    throw new RangeError(`${value} does not fit into ${width} bits`);
  }
  return value.toString(2).padStart(width, '0');
}

function isOdd(bits: string): boolean {
  return bits.replaceAll('0', '').length % 2 === 1;
}
