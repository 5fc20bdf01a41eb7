import type { Bars } from './types.ts';

/** Widths of bar, space, bar, space, bar, space of the values 0 to 105; the stop has a seventh. ISO/IEC 15417. */
const WIDTHS =
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 ' +
  '123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 ' +
  '232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 ' +
  '313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 ' +
  '111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 ' +
  '111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 ' +
  '114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112';
const PATTERNS = WIDTHS.split(' ');

const SETS = ['A', 'B', 'C'] as const;
type CodeSet = (typeof SETS)[number];
const START: Readonly<Record<CodeSet, number>> = { A: 103, B: 104, C: 105 };
const CHANGE: Readonly<Record<CodeSet, number>> = { A: 101, B: 100, C: 99 };
const SHIFT = 98;
const FNC1 = 102;
const STOP = 106;
const ESCAPE = '{';

/**
 * Code 128 from the data of GS k 73: {A {B {C choose a code set and begin, {S shifts, {1 is FNC1, {{ is a brace; in set
 * C an octet is its value.
 */
export function code128(octets: Uint8Array): Bars | null {
  let set: CodeSet | null = null;
  let shifted = false;
  let text = '';
  const values: number[] = [];
  for (let at = 0; at < octets.byteLength; at++) {
    let octet = octets[at] ?? 0;
    if (octet === ESCAPE.charCodeAt(0)) {
      const escape = String.fromCharCode(octets[++at] ?? 0);
      const chosen = SETS.find((each) => each === escape);
      if (chosen !== undefined) {
        values.push(set === null ? START[chosen] : CHANGE[chosen]);
        set = chosen;
        continue;
      }
      if (escape === '1' && set !== null) values.push(FNC1);
      else if (escape === 'S' && set !== null && set !== 'C') {
        values.push(SHIFT);
        shifted = true;
      } else if (escape !== ESCAPE) return null;
      if (escape !== ESCAPE) continue;
      octet = ESCAPE.charCodeAt(0);
    }
    const value = set === null ? null : valueOf(octet, shifted ? other(set) : set);
    if (value === null) return null;
    shifted = false;
    values.push(value);
    text += set === 'C' ? String(octet).padStart(2, '0') : printable(octet);
  }
  if (values.length < 2) return null;
  return { modules: modulesOf(values), text };
}

function valueOf(octet: number, set: CodeSet): number | null {
  if (set === 'C') return octet <= 99 ? octet : null;
  if (set === 'A' && octet < 0x20) return octet + 64;
  const last = set === 'A' ? 0x5f : 0x7f;
  return octet >= 0x20 && octet <= last ? octet - 0x20 : null;
}

function other(set: CodeSet): CodeSet {
  return set === 'A' ? 'B' : 'A';
}

function printable(octet: number): string {
  return octet >= 0x20 && octet < 0x7f ? String.fromCharCode(octet) : ' ';
}

function modulesOf(values: readonly number[]): string {
  const check = values.reduce((sum, value, at) => sum + value * Math.max(1, at), 0) % 103;
  return [...values, check, STOP]
    .flatMap((value) => Array.from(PATTERNS[value] ?? ''))
    .map((width, at) => (at % 2 === 0 ? '1' : '0').repeat(Number(width)))
    .join('');
}
