import {
  buildReceipt,
  qrModules,
  type ReceiptElement,
  type ReceiptProfile,
} from '@hallway/device-drivers';
import {
  DotImage,
  encodePng,
  receiptPainter,
  type ReceiptPainter,
} from '@hallway/device-drivers/picture';
import type { PageImage } from '../../../bridge/index.ts';

/** What of a prepared slip its picture is drawn from. */
export interface SlipToShow {
  elements: readonly ReceiptElement[];
  profile: ReceiptProfile;
  verifyCode: string;
}

/** White at every edge, in dots: paper that the head does not reach. */
const MARGIN = 32;
/** Of the dashes round the panel that stands for the code. */
const DASH = { on: 12, off: 8, thick: 3 };

const onPanel: readonly ReceiptElement[] = [
  { type: 'text', text: '预览', align: 'center', size: 2, bold: true },
  { type: 'text', text: 'PREVIEW', align: 'center', bold: true },
  { type: 'feed', lines: 1 },
  { type: 'text', text: '确认后打印二维码', align: 'center' },
  { type: 'text', text: 'The code comes with the slip', align: 'center' },
];

let painter: Promise<ReceiptPainter> | null = null;

/**
 * The slip as its printer will put it on paper, dot for dot. It has not been issued yet: a panel stands for the QR, and
 * the verification code is struck out.
 */
export async function slipImage({ elements, profile, verifyCode }: SlipToShow): Promise<PageImage> {
  painter ??= receiptPainter();
  const paint = await painter;
  const draw = (shown: readonly ReceiptElement[], width: number): DotImage =>
    paint(
      buildReceipt({ reprint: 0, elements: shown }, { ...profile, widthDots: width }).bytes,
      width,
    );
  const shown = elements.map((element) => covered(element, verifyCode, draw));
  const slip = draw(shown, profile.widthDots);
  const paper = new DotImage(slip.width + 2 * MARGIN, slip.height + 2 * MARGIN);
  paper.draw(slip, MARGIN, MARGIN);
  const png = Buffer.from(encodePng(paper)).toString('base64');
  return { png, width: paper.width, height: paper.height };
}

function covered(
  element: ReceiptElement,
  verifyCode: string,
  draw: (elements: readonly ReceiptElement[], width: number) => DotImage,
): ReceiptElement {
  switch (element.type) {
    case 'qr':
      return panel(element.module * qrModules(element.text, element.correction), draw);
    case 'text':
      return { ...element, text: struckOut(element.text, verifyCode) };
    case 'pair':
      return { ...element, right: struckOut(element.right, verifyCode) };
    case 'rule':
    case 'feed':
    case 'barcode':
    case 'image':
    case 'cut':
      return element;
  }
}

function struckOut(text: string, verifyCode: string): string {
  return text.replaceAll(verifyCode, verifyCode.replaceAll(/[0-9A-Z]/g, '*'));
}

/** As large as the code at most, so that the slip does not get longer when it is issued. */
function panel(
  side: number,
  draw: (elements: readonly ReceiptElement[], width: number) => DotImage,
): ReceiptElement {
  const edge = Math.floor(side / 8) * 8;
  const square = new DotImage(edge, edge);
  const { on, off, thick } = DASH;
  for (let at = 0; at < edge; at += on + off) {
    square.fill(at, 0, on, thick);
    square.fill(at, edge - thick, on, thick);
    square.fill(0, at, thick, on);
    square.fill(edge - thick, at, thick, on);
  }
  const words = draw(onPanel, edge);
  square.draw(words, 0, (edge - words.height) >> 1);
  return { type: 'image', image: { width: edge, height: edge, rows: square.octets } };
}
