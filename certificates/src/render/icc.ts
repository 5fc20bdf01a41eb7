/**
 * An sRGB profile of our own (ICC.1:2004-10, version 4.2): primaries and white of IEC 61966-2-1 adapted to D50 by
 * Bradford, and its transfer curve as a formula instead of a table.
 */

const WHITE = [0.9642, 1, 0.8249];
const RED = [0.43607, 0.22249, 0.01392];
const GREEN = [0.38515, 0.71687, 0.09708];
const BLUE = [0.14307, 0.06061, 0.7141];
const ADAPTATION = [
  [1.04791, 0.02293, -0.05019],
  [0.0296, 0.99046, -0.01707],
  [-0.00925, 0.01506, 0.75179],
].flat();
/** Exponent and coefficients of the sRGB curve: Y = (aX + b)^g above d, cX below. */
const CURVE = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045];
const CURVE_TYPE = 3;

const HEADER = 128;
/** 2026-01-01 00:00:00 as six 16-bit numbers. */
const CREATED = [0x07, 0xea, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0];

function words(...values: number[]): number[] {
  return values.flatMap((v) => [(v >>> 24) & 255, (v >>> 16) & 255, (v >>> 8) & 255, v & 255]);
}

function fixed(values: readonly number[]): number[] {
  return words(...values.map((value) => Math.round(value * 65_536)));
}

function ascii(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}

/** multiLocalizedUnicodeType with one English record. */
function text(value: string): number[] {
  const utf16 = Array.from(value, (c) => [0, c.charCodeAt(0)]).flat();
  return [
    ...ascii('mluc'),
    ...words(0, 1, 12),
    ...ascii('enUS'),
    ...words(utf16.length, 28),
    ...utf16,
  ];
}

function xyz(values: readonly number[]): number[] {
  return [...ascii('XYZ '), ...words(0), ...fixed(values)];
}

export function srgbProfile(): Uint8Array<ArrayBuffer> {
  const curve = [...ascii('para'), ...words(0), 0, CURVE_TYPE, 0, 0, ...fixed(CURVE)];
  const tags: [string, number[]][] = [
    ['desc', text('sRGB IEC61966-2-1')],
    ['cprt', text('No copyright, use freely')],
    ['wtpt', xyz(WHITE)],
    ['chad', [...ascii('sf32'), ...words(0), ...fixed(ADAPTATION)]],
    ['rXYZ', xyz(RED)],
    ['gXYZ', xyz(GREEN)],
    ['bXYZ', xyz(BLUE)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const directory: number[] = words(tags.length);
  const data: number[] = [];
  const start = HEADER + 4 + tags.length * 12;
  for (const [name, bytes] of tags) {
    // The three transfer curves are one and the same piece of data.
    const shared = name === 'gTRC' || name === 'bTRC';
    const offset = shared ? start + data.length - padded(bytes).length : start + data.length;
    directory.push(...ascii(name), ...words(offset, bytes.length));
    if (!shared) data.push(...padded(bytes));
  }
  const size = start + data.length;
  return Uint8Array.from([...header(size), ...directory, ...data]);
}

function padded(bytes: readonly number[]): number[] {
  return [...bytes, ...Array.from({ length: -bytes.length & 3 }, () => 0)];
}

function header(size: number): number[] {
  const bytes = [
    ...words(size, 0, 0x04200000),
    ...ascii('mntrRGB XYZ '),
    ...CREATED,
    ...ascii('acsp'),
    ...words(0, 0, 0, 0, 0, 0, 0),
    ...fixed(WHITE),
  ];
  return [...bytes, ...Array.from({ length: HEADER - bytes.length }, () => 0)];
}
