import iconv from 'iconv-lite';
import * as escpos from '../../../../device-drivers/src/codec/escpos/commands.ts';

const LF = Uint8Array.of(0x0a);

export function gb18030(text: string): Uint8Array {
  return iconv.encode(text, 'gb18030');
}

export const QUEUE_URL = 'https://hall.lanjiang.example/q/A012?姓名=张三';

/** A ticket of the queue: every size, both alphabets, a QR code with Chinese in it. */
export const queueTicket = escpos.concatenate([
  escpos.initialize(),
  escpos.chineseOn(),
  escpos.align('center'),
  escpos.characterSize(2, 2),
  gb18030('澜江大学'),
  LF,
  escpos.characterSize(1, 1),
  gb18030('一门式服务大厅 · 排队号'),
  LF,
  LF,
  escpos.bold(true),
  escpos.characterSize(4, 4),
  gb18030('A012'),
  LF,
  escpos.characterSize(1, 1),
  escpos.bold(false),
  LF,
  gb18030('学籍与成绩 · 3 号窗口'),
  LF,
  gb18030('前面还有 5 人'),
  LF,
  LF,
  escpos.qrCode(new TextEncoder().encode(QUEUE_URL), 6, 'M'),
  LF,
  gb18030('过号请重新取号'),
  LF,
  escpos.feedAndCut(0),
]);

/** A receipt: ¥ from a code page and in full width, a rare name, columns, two bar codes. */
export const receipt = escpos.concatenate([
  escpos.initialize(),
  escpos.chineseOn(),
  escpos.align('center'),
  escpos.bold(true),
  escpos.characterSize(2, 2),
  gb18030('缴费凭证'),
  LF,
  escpos.characterSize(1, 1),
  escpos.bold(false),
  gb18030('Lanjiang University'),
  LF,
  gb18030('-'.repeat(48)),
  LF,
  escpos.align('left'),
  gb18030('姓名：朱䶮'),
  LF,
  gb18030('学号：2024110101'),
  LF,
  gb18030('-'.repeat(48)),
  LF,
  row('成绩单（中文）x 2', '20.00'),
  row('在读证明 x 1', '5.00'),
  row('Transcript of records', '10.00'),
  gb18030('-'.repeat(48)),
  LF,
  escpos.bold(true),
  row('合计', '￥35.00'),
  escpos.bold(false),
  escpos.chineseOff(),
  escpos.codePage(19),
  Uint8Array.of(0xbe),
  gb18030('35.00 paid'),
  escpos.chineseOn(),
  LF,
  LF,
  escpos.align('center'),
  escpos.barcode('code128', gb18030('{BHALL-20261125-0017'), { height: 80, bar: 2, text: true }),
  LF,
  escpos.barcode('ean13', gb18030('690123456789'), { height: 60, bar: 3, text: true }),
  escpos.feedAndCut(0),
]);

/** A second copy says so, white on black. */
export const reprint = escpos.concatenate([
  escpos.initialize(),
  escpos.chineseOn(),
  escpos.align('center'),
  escpos.reverse(true),
  escpos.characterSize(2, 2),
  gb18030(' 补打 REPRINT 1 '),
  LF,
  escpos.reverse(false),
  escpos.characterSize(1, 1),
  LF,
  gb18030('本票为补打件，原票同号，只办理一次'),
  LF,
  escpos.underline(2),
  gb18030('This is a copy of ticket A012.'),
  escpos.underline(0),
  LF,
  LF,
  escpos.characterSize(3, 3),
  gb18030('A012'),
  LF,
  escpos.feedAndCut(0),
]);

/** Name at the left, amount at the right of 48 columns. */
function row(left: string, right: string): Uint8Array {
  const columns = Array.from(left + right).reduce(
    (sum, letter) => sum + (letter.charCodeAt(0) > 0xff ? 2 : 1),
    0,
  );
  return gb18030(`${left}${' '.repeat(48 - columns)}${right}\n`);
}
