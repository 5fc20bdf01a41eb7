import { buildReceipt, type ReceiptElement, type ReceiptProfile } from '@hallway/device-drivers';
import type { OneShotIntent } from '../one-shot/index.ts';

/**
 * The intent to print a receipt.
 *
 * @throws TypeError for what no printer of this profile could print; then nothing was begun
 */
export function receiptIntent(
  key: string,
  device: string,
  elements: readonly ReceiptElement[],
  profile: ReceiptProfile,
): OneShotIntent {
  buildReceipt({ reprint: 0, elements }, profile);
  return { key, kind: 'receipt', device, content: JSON.stringify(elements) };
}
