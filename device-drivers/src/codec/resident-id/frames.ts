import type { FrameMatcher, Match } from '../card/frame-decoder.ts';
import { skipTo } from '../card/octets.ts';

/**
 * Frames of the PRC resident-ID module (SAM_V, the "SDT" protocol of GA/T 467), both ways alike:
 *
 *     AA AA AA 96 69 | length, 2 octets, high first | body | XOR
 *
 * The length counts the body and the XOR; the XOR is taken over length and body.
 */
const PREAMBLE: readonly number[] = [0xaa, 0xaa, 0xaa, 0x96, 0x69];
const BODY_AT = PREAMBLE.length + 2;
const SHORTEST_BODY = 2;
/** A reading with text, photo and finger-prints: three status octets, three lengths of two, 256 + 1024 + 1024. */
const LONGEST_BODY = 2_313;

export function encodeFrame(body: Uint8Array): Uint8Array {
  const length = body.byteLength + 1;
  const checked = Uint8Array.of(length >> 8, length & 0xff, ...body);
  return Uint8Array.of(...PREAMBLE, ...checked, xorOf(checked));
}

/** The value is the body. Its checksum is verified; what it means is not. */
export const matchFrame: FrameMatcher<Uint8Array> = (octets): Match<Uint8Array> => {
  if (octets[0] !== PREAMBLE[0]) return skipTo(octets, 0xaa);
  const begun = octets.subarray(0, PREAMBLE.length);
  if (!begun.every((octet, at) => octet === PREAMBLE[at])) return { type: 'skip', length: 1 };
  const [high, low] = octets.subarray(PREAMBLE.length);
  if (high === undefined || low === undefined) return { type: 'more' };
  const bodyOctets = high * 256 + low - 1;
  if (bodyOctets < SHORTEST_BODY || bodyOctets > LONGEST_BODY) return { type: 'skip', length: 1 };
  const end = BODY_AT + bodyOctets;
  if (octets.byteLength <= end) return { type: 'more' };
  if (xorOf(octets.subarray(PREAMBLE.length, end)) !== octets[end]) {
    return { type: 'skip', length: 1 };
  }
  return { type: 'frame', length: end + 1, value: octets.slice(BODY_AT, end) };
};

function xorOf(octets: Uint8Array): number {
  return octets.reduce((xor, octet) => xor ^ octet, 0);
}
