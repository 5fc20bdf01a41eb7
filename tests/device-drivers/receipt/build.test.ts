import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { realTimeCommands } from '../../../device-drivers/src/codec/escpos/real-time-commands.ts';
import { receiptProfile } from '../../../device-drivers/src/profile/receipt-profile.ts';
import { buildReceipt } from '../../../device-drivers/src/receipt/build.ts';
import { breakLines, pairLines, width } from '../../../device-drivers/src/receipt/lines.ts';
import type { ReceiptElement } from '../../../device-drivers/src/receipt/receipt.ts';
import { glyphs } from '../../../device-drivers/src/receipt/text.ts';
import type { Glyph } from '../../../device-drivers/src/receipt/text.ts';
import { concat, hex } from '../support/octets.ts';

const epson = receiptProfile('epson-tm-t20iii');
const generic = receiptProfile('generic');
const SETTINGS = hex('1B 40 1D 61 FF 1B 52 00 1B 74 00 1C 26');

function build(element: ReceiptElement, profile = epson): Uint8Array {
  const { bytes } = buildReceipt({ reprint: 0, elements: [element] }, profile);
  expect(bytes.subarray(0, SETTINGS.length)).toEqual(SETTINGS);
  return bytes.subarray(SETTINGS.length);
}

function includes(octets: Uint8Array, wanted: Uint8Array): boolean {
  return Buffer.from(octets).includes(Buffer.from(wanted));
}

function glyphsOf(text: string): Glyph[] {
  return glyphs(text, 'gb18030', new Set());
}

/** Node's own decoder (ICU), which shares nothing with the encoder. */
function read(line: readonly Glyph[]): string {
  return new TextDecoder('gb18030').decode(concat(...line.map((glyph) => glyph.octets)));
}

const printable = fc.string({ unit: 'grapheme-composite' });

describe('text', () => {
  it('is what another decoder reads', () => {
    fc.assert(
      fc.property(printable, (text) => {
        const plain = text
          .replaceAll(/\p{Cc}/gu, ' ')
          .replaceAll('¥', '￥')
          .normalize('NFC');
        const missing = new Set<string>();
        const octets = concat(...glyphs(text, 'gb18030', missing).map((glyph) => glyph.octets));
        const expected = Array.from(plain, (each) => (missing.has(each) ? '〓' : each)).join('');
        expect(new TextDecoder('gb18030').decode(octets)).toBe(expected);
      }),
    );
  });

  it('never holds a command, whatever a person is called', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(epson, generic),
        (text, profile) => {
          const octets = build({ type: 'pair', left: text, right: '' }, profile);
          for (const octet of octets) {
            expect(octet === 0x0a || (octet >= 0x20 && octet !== 0x7f)).toBe(true);
          }
        },
      ),
    );
  });

  it('says which characters a font without four octets has not, and prints 〓', () => {
    const receipt = { reprint: 0, elements: [{ type: 'text', text: '张䶮㐂䶮 ¥5 é' }] } as const;
    const { bytes, missing } = buildReceipt(receipt, generic);
    expect(missing).toEqual(['䶮', '㐂']);
    expect(includes(bytes, hex('D5 C5 A1 FE A1 FE A1 FE 20 A3 A4 35 20 A8 A6'))).toBe(true);
    expect(buildReceipt(receipt, epson).missing).toEqual([]);
  });

  it('takes half a character for a missing one', () => {
    expect(
      buildReceipt({ reprint: 0, elements: [{ type: 'text', text: '\ud840' }] }, epson),
    ).toMatchObject({
      missing: ['\ud840'],
    });
  });

  it('is large, bold and in the middle, and then no more', () => {
    expect(build({ type: 'text', text: 'A012', align: 'center', size: 2, bold: true })).toEqual(
      hex(
        `1B 61 01  1B 45 01  1D 21 11  1C 21 0C  41 30 31 32 0A
         1C 21 00  1D 21 00  1B 45 00  1B 61 00`,
      ),
    );
  });

  it('breaks large text at half as many columns', () => {
    const octets = build({ type: 'text', text: '校'.repeat(13), size: 2 });
    expect(Array.from(octets).filter((octet) => octet === 0x0a)).toHaveLength(2);
  });
});

describe('lines', () => {
  it('hold what was there, and never more than fits', () => {
    fc.assert(
      fc.property(printable, fc.integer({ min: 2, max: 48 }), (text, columns) => {
        const all = glyphsOf(text);
        const lines = breakLines(all, columns);
        for (const line of lines) expect(width(line)).toBeLessThanOrEqual(columns);
        const inked = (glyphs: readonly Glyph[]): Glyph[] =>
          glyphs.filter((glyph) => !glyph.isSpace);
        expect(inked(lines.flat())).toEqual(inked(all));
      }),
    );
  });

  it('break English between words and Chinese anywhere', () => {
    expect(breakLines(glyphsOf('please take your ticket'), 12).map(read)).toEqual([
      'please take',
      'your ticket',
    ]);
    expect(breakLines(glyphsOf('校园自助服务'), 5).map(read)).toEqual(['校园', '自助', '服务']);
    expect(breakLines(glyphsOf('abcdefgh'), 3).map(read)).toEqual(['abc', 'def', 'gh']);
  });

  it('put a value at the right edge', () => {
    expect(pairLines(glyphsOf('成绩单'), glyphsOf('¥5.00'), 16).map(read)).toEqual([
      '成绩单    ￥5.00',
    ]);
    expect(pairLines(glyphsOf('在读证明(英文)'), glyphsOf('¥5.00'), 16).map(read)).toEqual([
      '在读证明(英文)',
      '          ￥5.00',
    ]);
  });

  it('put every pair at the right edge', () => {
    fc.assert(
      fc.property(printable, printable, (left, right) => {
        const lines = pairLines(glyphsOf(left), glyphsOf(right), 32);
        for (const line of lines) expect(width(line)).toBeLessThanOrEqual(32);
        expect(width(lines.at(-1) ?? [])).toBe(32);
      }),
    );
  });
});

describe('a reprint', () => {
  it('says so first, in large letters', () => {
    const { bytes } = buildReceipt({ reprint: 2, elements: [{ type: 'cut' }] }, epson);
    const banner = hex('1B 61 01 1B 45 01 1D 21 11 1C 21 0C B2 B9 B4 F2 20 2F 20');
    expect(Buffer.from(bytes).indexOf(Buffer.from(banner))).toBe(SETTINGS.length);
    expect(Buffer.from(bytes).includes('REPRINT 2\n')).toBe(true);
  });
});

describe('the end', () => {
  it('is a cut where there is a knife, and paper to tear where there is none', () => {
    expect(build({ type: 'cut' })).toEqual(hex('1D 56 42 00'));
    expect(build({ type: 'cut' }, receiptProfile('generic-58mm'))).toEqual(hex('1B 64 04'));
  });
});

describe('a bar code', () => {
  it.each([
    ['ean13', '123'],
    ['itf', '123'],
    ['code39', 'a'],
    ['code128', '校'],
    ['code128', ''],
  ] as const)('%s does not hold "%s"', (system, text) => {
    expect(() => build({ type: 'barcode', system, text, height: 72 })).toThrow(TypeError);
  });

  it('doubles the brace of Code 128', () => {
    const octets = build({ type: 'barcode', system: 'code128', text: 'A{', height: 72 });
    expect(includes(octets, hex('1D 6B 49 05 7B 42 41 7B 7B'))).toBe(true);
  });
});

describe('an image', () => {
  const image = (width: number, height: number, rows: Uint8Array): ReceiptElement => ({
    type: 'image',
    image: { width, height, rows },
  });

  it('goes in strips', () => {
    const octets = build(image(576, 58, new Uint8Array(72 * 58).fill(0xff)));
    expect(includes(octets, hex('1D 76 30 00 48 00 38 00 FF'))).toBe(true);
    expect(includes(octets, hex('1D 76 30 00 48 00 02 00 FF'))).toBe(true);
  });

  it('never throws the receipt away: no dots are a real-time command', () => {
    const octet = fc.constantFrom(0x10, 0x04, 0x05, 0x14, 0x01, 0x02, 0x00);
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 600, maxLength: 600 }),
        fc.array(octet),
        (dots, bad) => {
          dots.set(bad.slice(0, 600));
          expect(realTimeCommands(build(image(24, 200, dots)))).toEqual([]);
        },
      ),
    );
    const octets = build(image(24, 1, hex('10 05 02')));
    expect(includes(octets, hex('18 05 02'))).toBe(true);
  });

  it('fits on the paper, and is as large as it says', () => {
    expect(() => build(image(584, 1, new Uint8Array(73)))).toThrow(/does not fit/);
    expect(() => build(image(8, 2, new Uint8Array(1)))).toThrow(/disagree/);
  });
});
