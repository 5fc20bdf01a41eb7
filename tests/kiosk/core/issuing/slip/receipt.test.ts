import type { SlipLine } from '@hallway/certificates';
import { buildReceipt, receiptProfile } from '@hallway/device-drivers';
import { encodePng, receiptPainter, type ReceiptPainter } from '@hallway/device-drivers/picture';
import { beforeAll, describe, expect, it } from 'vitest';
import { slipReceipt } from '../../../../../kiosk/src/core/issuing/slip/receipt.ts';
import { prepareZxing, readSymbols } from '../../../../device-drivers/support/zxing.ts';

let paint: ReceiptPainter;
beforeAll(async () => {
  await prepareZxing();
  paint = await receiptPainter();
});

/** As long as the code of a leave slip. */
const code = `HTTPS://VERIFY.LJU.EXAMPLE/C#${'2KCE3IQBEYCERQA5'.repeat(26)}`;

describe('a slip for the receipt printer', () => {
  it('keeps every line in its place, and ends with a cut', () => {
    const lines: SlipLine[] = [
      { type: 'text', text: '排队号', size: 2, bold: true, align: 'center' },
      { type: 'text', text: 'B012', size: 3, bold: true, align: 'center' },
      { type: 'pair', left: '姓名 Name', right: '林晓' },
      { type: 'rule' },
      { type: 'feed', lines: 2 },
    ];
    expect(slipReceipt(lines, 576)).toEqual([...lines, { type: 'cut' }]);
  });

  it.each([
    [576, { module: 5, correction: 'M' }],
    [512, { module: 5, correction: 'M' }],
    [384, { module: 5, correction: 'L' }],
    [300, { module: 4, correction: 'L' }],
  ])('prints its code on %d dots as large as it is read best', async (width, size) => {
    const elements = slipReceipt([{ type: 'qr', text: code }], width);
    expect(elements[0]).toEqual({ type: 'qr', text: code, ...size });
    const profile = { ...receiptProfile('hallway-simulator'), widthDots: width };
    const paper = paint(buildReceipt({ reprint: 0, elements }, profile).bytes, width);
    expect(await readSymbols(encodePng(paper))).toEqual([{ format: 'QRCode', text: code }]);
  });

  it('is not made where its code has no room', () => {
    expect(() => slipReceipt([{ type: 'qr', text: code }], 64)).toThrow(TypeError);
    expect(() => slipReceipt([{ type: 'qr', text: code.repeat(10) }], 576)).toThrow(TypeError);
  });
});
