import { PNG } from 'pngjs';
import { transform } from 'receiptline';
import { beforeAll, describe, expect, it } from 'vitest';
import * as escpos from '../../../../../device-drivers/src/codec/escpos/commands.ts';
import { Interpreter } from '../../../../../device-drivers/src/codec/escpos/interpreter/index.ts';
import type { Operation } from '../../../../../device-drivers/src/codec/escpos/interpreter/index.ts';
import {
  Bitmap,
  encodePng,
  Painter,
} from '../../../../../device-drivers/src/codec/escpos/raster/index.ts';
import type { Glyphs } from '../../../../../device-drivers/src/codec/escpos/raster/index.ts';
import { rasterise } from '../../../../../device-drivers/src/codec/escpos/raster/rasterise.ts';
import { loadGlyphs } from '../../../../../device-drivers/src/receipt/picture/font.ts';
import { concat, hex, latin1 } from '../../../support/octets.ts';
import { prepareZxing, readSymbols } from '../../../support/zxing.ts';
import { gb18030, QUEUE_URL, queueTicket, receipt } from '../tickets.ts';

let glyphs: Glyphs;

beforeAll(async () => {
  await prepareZxing();
  glyphs = await loadGlyphs();
});

const WHITE = 40;

/** The whole paper, with white round it as readers of symbols want it. */
function paint(octets: Uint8Array, width = 576): Bitmap {
  const painter = new Painter(width, glyphs);
  const parts = new Interpreter({ width, headToKnife: 96 })
    .push(octets)
    .map((operation) => painter.paint(operation))
    .filter((part) => part !== null);
  const height = parts.reduce((sum, part) => sum + part.height, 0);
  const paper = new Bitmap(width + 2 * WHITE, height + 2 * WHITE);
  let y = WHITE;
  for (const part of parts) {
    paper.draw(part, WHITE, y);
    y += part.height;
  }
  return paper;
}

function black(bitmap: Bitmap): number {
  let dots = 0;
  for (let y = 0; y < bitmap.height; y++)
    for (let x = 0; x < bitmap.width; x++) if (bitmap.get(x, y)) dots++;
  return dots;
}

describe('symbols are read by a reader that is not ours', () => {
  it('on a ticket: QR code with Chinese', async () => {
    const symbols = await readSymbols(encodePng(paint(queueTicket)));
    expect(symbols).toEqual([{ format: 'QRCode', text: QUEUE_URL }]);
  });

  it('on a receipt: Code 128 and EAN-13 whose check digit the printer adds', async () => {
    expect(await readSymbols(encodePng(paint(receipt)))).toEqual([
      { format: 'Code128', text: 'HALL-20261125-0017' },
      { format: 'EAN13', text: '6901234567892' },
    ]);
  });

  it.each([
    ['EAN8', 68, '9638507', '96385074'],
    // UPC-A is EAN-13 with a zero before it, and read as such.
    ['EAN13', 65, '03600029145', '0036000291452'],
    ['Code39', 69, 'HALL 7-A', 'HALL 7-A'],
    ['ITF', 70, '12345670', '12345670'],
    ['Code128', 73, '{AHALL', 'HALL'],
    ['Code128', 73, '{C\u000c\u0022{BA{{', '1234A{'],
    ['Code128', 73, '{Bab{SC', 'abC'],
  ])('%s by GS k %i: %s', async (format, system, data, text) => {
    const octets = latin1(data);
    const command = concat(Uint8Array.of(0x1d, 0x6b, system, octets.byteLength), octets);
    expect(await readSymbols(encodePng(paint(command)))).toEqual([{ format, text }]);
  });

  it('form A, ended by NUL', async () => {
    const command = concat(hex('1D 6B 02'), latin1('6901234567892'), hex('00'));
    const [symbol] = await readSymbols(encodePng(paint(command)));
    expect(symbol).toEqual({ format: 'EAN13', text: '6901234567892' });
  });

  it.each([
    ['a wrong check digit', hex('1D 6B 43 0D 36 39 30 31 32 33 34 35 36 37 38 39 39')],
    ['a letter where digits belong', hex('1D 6B 46 02 31 41')],
    ['Code 128 without a code set', hex('1D 6B 49 02 31 32')],
    ['more than a QR code holds', escpos.qrCode(new Uint8Array(4000).fill(0xe5), 3, 'H')],
    ['a QR code wider than the paper', escpos.qrCode(new Uint8Array(200).fill(0xe5), 16, 'H')],
  ])('nothing is printed for %s', (_name, octets) => {
    expect(paint(octets).height).toBe(2 * WHITE);
  });
});

describe('receiptline’s own picture of a ticket', () => {
  const ticket = [
    '^^^澜江大学',
    '一门式服务大厅 No. 7',
    '成绩单 x 2|20.00',
    '在读证明 Enrolment|5.00',
    '|张三䶮 at the left',
    'right|',
    '^wide|^^high',
  ].join('\n');
  const options = { cpl: 48, encoding: 'gb18030' } as const;

  it('has every character in the place where it is printed here', () => {
    const drawn = svgCharacters(transform(ticket, { ...options, command: 'svg' }));
    const octets = latin1(transform(ticket, { ...options, command: 'escpos' }));
    const printed = printedCharacters(
      new Interpreter({ width: 576, headToKnife: 96 }).push(octets),
    );
    expect(drawn.length).toBeGreaterThan(60);
    expect(printed).toEqual(drawn);
  });
});

interface Placed {
  text: string;
  /** Of the middle. */
  x: number;
  /** Of the lower edge. */
  y: number;
}

/** receiptline writes <g transform="translate(0,y)"><text transform="scale(2,2)"><tspan x="middle">字</tspan>… */
function svgCharacters(svg: string): Placed[] {
  const placed: Placed[] = [];
  let [y, scale] = [0, 1];
  const parts =
    /translate\(0,(\d+)\)|<text(?: transform="scale\((\d),\d\)")?>|<tspan x="(\d+)">(.*?)<\/tspan>/g;
  for (const [whole, down, times, x, text] of svg.matchAll(parts)) {
    if (down !== undefined) y = Number(down);
    else if (whole.startsWith('<text')) scale = Number(times ?? 1);
    else placed.push({ text: text === '&#xa0;' ? ' ' : text!, x: Number(x) * scale, y });
  }
  return placed;
}

function printedCharacters(operations: readonly Operation[]): Placed[] {
  const placed: Placed[] = [];
  let y = 0;
  for (const operation of operations) {
    if (operation.type !== 'line') continue;
    const texts = operation.cells.filter((cell) => cell.type === 'text');
    y += Math.max(operation.feed, ...texts.map(({ height }) => height));
    for (const { text, x, width } of texts)
      placed.push({ text, x: operation.place.left + x + width / 2, y });
  }
  return placed;
}

describe('letters', () => {
  it('fill their outline by the non-zero rule', () => {
    const square = (from: number, to: number) => [
      { type: 'M', values: [from, from] },
      { type: 'L', values: [to, from] },
      { type: 'L', values: [to, to] },
      { type: 'L', values: [from, to] },
      { type: 'Z', values: [] },
    ];
    const same = [...square(0, 8), ...square(2, 6)];
    const hole = [
      ...square(0, 8),
      ...square(2, 6).with(1, square(2, 6)[3]!).with(3, square(2, 6)[1]!),
    ];
    const transform = { scaleX: 1, scaleY: 1, x: 0, y: 8 };
    const size = { width: 8, height: 8 };
    expect(black(rasterise(same, size, transform, 0.5))).toBe(64);
    expect(black(rasterise(hole, size, transform, 0.5))).toBe(48);
  });

  it('follow curves: a circle has the area of a circle', () => {
    const k = 0.5523 * 10;
    const circle = [
      { type: 'M', values: [20, 10] },
      { type: 'C', values: [20, 10 + k, 10 + k, 20, 10, 20] },
      { type: 'C', values: [10 - k, 20, 0, 10 + k, 0, 10] },
      { type: 'C', values: [0, 10 - k, 10 - k, 0, 10, 0] },
      { type: 'C', values: [10 + k, 0, 20, 10 - k, 20, 10] },
      { type: 'Z', values: [] },
    ];
    const dots = black(
      rasterise(circle, { width: 40, height: 40 }, { scaleX: 2, scaleY: 2, x: 0, y: 40 }, 0.5),
    );
    expect(dots / (Math.PI * 20 * 20)).toBeCloseTo(1, 1);
  });

  it('are a box where the font has none, and different where it has', () => {
    const cell = (character: string) =>
      paint(concat(escpos.chineseOn(), gb18030(character), latin1('\n')));
    const box = cell('\u{20BB7}');
    expect(black(box)).toBeGreaterThan(50);
    expect(cell('\u{2A6A5}').octets).toEqual(box.octets);
    expect(cell('䶮').octets).not.toEqual(box.octets);
    expect(cell('䶮').octets).not.toEqual(cell('龚').octets);
  });

  it('join the lines of tables', () => {
    const paper = paint(concat(escpos.codePage(1), hex('95 95 95 0A')));
    const rows = Array.from({ length: 24 }, (_, y) =>
      Array.from({ length: 36 }, (_, x) => paper.get(WHITE + x, WHITE + y)),
    );
    expect(rows.filter((row) => row.every(Boolean))).toHaveLength(2);
    expect(rows.filter((row) => row.some(Boolean))).toHaveLength(2);
  });

  it.each([
    ['emphasised', escpos.bold(true)],
    ['underlined', escpos.underline(1)],
    ['inverse', escpos.reverse(true)],
    ['doubled', escpos.characterSize(2, 2)],
  ])('have a tenth more black when %s', (_name, command) => {
    const text = latin1('Hallway\n');
    expect(black(paint(concat(command, text)))).toBeGreaterThan(black(paint(text)) * 1.1);
  });

  it.each([384, 576])('stand in the middle and at the right of %i dots', (width) => {
    const line = latin1('HHHH\n');
    const columns = (octets: Uint8Array): number[] => {
      const paper = paint(octets, width);
      return Array.from({ length: width }, (_, x) => x).filter((x) =>
        Array.from({ length: 24 }, (_, y) => paper.get(WHITE + x, WHITE + y)).some(Boolean),
      );
    };
    const left = columns(line);
    const shifted = (by: number) => left.map((x) => x + by);
    expect(columns(concat(escpos.align('center'), line))).toEqual(shifted((width - 48) / 2));
    expect(columns(concat(escpos.align('right'), line))).toEqual(shifted(width - 48));
  });
});

it('writes PNG that another library reads dot by dot', () => {
  const paper = paint(queueTicket);
  const png = PNG.sync.read(Buffer.from(encodePng(paper)));
  expect([png.width, png.height]).toEqual([paper.width, paper.height]);
  const differing = Array.from({ length: paper.width * paper.height }, (_, at) => at).filter(
    (at) => (png.data[at * 4] === 0) !== paper.get(at % paper.width, Math.floor(at / paper.width)),
  );
  expect(differing).toEqual([]);
});
