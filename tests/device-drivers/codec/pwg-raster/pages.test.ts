import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import {
  PwgRasterError,
  readPwgRaster,
} from '../../../../device-drivers/src/codec/pwg-raster/index.ts';
import { concat, hex } from '../../support/octets.ts';
import { pdfOfPages } from '../../support/pdf.ts';
import { eightByEight, golden, header, lines, square, syncWord } from './golden.ts';

function codeOf(octets: Uint8Array): string {
  try {
    readPwgRaster(octets);
  } catch (error) {
    if (error instanceof PwgRasterError) return error.code;
    throw error;
  }
  return 'fine';
}

describe('PWG raster', () => {
  it('is read page by page', () => {
    expect(readPwgRaster(golden)).toEqual([{ ...square, colorSpace: 19 }]);
    const two = concat(golden, header(eightByEight), lines);
    expect(readPwgRaster(two)).toHaveLength(2);
    expect(readPwgRaster(syncWord)).toEqual([]);
  });

  it.each([
    ['srgb', ['-dcupsColorSpace=19', '-dcupsBitsPerColor=8'], 24, 19],
    ['sgray', ['-dcupsColorSpace=18', '-dcupsBitsPerColor=8'], 8, 18],
    ['black', ['-dcupsColorSpace=3', '-dcupsBitsPerColor=1'], 1, 3],
  ])('is read as Ghostscript writes it, in %s', (_, colours, bitsPerPixel, colorSpace) => {
    const how = ['-q', '-dSAFER', '-dBATCH', '-dNOPAUSE', '-sDEVICE=pwgraster', '-r300'];
    const raster = execFileSync('gs', [...how, ...colours, '-sOutputFile=-', '-'], {
      input: pdfOfPages(3),
      stdio: 'pipe',
      maxBuffer: 1 << 26,
    });
    const page = { width: 2480, height: 3508, resolution: { x: 300, y: 300 } };
    const seen = { ...page, bitsPerPixel, colorSpace };
    expect(readPwgRaster(raster)).toEqual([seen, seen, seen]);
    expect(codeOf(raster.subarray(0, -1))).toBe('truncated');
    expect(codeOf(raster.subarray(1))).toBe('bad-header');
  });

  it('is nothing when a part of it is missing', () => {
    for (let length = 0; length < golden.length; length++) {
      if (length !== syncWord.length) expect(codeOf(golden.subarray(0, length))).toBe('truncated');
    }
  });

  it.each([
    ['another format', hex('52615333'), 'bad-header'],
    ['a page without its mark', concat(syncWord, new Uint8Array(1796)), 'bad-header'],
    ['no width', { 372: 0, 392: 0 }, 'bad-header'],
    ['lines of another length', { 392: 25 }, 'bad-header'],
    ['colours in planes', { 396: 1 }, 'bad-header'],
    ['half octets', { 388: 12, 392: 12 }, 'bad-header'],
    ['more lines than it is high', { 376: 7 }, 'bad-line'],
    ['a line longer than it is wide', { 372: 7, 392: 21 }, 'bad-line'],
  ])('is nothing with %s', (_, given, code) => {
    const octets =
      given instanceof Uint8Array
        ? given
        : concat(syncWord, header({ ...eightByEight, ...given }), lines);
    expect(codeOf(octets)).toBe(code);
  });
});
