import { expect } from 'vitest';
import {
  align,
  barcode,
  concatenate,
  qrCode,
} from '../../../../../device-drivers/src/codec/escpos/commands.ts';
import { Interpreter } from '../../../../../device-drivers/src/codec/escpos/interpreter/index.ts';
import { Painter } from '../../../../../device-drivers/src/codec/escpos/raster/index.ts';
import { loadGlyphs } from '../../../../../device-drivers/src/receipt/picture/font.ts';
import { FUZZ_CASES, fuzz } from '../../../support/fuzz.ts';
import { hex } from '../../../support/octets.ts';
import { gb18030 } from '../tickets.ts';

/** Rows of the tallest image that two octets can declare, magnified: no operation moves more paper. */
const MOST_ROWS = 65_535 * 2;

const painter = new Painter(576, await loadGlyphs());

/** Each a whole piece of paper: a ticket of all of them would paint what a million mutations hardly touch. */
const frames = [
  concatenate([hex('1C 26 1D 21 11'), gb18030('A012 窗口\n')]),
  concatenate([align('center'), qrCode(new TextEncoder().encode('A012'), 3, 'M'), hex('0A')]),
  barcode('code128', gb18030('{BA012'), { height: 24, bar: 2, text: true }),
  barcode('ean13', gb18030('690123456789'), { height: 24, bar: 2, text: false }),
  // GS v 0: 16 by 4 dots; ESC *: 8 by 8.
  hex('1D 76 30 00 02 00 04 00 AA 55 FF 00 0F F0 18 81'),
  hex('1B 2A 00 08 00 FF 81 81 81 81 81 81 FF 0A'),
];

fuzz('pictures', {
  seed: 0x1d76,
  frames,
  take: (octets) => {
    const interpreter = new Interpreter({ width: 576, headToKnife: 96 });
    let rows = 0;
    for (const operation of interpreter.push(octets)) {
      const painted = painter.paint(operation)?.height ?? 0;
      if (painted > MOST_ROWS) throw new Error(`${operation.type} moves ${painted} rows`);
      rows += painted;
    }
    return rows;
  },
  after: ({ read }) => expect(read).toBeGreaterThan(FUZZ_CASES * 10),
});
