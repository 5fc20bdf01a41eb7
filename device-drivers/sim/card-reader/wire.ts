import { lrcOf } from '../../src/codec/card/card-text.ts';
import type { CardWireFormat } from '../../src/codec/card/index.ts';

/** The octets a reader of this format sends for one sighting of a card. */
export function cardOctets(format: CardWireFormat, uid: string): Uint8Array {
  switch (format.type) {
    case 'stx-etx':
      return framed(`${format.prefix}${uid}\u0003`, format.lrc === true);
    case 'line':
      return ascii(`${format.prefix}${uid}\r\n`);
    case 'rdm6300':
      break;
  }
  return ascii(`\u0002${uid}${xorOfOctets(uid)}\u0003`);
}

/** @param text up to and with ETX */
function framed(text: string, lrc: boolean): Uint8Array {
  const octets = ascii(text);
  return Buffer.concat([ascii('\u0002'), octets, Uint8Array.from(lrc ? [lrcOf(octets)] : [])]);
}

function xorOfOctets(digits: string): string {
  const octets = digits.match(/../g) ?? [];
  const xor = octets.reduce((sum, octet) => sum ^ Number.parseInt(octet, 16), 0);
  return xor.toString(16).padStart(2, '0').toUpperCase();
}

function ascii(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}
