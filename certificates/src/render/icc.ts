/**
 * An sRGB profile of our own (ICC.1:2001-04, version 2.4, which every version of PDF/A takes): primaries and white of
 * IEC 61966-2-1 adapted to D50 by Bradford, and its transfer curve.
 */

const WHITE = [0.9642, 1, 0.8249];
const RED = [0.43607, 0.22249, 0.01392];
const GREEN = [0.38515, 0.71687, 0.09708];
const BLUE = [0.14307, 0.06061, 0.7141];

/** Straight lines between so many points stay within an eighth of an 8-bit step of the curve. */
const SAMPLES = 64;

const HEADER = 128;
const VERSION = 0x02400000;
/** 2026-01-01 00:00:00 as six 16-bit numbers. */
const CREATED = [0x07, 0xea, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0];

/** Linear light of an sRGB value, both 0 to 1. */
function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function words(...values: number[]): number[] {
  return values.flatMap((v) => [(v >>> 24) & 255, (v >>> 16) & 255, (v >>> 8) & 255, v & 255]);
}

function zeros(length: number): number[] {
  return Array.from({ length }, () => 0);
}

function fixed(values: readonly number[]): number[] {
  return words(...values.map((value) => Math.round(value * 65_536)));
}

function ascii(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}

/** textDescriptionType: ASCII only, its Unicode and Macintosh parts empty. */
function description(text: string): number[] {
  return [...ascii('desc'), ...words(0, text.length + 1), ...ascii(text), ...zeros(1 + 8 + 3 + 67)];
}

function plainText(text: string): number[] {
  return [...ascii('text'), ...words(0), ...ascii(text), 0];
}

function xyz(values: readonly number[]): number[] {
  return [...ascii('XYZ '), ...words(0), ...fixed(values)];
}

function transferCurve(): number[] {
  const samples = Array.from({ length: SAMPLES }, (_, i) =>
    Math.round(linear(i / (SAMPLES - 1)) * 65_535),
  );
  return [
    ...ascii('curv'),
    ...words(0, SAMPLES),
    ...samples.flatMap((value) => [value >> 8, value & 255]),
  ];
}

export function srgbProfile(): Uint8Array<ArrayBuffer> {
  const curve = transferCurve();
  const tags: [string, number[]][] = [
    ['desc', description('sRGB IEC61966-2.1')],
    ['cprt', plainText('No copyright, use freely')],
    ['wtpt', xyz(WHITE)],
    ['rXYZ', xyz(RED)],
    ['gXYZ', xyz(GREEN)],
    ['bXYZ', xyz(BLUE)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const directory: number[] = words(tags.length);
  const data: number[] = [];
  const places = new Map<number[], number>();
  const start = HEADER + 4 + tags.length * 12;
  for (const [name, bytes] of tags) {
    // The three transfer curves are one and the same piece of data.
    const offset = places.get(bytes) ?? start + data.length;
    directory.push(...ascii(name), ...words(offset, bytes.length));
    if (!places.has(bytes)) data.push(...bytes, ...zeros(-bytes.length & 3));
    places.set(bytes, offset);
  }
  return Uint8Array.from([...header(start + data.length), ...directory, ...data]);
}

function header(size: number): number[] {
  const bytes = [
    ...words(size, 0, VERSION),
    ...ascii('mntrRGB XYZ '),
    ...CREATED,
    ...ascii('acsp'),
    ...words(0, 0, 0, 0, 0, 0, 0),
    ...fixed(WHITE),
  ];
  return [...bytes, ...zeros(HEADER - bytes.length)];
}
