import type { Match } from './frame-decoder.ts';
import { ETX, STX, skipTo } from './octets.ts';

const FRAME_OCTETS = 14;
const UID_DIGITS = 10;

/**
 * RDM6300 and compatible EM4100 readers, 9600 8N1: STX, ten ASCII hex digits (five octets), two hex digits with their
 * XOR, ETX. Sent again about every 50 ms while the tag is there.
 *
 * The value is the ten digits in upper case. The number printed on the tag is the decimal value of the last eight.
 */
export function matchRdm6300(octets: Uint8Array): Match<string> {
  if (octets[0] !== STX) return skipTo(octets, STX);
  const digits = octets.subarray(1, FRAME_OCTETS - 1);
  const text = String.fromCharCode(...digits).toUpperCase();
  if (!/^[0-9A-F]*$/.test(text)) return { type: 'skip', length: 1 };
  if (octets.byteLength < FRAME_OCTETS) return { type: 'more' };
  if (octets[FRAME_OCTETS - 1] !== ETX || !checksumHolds(text)) return { type: 'skip', length: 1 };
  return { type: 'frame', length: FRAME_OCTETS, value: text.slice(0, UID_DIGITS) };
}

/** The XOR of all six octets is zero when the last one is the XOR of the others. */
function checksumHolds(digits: string): boolean {
  let xor = 0;
  for (let at = 0; at < digits.length; at += 2)
    xor ^= Number.parseInt(digits.slice(at, at + 2), 16);
  return xor === 0;
}
