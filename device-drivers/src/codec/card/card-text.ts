import type { FrameMatcher, Match } from './frame-decoder.ts';
import { CR, ETX, LF, STX, skipTo } from './octets.ts';
import type { CardText, FramedText } from './wire-format.ts';

/** STX `prefix` uid ETX, and the LRC where one is declared. The value is the uid in upper case. */
export function stxEtxMatcher(format: FramedText): FrameMatcher<string> {
  const uidOf = uidParser(format);
  const longest = longestText(format);
  return (octets) => {
    if (octets[0] !== STX) return skipTo(octets, STX);
    const end = endOfText(octets, longest);
    if (end === 'more') return { type: 'more' };
    const uid = end === 'too-long' || octets[end] !== ETX ? null : uidOf(octets.subarray(1, end));
    if (end === 'too-long' || uid === null) return { type: 'skip', length: 1 };
    if (format.lrc !== true) return { type: 'frame', length: end + 1, value: uid };
    const check = octets[end + 1];
    if (check === undefined) return { type: 'more' };
    if (check !== lrcOf(octets.subarray(1, end + 1))) return { type: 'skip', length: 1 };
    return { type: 'frame', length: end + 2, value: uid };
  };

  /** The next control octet after STX: ETX in a good frame, STX when this one was cut. */
  function endOfText(octets: Uint8Array, longest: number): number | 'more' | 'too-long' {
    const text = octets.subarray(1, longest + 2);
    const at = text.findIndex((octet) => octet < 0x20);
    if (at >= 0) return at + 1;
    return text.byteLength > longest ? 'too-long' : 'more';
  }
}

/** Longitudinal redundancy check: the XOR of all octets. */
export function lrcOf(octets: Uint8Array): number {
  return octets.reduce((check, octet) => check ^ octet, 0);
}

/**
 * `prefix` uid, ended by CR, LF or both. A line that does not hold exactly one uid goes as a whole: a part of it could
 * pass for another card. So does the rest of a line that was already running when the port was opened, unless it
 * happens to have the declared length.
 */
export function lineMatcher(format: CardText): FrameMatcher<string> {
  const uidOf = uidParser(format);
  const longest = longestText(format);
  return (octets): Match<string> => {
    const end = octets.findIndex((octet) => octet === CR || octet === LF);
    if (end < 0) return tooLongYet(octets, longest);
    const uid = uidOf(octets.subarray(0, end));
    if (uid === null) return { type: 'skip', length: end + 1 };
    return { type: 'frame', length: end + 1, value: uid };
  };
}

/** Keeps one octet more than the longest line, so that what follows an endless line is not taken for its beginning. */
function tooLongYet(octets: Uint8Array, longest: number): Match<never> {
  const surplus = octets.byteLength - (longest + 1);
  return surplus > 0 ? { type: 'skip', length: surplus } : { type: 'more' };
}

function longestText({ prefix, uid }: CardText): number {
  return prefix.length + Math.max(...uid.lengths);
}

function uidParser({ prefix, uid }: CardText): (text: Uint8Array) => string | null {
  const digits = uid.alphabet === 'hex' ? /^[0-9A-F]+$/ : /^[0-9]+$/;
  return (octets) => {
    const text = String.fromCharCode(...octets);
    if (!text.startsWith(prefix)) return null;
    const candidate = text.slice(prefix.length).toUpperCase();
    return digits.test(candidate) && uid.lengths.includes(candidate.length) ? candidate : null;
  };
}
