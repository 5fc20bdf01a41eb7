import type { Canvas } from './canvas.ts';
import { forwardDct } from './dct.ts';

/** Quantisation step of every coefficient: fine enough for print. */
const STEP = 8;
/** Every AC symbol has a code of eight bits, and every DC symbol one of four: simple, and nearly as short. */
const AC_BITS = 8;
const DC_BITS = 4;
/** Categories of DC differences (ITU-T T.81 table F.1). */
const dcSymbols = Array.from({ length: 12 }, (_, category) => category);
const END_OF_BLOCK = 0x00;
const SIXTEEN_ZEROS = 0xf0;
/** Run of zeros in the high half, category of the coefficient behind it in the low (§F.1.2.2.1). */
const acSymbols = [
  END_OF_BLOCK,
  SIXTEEN_ZEROS,
  ...Array.from({ length: 160 }, (_, at) => (Math.floor(at / 10) << 4) | ((at % 10) + 1)),
];
const acCodes = Uint8Array.from({ length: 256 }, (_, symbol) =>
  Math.max(0, acSymbols.indexOf(symbol)),
);
/** Places of the AC coefficients in a block, from low frequencies to high (figure A.6). */
const acPlaces = Array.from({ length: 63 }, (_, at) => at + 1).sort((one, other) => {
  const [line, otherLine] = [diagonal(one), diagonal(other)];
  if (line !== otherLine) return line - otherLine;
  return line % 2 === 0 ? other - one : one - other;
});

/** A baseline JPEG file of one grey component (ITU-T T.81 annexes B and F). Sides are multiples of 8. */
export function encodeJpeg(canvas: Canvas): Uint8Array {
  const { width, height } = canvas;
  return Buffer.concat([
    Buffer.of(0xff, 0xd8),
    segment(0xe0, [...Buffer.from('JFIF\0', 'latin1'), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    segment(0xdb, [0, ...Array.from({ length: 64 }, () => STEP)]),
    segment(0xc0, [8, height >> 8, height & 0xff, width >> 8, width & 0xff, 1, 1, 0x11, 0]),
    segment(0xc4, [0x00, ...codeLengths(DC_BITS, dcSymbols), ...dcSymbols]),
    segment(0xc4, [0x10, ...codeLengths(AC_BITS, acSymbols), ...acSymbols]),
    segment(0xda, [1, 1, 0x00, 0, 63, 0]),
    scan(canvas),
    Buffer.of(0xff, 0xd9),
  ]);
}

function segment(marker: number, content: number[]): Buffer {
  const length = content.length + 2;
  return Buffer.of(0xff, marker, length >> 8, length & 0xff, ...content);
}

/** How many codes there are of 1 to 16 bits. */
function codeLengths(bits: number, symbols: readonly number[]): number[] {
  return Array.from({ length: 16 }, (_, at) => (at + 1 === bits ? symbols.length : 0));
}

/** The blocks, entropy coded (§F.1.2). */
function scan(canvas: Canvas): Buffer {
  const bits = new BitWriter();
  const block = new Float64Array(64);
  let lastDc = 0;
  for (let top = 0; top < canvas.height; top += 8) {
    for (let left = 0; left < canvas.width; left += 8) {
      const isBlank = readBlock(canvas, left, top, block);
      // Most of a sheet is blank, and a blank block is its mean and nothing else.
      const frequencies = isBlank ? Float64Array.of(8 * (block[0] ?? 0)) : forwardDct(block);
      const dc = quantised(frequencies[0]);
      const category = categoryOf(dc - lastDc);
      bits.write(category, DC_BITS);
      bits.write(magnitude(dc - lastDc, category), category);
      lastDc = dc;
      if (isBlank) bits.write(acCode(END_OF_BLOCK), AC_BITS);
      else writeAc(bits, frequencies);
    }
  }
  return bits.end();
}

/** Reads eight lines of eight samples, shifted to lie around zero. @returns whether all are the same */
function readBlock(canvas: Canvas, left: number, top: number, block: Float64Array): boolean {
  let isBlank = true;
  for (let y = 0; y < 8; y++) {
    const line = (top + y) * canvas.width + left;
    for (let x = 0; x < 8; x++) {
      const sample = (canvas.pixels[line + x] ?? 0) - 128;
      block[y * 8 + x] = sample;
      isBlank &&= sample === block[0];
    }
  }
  return isBlank;
}

function writeAc(bits: BitWriter, frequencies: Float64Array): void {
  let zeros = 0;
  for (const at of acPlaces) {
    const value = quantised(frequencies[at]);
    if (value === 0) {
      zeros++;
      continue;
    }
    for (; zeros > 15; zeros -= 16) bits.write(acCode(SIXTEEN_ZEROS), AC_BITS);
    const category = categoryOf(value);
    bits.write(acCode((zeros << 4) | category), AC_BITS);
    bits.write(magnitude(value, category), category);
    zeros = 0;
  }
  if (zeros > 0) bits.write(acCode(END_OF_BLOCK), AC_BITS);
}

function quantised(frequency = 0): number {
  return Math.round(frequency / STEP);
}

function acCode(symbol: number): number {
  return acCodes[symbol] ?? 0;
}

function diagonal(at: number): number {
  return (at >> 3) + (at & 7);
}

/** Bits that the magnitude of a value takes. */
function categoryOf(value: number): number {
  return 32 - Math.clz32(Math.abs(value));
}

/** The value in that many bits: a negative one begins with 0 (table F.2). */
function magnitude(value: number, category: number): number {
  return value < 0 ? value + (1 << category) - 1 : value;
}

/** Bits, the highest first; behind an octet FF an octet 00, or it would look like a marker (§F.1.2.3). */
class BitWriter {
  readonly #octets: number[] = [];
  #pending = 0;
  #count = 0;

  write(value: number, bits: number): void {
    for (let bit = bits - 1; bit >= 0; bit--) {
      this.#pending = (this.#pending << 1) | ((value >> bit) & 1);
      if (++this.#count < 8) continue;
      this.#octets.push(this.#pending);
      if (this.#pending === 0xff) this.#octets.push(0);
      this.#pending = 0;
      this.#count = 0;
    }
  }

  /** Fills the last octet up with ones. */
  end(): Buffer {
    while (this.#count > 0) this.write(1, 1);
    return Buffer.from(this.#octets);
  }
}
