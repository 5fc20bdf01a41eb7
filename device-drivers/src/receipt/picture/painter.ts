import { Interpreter } from '../../codec/escpos/interpreter/index.ts';
import { Bitmap, Painter } from '../../codec/escpos/raster/index.ts';
import { loadGlyphs } from './font.ts';

/**
 * Draws ESC/POS, from the first line to the cut, as dots on white.
 *
 * @param octets a receipt as `buildReceipt` makes it
 * @param width printable, in dots
 */
export type ReceiptPainter = (octets: Uint8Array, width: number) => Bitmap;

/** A painter with its font; loading takes some tenths of a second, so keep one. */
export async function receiptPainter(): Promise<ReceiptPainter> {
  const glyphs = await loadGlyphs();
  return (octets, width) => {
    const painter = new Painter(width, glyphs);
    const strips = new Interpreter({ width, headToKnife: 0 })
      .push(octets)
      .map((operation) => painter.paint(operation))
      .filter((strip) => strip !== null);
    const paper = new Bitmap(
      width,
      strips.reduce((height, strip) => height + strip.height, 0),
    );
    let y = 0;
    for (const strip of strips) {
      paper.draw(strip, 0, y);
      y += strip.height;
    }
    return paper;
  };
}
