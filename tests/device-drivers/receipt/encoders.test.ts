import { CharacterSet, PrinterTypes, ThermalPrinter } from 'node-thermal-printer';
import { transform } from 'receiptline';
import { describe, expect, it } from 'vitest';
import { receiptProfile } from '../../../device-drivers/src/profile/receipt-profile.ts';
import { buildReceipt } from '../../../device-drivers/src/receipt/build.ts';
import type { ReceiptElement } from '../../../device-drivers/src/receipt/receipt.ts';
import { buildReceiptline } from '../../../device-drivers/src/receipt/receiptline.ts';
import { buildThermalPrinter } from '../../../device-drivers/src/receipt/thermal-printer.ts';

/**
 * Three encoders of ESC/POS, byte by byte: where all agree they check each other, and where one is wrong it is written
 * down which, because that is why `buildReceipt` is there.
 */

const profile = receiptProfile('epson-tm-t20iii');

function spaced(octets: Uint8Array): string {
  return Buffer.from(octets).toString('hex').replaceAll(/../g, '$& ').trim();
}

function ours(...elements: ReceiptElement[]): string {
  return spaced(buildReceipt({ reprint: 0, elements }, profile).bytes);
}

function receiptline(document: string): string {
  const octets = transform(document, { cpl: 48, encoding: 'gb18030', command: 'escpos' });
  return spaced(Buffer.from(octets, 'latin1'));
}

type Build = (printer: ThermalPrinter) => void;

function thermalPrinter(build: Build, characterSet?: CharacterSet): string {
  const printer = new ThermalPrinter({
    type: PrinterTypes.EPSON,
    interface: 'tcp://127.0.0.1:9',
    ...(characterSet === undefined ? {} : { characterSet }),
  });
  build(printer);
  return spaced(printer.getBuffer());
}

const print =
  (text: string): Build =>
  (printer) =>
    printer.println(text);
const text = (text: string): ReceiptElement => ({ type: 'text', text });

const CHINESE_ON = '1c 26';
const CAMPUS = 'd0 a3 d4 b0 d7 d4 d6 fa b7 fe ce f1 20 41 30 31 32';
const SHIFT_JIS_SELF_HELP = 'bc ab bd f5';

describe('校园自助服务 A012', () => {
  const words = '校园自助服务 A012';

  it('ours and receiptline: Chinese on, then GB 18030', () => {
    for (const octets of [ours(text(words)), receiptline(words)]) {
      expect(octets).toContain(CHINESE_ON);
      expect(octets).toContain(CAMPUS);
    }
  });

  it('node-thermal-printer: right octets with CHINA, though Chinese is never switched on', () => {
    const octets = thermalPrinter(print(words), CharacterSet.CHINA);
    expect(octets).toContain(CAMPUS);
    expect(octets).not.toContain(CHINESE_ON);
  });

  it('node-thermal-printer: Shift-JIS without it', () => {
    const octets = thermalPrinter(print(words), CharacterSet.PC437_USA);
    expect(octets).toContain(`1b 52 08 b9 bb 8f b6 fe ${SHIFT_JIS_SELF_HELP}`);
    expect(octets).not.toContain(CAMPUS);
  });
});

describe('¥5 自助', () => {
  const words = '¥5 自助';

  it('ours: the wide sign of GB 2312, which every Chinese font has', () => {
    expect(ours(text(words))).toContain('a3 a4 35 20 d7 d4 d6 fa');
  });

  it('receiptline: the narrow sign in four octets, right where the font has it', () => {
    expect(receiptline(words)).toContain('81 30 84 36 35 20 d7 d4 d6 fa');
  });

  it('node-thermal-printer: a code page in the middle, and Shift-JIS from there on', () => {
    expect(thermalPrinter(print(words), CharacterSet.CHINA)).toContain(
      `1b 74 00 9d 35 20 1b 52 08 ${SHIFT_JIS_SELF_HELP}`,
    );
  });
});

describe('names outside GBK', () => {
  it.each([
    ['张䶮', 'd5 c5 fe 9f'],
    ['㐂', '81 39 ef 31'],
    ['𠮷', '95 34 b2 35'],
  ])(
    '%s: ours and receiptline write all of it, node-thermal-printer a question mark',
    (name, octets) => {
      expect(
        new TextDecoder('gb18030').decode(Buffer.from(octets.replaceAll(' ', ''), 'hex')),
      ).toBe(name);
      expect(ours(text(name))).toContain(octets);
      expect(receiptline(name)).toContain(octets);
      const theirs = thermalPrinter(print(name), CharacterSet.CHINA);
      expect(theirs).not.toContain(octets);
      expect(theirs).toContain('3f');
    },
  );
});

describe('a QR code', () => {
  const qr = (text: string): ReceiptElement => ({ type: 'qr', text, module: 4, correction: 'M' });
  const theirs = (text: string): string =>
    thermalPrinter((printer) => printer.printQR(text, { cellSize: 4, correction: 'M' }));
  /** GS ( k, function 180, of `张三A012`: ten octets of UTF-8 and three of its own. */
  const counted = '1d 28 6b 0d 00 31 50 30 e5 bc a0 e4 b8 89 41 30 31 32 1d';

  it('of ASCII: ours and node-thermal-printer agree', () => {
    const stored = '1d 28 6b 14 00 31 50 30 68 74 74 70 73 3a 2f 2f';
    expect(ours(qr('https://e.edu/v#A'))).toContain(stored);
    expect(theirs('https://e.edu/v#A')).toContain(stored);
  });

  it('of Chinese: ours counts octets', () => {
    expect(ours(qr('张三A012'))).toContain(counted);
  });

  it('of Chinese: node-thermal-printer counts characters, and the rest is printed as text', () => {
    expect(theirs('张三A012')).toContain('1d 28 6b 09 00 31 50 30 e5 bc a0 e4 b8 89 41 30 31 32');
  });

  it('receiptline draws it, as an image', () => {
    const octets = receiptline('{code:张三A012;option:qrcode,4,m}');
    expect(octets).toContain('1d 38 4c');
    expect(octets).not.toContain('1d 28 6b');
  });
});

describe('a bar code', () => {
  it('Code 128: ours and node-thermal-printer agree, receiptline packs digits in pairs', () => {
    const stored = '1d 6b 49 09 7b 42 31 32 33 34 35 36 37';
    const barcode = { type: 'barcode', system: 'code128', text: '1234567', height: 72 } as const;
    expect(ours(barcode)).toContain(stored);
    expect(thermalPrinter((printer) => printer.code128('1234567'))).toContain(stored);
    expect(receiptline('{code:1234567;option:code128,2,72,hri}')).toContain(
      '1d 6b 49 08 7b 43 0c 22 38 7b 42 37',
    );
  });
});

describe('what reaches beyond a ticket', () => {
  const statusOff = '1d 61 00';
  const ownFence = '1d 72 31';

  it('receiptline switches status off and asks for an answer of its own', () => {
    expect(receiptline('A012')).toContain(statusOff);
    expect(receiptline('A012').endsWith(ownFence)).toBe(true);
  });

  it('ours does not, in our language and in its', () => {
    for (const octets of [
      ours(text('A012')),
      spaced(buildReceiptline('A012\n{command:\\x1da\\x00}', profile).bytes),
    ]) {
      expect(octets).toContain('41 30 31 32');
      expect(octets).not.toContain(statusOff);
      expect(octets).not.toContain(ownFence);
    }
  });

  it('receiptline through ours is otherwise what receiptline writes', () => {
    const document = '^^^澜江大学\n\n领证 | ¥5.00\n-\n{code:A012;option:qrcode,4,m}\n';
    const { bytes, missing } = buildReceiptline(document, profile);
    const theirs = receiptline(document.replace('¥', '￥'));
    expect(spaced(bytes)).toBe(theirs.replace(statusOff, '1d 61 ff').replace(` ${ownFence}`, ''));
    expect(missing).toEqual([]);
  });

  it('receiptline through ours says what a smaller font has not', () => {
    expect(buildReceiptline('张䶮', receiptProfile('generic')).missing).toEqual(['䶮']);
  });
});

describe('a ticket by node-thermal-printer', () => {
  const build = (text: string) =>
    buildThermalPrinter((printer) => {
      printer.println(text);
      printer.cut();
    }, profile).bytes;

  it('begins with our reset and has its words', () => {
    expect(spaced(build('Ticket A012'))).toMatch(
      /^1b 40 1d 61 ff .*54 69 63 6b 65 74 20 41 30 31 32/,
    );
  });

  it.each(['校园', '¥5', 'A\u001b@'])('is refused where its bytes would be wrong: %j', (text) => {
    expect(() => build(text)).toThrow(TypeError);
  });
});
