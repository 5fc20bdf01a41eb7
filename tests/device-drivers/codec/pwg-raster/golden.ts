import { concat, hex } from '../../support/octets.ts';

export const syncWord = Buffer.from('RaS2');

/** A page header (PWG 5102.4 table 2) of what is not zero for us. */
export function header(fields: Record<number, number>): Uint8Array {
  const octets = Buffer.alloc(1796);
  octets.write('PwgRaster', 0, 'latin1');
  for (const [offset, value] of Object.entries(fields)) octets.writeUInt32BE(value, Number(offset));
  return octets;
}

/** 8 by 8 pixels in sRGB at 300 dpi. */
export const eightByEight = {
  276: 300,
  280: 300,
  372: 8,
  376: 8,
  384: 8,
  388: 24,
  392: 24,
  400: 19,
  420: 3,
};
/** The line repeated twice, as two runs and a literal, then six lines that are white to their end. */
export const lines = hex('01 03 FF0000 FF 00FF00 0000FF 01 FFFFFF  05 80');
export const square = { width: 8, height: 8, resolution: { x: 300, y: 300 }, bitsPerPixel: 24 };
export const golden = concat(syncWord, header(eightByEight), lines);
