import { PwgRasterError } from './error.ts';

/** One page of a PWG raster file (PWG 5102.4), in pixels. */
export interface RasterPage {
  width: number;
  height: number;
  /** Dots per inch. */
  resolution: { x: number; y: number };
  bitsPerPixel: number;
  /** `cupsColorSpace`: 3 is black, 18 sGray, 19 sRGB. */
  colorSpace: number;
}

const SYNC_WORD = 'RaS2';
const PAGE_MARK = 'PwgRaster\0';
const HEADER_OCTETS = 1796;

/** Offsets into a page header, PWG 5102.4 table 2. */
const Field = {
  resolutionX: 276,
  resolutionY: 280,
  width: 372,
  height: 376,
  bitsPerPixel: 388,
  bytesPerLine: 392,
  colorOrder: 396,
  colorSpace: 400,
} as const;

/** Pixels of all colours together. */
const CHUNKY = 0;
/** Fills the rest of a line with white. */
const CLEAR_TO_END = 128;

/**
 * Walks through a whole PWG raster file, every line of it, without unpacking any.
 *
 * @returns its pages, in order
 * @throws PwgRasterError for anything but whole pages from the first octet to the last
 */
export function readPwgRaster(octets: Uint8Array): RasterPage[] {
  const file = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength);
  if (file.length < SYNC_WORD.length) throw new PwgRasterError('truncated', 'no sync word', 0);
  if (file.toString('latin1', 0, 4) !== SYNC_WORD) {
    throw new PwgRasterError('bad-header', 'no PWG raster', 0);
  }
  const pages: RasterPage[] = [];
  for (let at = SYNC_WORD.length; at < file.length;) {
    const page = headerAt(file, at);
    at = endOfLines(file, at + HEADER_OCTETS, page);
    pages.push(page);
  }
  return pages;
}

function headerAt(file: Buffer, at: number): RasterPage {
  if (at + HEADER_OCTETS > file.length) {
    throw new PwgRasterError('truncated', 'a page header', at);
  }
  const field = (name: keyof typeof Field): number => file.readUInt32BE(at + Field[name]);
  const page = {
    width: field('width'),
    height: field('height'),
    resolution: { x: field('resolutionX'), y: field('resolutionY') },
    bitsPerPixel: field('bitsPerPixel'),
    colorSpace: field('colorSpace'),
  };
  const isPage =
    file.toString('latin1', at, at + PAGE_MARK.length) === PAGE_MARK &&
    page.width > 0 &&
    page.height > 0 &&
    field('colorOrder') === CHUNKY &&
    (page.bitsPerPixel === 1 || (page.bitsPerPixel > 0 && page.bitsPerPixel % 8 === 0)) &&
    field('bytesPerLine') === bytesPerLine(page);
  if (!isPage) throw new PwgRasterError('bad-header', 'no page header', at);
  return page;
}

function bytesPerLine(page: RasterPage): number {
  return Math.ceil((page.width * page.bitsPerPixel) / 8);
}

/** @returns where the next page begins */
function endOfLines(file: Buffer, start: number, page: RasterPage): number {
  let at = start;
  for (let line = 0; line < page.height;) {
    const repeated = octetAt(file, at) + 1;
    if (line + repeated > page.height) {
      throw new PwgRasterError('bad-line', 'more lines than the page is high', at);
    }
    at = endOfLine(file, at + 1, page);
    line += repeated;
  }
  return at;
}

/** A line is runs of pixels; what is smaller than an octet runs by octets (PWG 5102.4 §4.4). */
function endOfLine(file: Buffer, start: number, page: RasterPage): number {
  const unit = Math.max(1, page.bitsPerPixel / 8);
  const units = bytesPerLine(page) / unit;
  let at = start;
  for (let done = 0; done < units;) {
    const run = octetAt(file, at);
    if (run === CLEAR_TO_END) return at + 1;
    const isRepeated = run < CLEAR_TO_END;
    const length = isRepeated ? run + 1 : 257 - run;
    if (done + length > units) {
      throw new PwgRasterError('bad-line', 'a line longer than the page is wide', at);
    }
    at += 1 + (isRepeated ? unit : length * unit);
    done += length;
  }
  if (at > file.length) throw new PwgRasterError('truncated', 'a line', start);
  return at;
}

function octetAt(file: Buffer, at: number): number {
  const octet = file[at];
  if (octet === undefined) throw new PwgRasterError('truncated', 'a line', at);
  return octet;
}
