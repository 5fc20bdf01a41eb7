import type { Alignment, BarcodeSystem, QrCorrection } from '../codec/escpos/commands.ts';

/** One thing on a receipt, from top to bottom. */
export type ReceiptElement =
  /** One or more lines; broken where the paper ends. */
  | {
      type: 'text';
      text: string;
      align?: Alignment;
      /** Times as large, both ways; of Chinese, printers without a third size print 3 as 2. */
      size?: 1 | 2 | 3;
      bold?: boolean;
    }
  /** A name on the left, its value on the right. */
  | { type: 'pair'; left: string; right: string }
  /** A line across. */
  | { type: 'rule' }
  | { type: 'feed'; lines: number }
  /** UTF-8 in the code, as phones read it. `module` in dots, 1 to 16. */
  | { type: 'qr'; text: string; module: number; correction: QrCorrection }
  /** ASCII; `height` in dots. */
  | { type: 'barcode'; system: BarcodeSystem; text: string; height: number }
  | { type: 'image'; image: Bitmap }
  /** Feeds to the knife and cuts; feeds to the tear bar where there is no knife. */
  | { type: 'cut' };

/** Black and white, one octet for eight dots, the leftmost in the highest bit, 1 is black. */
export interface Bitmap {
  /** Dots; a multiple of 8. */
  width: number;
  height: number;
  /** `height` rows of `width / 8` octets. */
  rows: Uint8Array;
}

export interface Receipt {
  /** 0 for the first; n for the nth time after that, which is then said on it in large letters. */
  reprint: number;
  elements: readonly ReceiptElement[];
}

export interface BuiltReceipt {
  /** From the reset to the cut. */
  bytes: Uint8Array;
  /** Characters the printer has no picture of, each once; a 〓 stands for them on the paper. */
  missing: string[];
}
