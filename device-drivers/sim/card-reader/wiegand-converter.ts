import { decodeWiegand26 } from '../../src/codec/wiegand/wiegand26.ts';

/** How a Wiegand converter writes a card on its serial side. */
export type WiegandConverter =
  /** Priority1 WIE232-A: six hex digits and CR. */
  | 'hex'
  /** S4A: ten decimal digits and CR LF. */
  | 'decimal';

/**
 * The octets a converter sends for a card whose bits came in on its Wiegand side.
 *
 * @param bits 26 digits 0 and 1
 * @returns none when a parity is wrong: the converter drops the card
 */
export function convertWiegand(converter: WiegandConverter, bits: string): Uint8Array {
  const read = decodeWiegand26(bits);
  if (read === null) return new Uint8Array(0);
  const number = read.facility * 2 ** 16 + read.card;
  const text =
    converter === 'hex'
      ? `${number.toString(16).toUpperCase().padStart(6, '0')}\r`
      : `${number.toString().padStart(10, '0')}\r\n`;
  return Buffer.from(text, 'latin1');
}
