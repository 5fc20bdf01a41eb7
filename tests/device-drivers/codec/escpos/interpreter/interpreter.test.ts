import { transform } from 'receiptline';
import { describe, expect, it } from 'vitest';
import * as escpos from '../../../../../device-drivers/src/codec/escpos/commands.ts';
import { Interpreter } from '../../../../../device-drivers/src/codec/escpos/interpreter/index.ts';
import type {
  Operation,
  TextCell,
} from '../../../../../device-drivers/src/codec/escpos/interpreter/index.ts';
import { concat, hex, latin1 } from '../../../support/octets.ts';
import { gb18030, queueTicket, receipt, reprint } from '../tickets.ts';

const LF = latin1('\n');
const fresh = (): Interpreter => new Interpreter({ width: 576, headToKnife: 96 });

function run(...parts: Uint8Array[]): Operation[] {
  return fresh().push(concat(...parts));
}

function cells(operation: Operation | undefined): TextCell[] {
  if (operation?.type !== 'line') return [];
  return operation.cells.filter((cell) => cell.type === 'text');
}

/** Lines of text, as they would be read. */
function lines(operations: readonly Operation[]): string[] {
  return operations
    .filter((operation) => operation.type === 'line')
    .map((line) =>
      cells(line)
        .map(({ text }) => text)
        .join(''),
    );
}

describe('text', () => {
  it('is in code pages until Chinese is switched on', () => {
    const four = gb18030('㐀');
    expect(four.byteLength).toBe(4);
    const [plain, chinese] = run(
      escpos.codePage(19),
      hex('41 D5 BE'),
      LF,
      escpos.chineseOn(),
      hex('41 D5 C5'),
      gb18030('䶮'),
      four,
      LF,
    );
    expect(lines([plain!, chinese!])).toEqual(['A€¥', 'A张䶮㐀']);
    expect(cells(chinese).map(({ x, width, form }) => [x, width, form])).toEqual([
      [0, 12, 'half'],
      [12, 24, 'full'],
      [36, 24, 'full'],
      [60, 24, 'full'],
    ]);
  });

  it.each([
    ['a lead octet before ASCII', 'D5 20 42', '\uFFFD B'],
    ['four octets of which the third is none', '82 30 41 42', '\uFFFDAB'],
    ['a character cut by a command', 'D5 1B 45 01 D5 C5', '张'],
  ])('recovers from %s', (_name, octets, expected) => {
    expect(lines(run(escpos.chineseOn(), hex(octets), LF))).toEqual([expected]);
  });

  it('has the letters of other countries and the lines of page 1', () => {
    const operations = run(
      escpos.internationalCharacters(15),
      latin1('$5'),
      LF,
      escpos.initialize(),
      latin1('$5'),
      escpos.codePage(1),
      hex('95 B1'),
      LF,
    );
    expect(lines(operations)).toEqual(['¥5', '$5─ｱ']);
  });

  it.each([
    ['GS !', escpos.characterSize(3, 2), { width: 36, height: 48 }],
    ['ESC ! font B', hex('1B 21 01'), { width: 9, height: 17 }],
    ['ESC ! doubled', hex('1B 21 B8'), { width: 24, height: 48, emphasised: true, underline: 1 }],
    ['ESC M', hex('1B 4D 01'), { width: 9, height: 17 }],
    ['ESC E', escpos.bold(true), { emphasised: true }],
    ['ESC -', escpos.underline(2), { underline: 2 }],
    ['GS B', escpos.reverse(true), { inverse: true }],
  ])('%s changes how a letter looks', (_name, command, expected) => {
    const [line] = run(command, latin1('x'), LF);
    expect(cells(line)[0]).toMatchObject(expected);
    const [after] = run(command, escpos.initialize(), latin1('x'), LF).slice(1);
    expect(cells(after)[0]).toMatchObject({ width: 12, height: 24, emphasised: false });
  });

  it('magnifies Chinese by GS ! and by FS ! alone', () => {
    const command = escpos.chineseCharacterSize(2, 2);
    const [line] = run(escpos.chineseOn(), command, gb18030('张a'), LF);
    expect(cells(line).map(({ width, height }) => [width, height])).toEqual([
      [48, 48],
      [12, 24],
    ]);
  });

  it('goes on in the next line where this one is full', () => {
    const operations = run(escpos.chineseOn(), gb18030(`${'a'.repeat(47)}张三`), LF);
    expect(lines(operations)).toEqual(['a'.repeat(47), '张三']);
  });
});

describe('paper', () => {
  it('moves by line spacing, lines and dots', () => {
    const operations = run(
      latin1('a\n'),
      hex('1B 33 40'),
      latin1('b\n\n'),
      escpos.feedLines(3),
      hex('1B 4A 0A'),
      hex('1B 32 0A'),
    );
    const feeds = operations.map((each) => (each.type === 'line' ? [each.feed] : each));
    expect(feeds).toEqual([
      [30],
      [64],
      { type: 'feed', dots: 64 },
      { type: 'feed', dots: 192 },
      { type: 'feed', dots: 10 },
      { type: 'feed', dots: 30 },
    ]);
  });

  it.each([
    ['1D 56 00', { mode: 'full', feed: null }],
    ['1D 56 31', { mode: 'partial', feed: null }],
    ['1D 56 41 05', { mode: 'full', feed: 101 }],
    ['1D 56 42 00', { mode: 'partial', feed: 96 }],
    ['1B 69', { mode: 'partial', feed: null }],
  ])('is cut by %s', (command, expected) => {
    expect(run(hex(command))).toEqual([{ type: 'cut', ...expected }]);
  });

  it('has tabs, positions, margins and an area', () => {
    const tabs = run(latin1('a\tb\n'), hex('1B 44 04 0A 00'), latin1('\tc\td\te\n'));
    expect(tabs.map((line) => cells(line).map(({ x }) => x))).toEqual([
      [0, 96],
      [48, 120, 132],
    ]);
    const [line] = run(
      hex('1D 4C 40 00 1D 57 00 01'),
      escpos.align('right'),
      hex('1B 24 0A 00'),
      latin1('x'),
      hex('1B 5C FC FF'),
      latin1('y\n'),
    );
    expect(line).toMatchObject({ place: { left: 64, width: 256, align: 'right' } });
    expect(cells(line).map(({ x }) => x)).toEqual([10, 18]);
  });
});

describe('images', () => {
  // Three rows of twenty-four dots, sent in four ways.
  const rows = hex('FF 00 81 00 FF 18 AA 55 0F');
  const columns = Array.from({ length: 24 }, (_, x) => {
    const bits = [0, 1, 2].map((y) => ((rows[y * 3 + (x >> 3)]! >> (7 - (x & 7))) & 1) << (7 - y));
    return [bits[0]! | bits[1]! | bits[2]!, 0, 0];
  });

  it.each([
    ['GS v 0', escpos.rasterImage(3, 3, rows)],
    [
      'GS ( L',
      concat(
        hex('1D 28 4C 13 00 30 70 30 01 01 31 18 00 03 00'),
        rows,
        hex('1D 28 4C 02 00 30 32'),
      ),
    ],
    [
      'GS 8 L',
      concat(
        hex('1D 38 4C 13 00 00 00 30 70 30 01 01 31 18 00 03 00'),
        rows,
        hex('1D 28 4C 02 00 30 32'),
      ),
    ],
    ['ESC *', concat(hex('1B 2A 21 18 00'), Uint8Array.from(columns.flat()), LF)],
  ])('are the same by %s', (_name, octets) => {
    const [operation, ...rest] = run(octets);
    expect(rest).toEqual([]);
    const image =
      operation?.type === 'line' && operation.cells[0]?.type === 'image'
        ? operation.cells[0].bitmap.rows(0, 3)
        : operation?.type === 'image' && operation.bitmap;
    expect(image).toMatchObject({ width: 24, height: 3 });
    expect(image && [...image.octets]).toEqual([...rows]);
  });

  it('are magnified, and cut off at the edge of the paper', () => {
    const [quadruple] = run(hex('1D 76 30 03 01 00 01 00 80'));
    expect(quadruple).toMatchObject({ bitmap: { width: 16, height: 2 } });
    const [wide] = run(escpos.rasterImage(80, 1, new Uint8Array(80).fill(0xff)));
    expect(wide).toMatchObject({ bitmap: { width: 576, height: 1 } });
  });
});

describe('questions', () => {
  it('come out after what was sent before them', () => {
    const operations = run(
      latin1('x\n'),
      escpos.askProcessId('A012'),
      escpos.askQueuedStatus(1),
      escpos.automaticStatus(0xff),
      escpos.askRealTime(1),
    );
    expect(operations.slice(1)).toEqual([
      { type: 'ask', question: { type: 'fence', id: latin1('A012') } },
      { type: 'ask', question: { type: 'status', n: 1 } },
      { type: 'push-status', mask: 0xff },
    ]);
  });

  it('are none when the id of the fence is none', () => {
    const interpreter = fresh();
    expect(interpreter.push(hex('1D 28 48 06 00 30 30 41 30 31 07'))).toEqual([]);
    expect(interpreter.ignored).toEqual(new Map([['GS ( H', 1]]));
  });
});

describe('what it does not know', () => {
  it.each([
    ['ESC p', '1B 70 00 19 FA'],
    ['ESC c', '1B 63 35 01'],
    ['ESC V', '1B 56 01'],
    ['ESC &', '1B 26 03 41 42 01 11 22 33 02 11 22 33 44 55 66'],
    ['ESC ( A', '1B 28 41 03 00 30 31 32'],
    ['FS p', '1C 70 01 00'],
    ['FS q', '1C 71 01 01 00 01 00 01 02 03 04 05 06 07 08'],
    ['FS 2', `1C 32 FE A1 ${'55 '.repeat(72)}`],
    ['GS P', '1D 50 CB CB'],
    ['GS *', `1D 2A 01 02 ${'AA '.repeat(16)}`],
    ['GS ( E', '1D 28 45 03 00 06 03 FF'],
    ['GS g', '1D 67 32 00 14 00'],
    ['GS k', '1D 6B 47 04 41 31 32 41'],
    ['ESC \u0007', '1B 07'],
  ])('%s is skipped whole and counted', (name, octets) => {
    const interpreter = fresh();
    expect(lines(interpreter.push(concat(hex(octets), latin1('after\n'))))).toEqual(['after']);
    expect(interpreter.ignored).toEqual(new Map([[name, 1]]));
  });

  it.each([
    ['GS 8 L', '1D 38 4C FF FF FF FF'],
    ['GS v', '1D 76 30 00 FF FF FF FF'],
  ])('%s is none when it is longer than any, and what follows is read', (name, octets) => {
    const interpreter = fresh();
    const printed = lines(interpreter.push(concat(hex(octets), latin1('\nafter\n'))));
    expect(printed.at(-1)).toBe('after');
    expect(interpreter.ignored.get(name)).toBe(1);
  });
});

describe.each([
  ['the queue ticket', queueTicket],
  ['the receipt', receipt],
  ['the reprint', reprint],
  [
    'a ticket by receiptline',
    latin1(
      transform('^^张三\n{code:A;option:qrcode,4,m}\na|b\n=', {
        cpl: 48,
        encoding: 'gb18030',
        command: 'escpos',
      }),
    ),
  ],
])('%s', (_name, octets) => {
  it('is the same however it arrives', () => {
    const whole = fresh().push(octets);
    expect(whole.length).toBeGreaterThan(5);
    const single = fresh();
    const bytewise = Array.from(octets, (octet) => single.push(Uint8Array.of(octet))).flat();
    expect(bytewise).toEqual(whole);
    const after = fresh();
    // Half a picture before it, flushed as a driver flushes it.
    after.push(concat(hex('1D 76 30 00 48 00 40 00'), new Uint8Array(8192), escpos.initialize()));
    expect(after.push(octets)).toEqual(whole);
    expect(fresh().push(concat(octets, octets))).toEqual([...whole, ...whole]);
  });
});
