import type { ReceiptPrinter } from './escpos/types.ts';
import type { IppPrinter } from './ipp-printer/types.ts';

/** What can be asked of devices beyond their health. A device offers what it can do, whatever its driver. */
export interface Capabilities {
  /** Prints sheets. */
  printer: IppPrinter;
  /** Prints receipts and tickets. */
  receiptPrinter: ReceiptPrinter;
}

export type Capability = keyof Capabilities;
