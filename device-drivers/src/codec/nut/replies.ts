import type { FrameMatcher, Match } from '../card/frame-decoder.ts';
import { wordsOf } from './words.ts';

/** What upsd answers (NUT developer guide, "Network protocol information"). */
export type NutReply =
  | { type: 'variable'; ups: string; name: string; value: string }
  /** `of`: what was asked for, for example `['UPS']`; `rows`: the words of each line. */
  | { type: 'list'; of: string[]; rows: string[][] }
  /** `code`: in the protocol's own words, for example `UNKNOWN-UPS`. */
  | { type: 'error'; code: string }
  | { type: 'ok' };

/** upsd builds its answers in 1024 octets; escapes may double a value. */
const LONGEST_LINE = 2_048;
const LONGEST_LIST = 65_536;
const LF = 0x0a;

const utf8 = new TextDecoder();

/** One answer of upsd: a line, or a list from BEGIN to END. Lines that are neither are skipped. */
export const matchReply: FrameMatcher<NutReply> = (octets) => {
  const line = lineAt(octets, 0);
  if (line === null) return tooLongYet(octets);
  const words = line.end > LONGEST_LINE ? null : line.words;
  if (words?.[0] === 'BEGIN' && words[1] === 'LIST') return matchList(octets, line.end, words);
  const reply = words === null ? null : lineReply(words);
  if (reply === null) return { type: 'skip', length: line.end };
  return { type: 'frame', length: line.end, value: reply };
};

function matchList(octets: Uint8Array, start: number, [, , ...of]: string[]): Match<NutReply> {
  const rows: string[][] = [];
  for (let at = start; at <= LONGEST_LIST;) {
    const line = lineAt(octets, at);
    if (line === null && octets.byteLength <= LONGEST_LIST) return { type: 'more' };
    if (line === null || line.words === null) break;
    if (line.words[0] === 'END') {
      if (line.words.slice(2).join(' ') !== of.join(' ')) break;
      return { type: 'frame', length: line.end, value: { type: 'list', of, rows } };
    }
    // What begins anew never ended: this list was cut.
    if (line.words[0] === 'BEGIN') return { type: 'skip', length: at };
    rows.push(line.words);
    at = line.end;
  }
  return { type: 'skip', length: start };
}

function lineReply(words: string[]): NutReply | null {
  const [verb, one, two, three] = words;
  if (verb === 'OK') return { type: 'ok' };
  if (verb === 'ERR' && one !== undefined) return { type: 'error', code: one };
  if (verb !== 'VAR' || words.length !== 4) return null;
  if (one === undefined || two === undefined || three === undefined) return null;
  return { type: 'variable', ups: one, name: two, value: three };
}

/** The line that starts at `at`; null while its end is missing. */
function lineAt(octets: Uint8Array, at: number): { words: string[] | null; end: number } | null {
  const end = octets.indexOf(LF, at);
  if (end < 0) return null;
  return { words: wordsOf(utf8.decode(octets.subarray(at, end))), end: end + 1 };
}

/** Keeps one octet more than the longest line, so that the end of an endless line is not taken for a line. */
function tooLongYet(octets: Uint8Array): Match<never> {
  const surplus = octets.byteLength - (LONGEST_LINE + 1);
  return surplus > 0 ? { type: 'skip', length: surplus } : { type: 'more' };
}
