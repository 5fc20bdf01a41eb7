import { expect, it } from 'vitest';
import { Interpreter } from '../../../../../device-drivers/src/codec/escpos/interpreter/index.ts';
import { Painter } from '../../../../../device-drivers/src/codec/escpos/raster/index.ts';
import { loadGlyphs } from '../../../../../device-drivers/sim/receipt-printer/font.ts';
import { mutate, seededRandom } from '../../../support/random.ts';
import { queueTicket, receipt, reprint } from '../tickets.ts';

const CASES = process.env['HALLWAY_LONG'] === '1' ? 20_000 : 300;
/** Rows of the tallest image that two octets can declare, magnified: no operation moves more paper. */
const MOST_ROWS = 65_535 * 2;

it(`paints whatever ${CASES} mutated tickets say, and never more than one operation may move`, async () => {
  const random = seededRandom(0x1d76);
  const painter = new Painter(576, await loadGlyphs());
  let rows = 0;
  for (let at = 0; at < CASES; at++) {
    const seed = [queueTicket, receipt, reprint][at % 3]!;
    const interpreter = new Interpreter({ width: 576, headToKnife: 96 });
    for (const operation of interpreter.push(mutate(mutate(seed, random), random))) {
      const painted = painter.paint(operation)?.height ?? 0;
      if (painted > MOST_ROWS) throw new Error(`${operation.type} moves ${painted} rows`);
      rows += painted;
    }
  }
  expect(rows).toBeGreaterThan(CASES * 100);
}, 1_800_000);
