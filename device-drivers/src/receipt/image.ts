import { concatenate, rasterImage } from '../codec/escpos/commands.ts';
import { realTimeCommands } from '../codec/escpos/real-time-commands.ts';
import type { Bitmap } from './receipt.ts';

/** Octets of a strip: small printers keep one whole before they draw it, and a reset must be able to fill a broken one. */
const STRIP_OCTETS = 4_096;
/** One more dot in DLE makes it another octet. */
const EXTRA_DOT = 0x08;

/**
 * The image in strips. Dots that would be a real-time command get one dot more.
 *
 * @throws TypeError when the rows and the size disagree, or it is wider than the paper
 */
export function image({ width, height, rows }: Bitmap, paperDots: number): Uint8Array {
  if (width < 8 || width % 8 !== 0 || width > paperDots) {
    throw new TypeError(`an image of ${width} dots does not fit on ${paperDots}`);
  }
  const widthOctets = width / 8;
  if (rows.byteLength !== widthOctets * height) throw new TypeError('rows and size disagree');
  const harmless = Uint8Array.from(rows);
  for (const at of realTimeCommands(harmless)) harmless[at] = (harmless[at] ?? 0) | EXTRA_DOT;
  const stripRows = Math.floor(STRIP_OCTETS / widthOctets);
  const strips: Uint8Array[] = [];
  for (let row = 0; row < height; row += stripRows) {
    const count = Math.min(stripRows, height - row);
    const octets = harmless.subarray(row * widthOctets, (row + count) * widthOctets);
    strips.push(rasterImage(widthOctets, count, octets));
  }
  return concatenate(strips);
}
