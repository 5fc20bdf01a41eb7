import type { PrintedReceipt, ReceiptElement } from '@hallway/device-drivers';

/** The receipt printer as printing sees it. */
export interface SlipPrinter {
  /** Why it cannot print now, as an IPP keyword; null when it can. */
  stopped(): string | null;
  /**
   * Puts a slip on paper, once. `signal` gives it up, which may leave a part of it on paper.
   *
   * @throws DeviceError, whose effect says whether some of it may be on paper
   */
  print(
    id: string,
    elements: readonly ReceiptElement[],
    signal: AbortSignal,
  ): Promise<PrintedReceipt>;
}
