import type { SlipLine } from '@hallway/certificates';
import { qrModules, type ReceiptElement } from '@hallway/device-drivers';

/** Dots of a module, 8 to the millimetre: 0.63 mm, more than the 0.55 mm that any phone reads. */
const MODULE_DOTS = 5;

type QrElement = Extract<ReceiptElement, { type: 'qr' }>;

/**
 * The lines of a slip as the receipt printer takes them, from top to cut. Pure.
 *
 * @param widthDots what the printer prints across
 * @throws TypeError when a code has no room
 */
export function slipReceipt(lines: readonly SlipLine[], widthDots: number): ReceiptElement[] {
  const elements = lines.map((line) => (line.type === 'qr' ? qrOf(line.text, widthDots) : line));
  return [...elements, { type: 'cut' }];
}

/** M survives a thumb and a fold; L only where it makes the modules larger, because size helps more than redundancy. */
function qrOf(text: string, widthDots: number): QrElement {
  const [medium, low] = [qrAt(text, widthDots, 'M'), qrAt(text, widthDots, 'L')];
  const chosen = low.module > medium.module ? low : medium;
  if (chosen.module < 1) throw new TypeError(`${text.length} characters do not fit on the slip`);
  return chosen;
}

/** The paper beside the printed width is its quiet zone. */
function qrAt(text: string, widthDots: number, correction: 'M' | 'L'): QrElement {
  const most = Math.floor(widthDots / qrModules(text, correction));
  return { type: 'qr', text, module: Math.min(MODULE_DOTS, most), correction };
}
