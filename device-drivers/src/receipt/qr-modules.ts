import { create } from 'qrcode';
import type { QrCorrection } from '../codec/escpos/commands.ts';

/**
 * Modules of a side that a QR code of this text has at most, without quiet zone. Printers encode by themselves: the
 * plainest of them take every octet as one, the others need no more room.
 *
 * @throws TypeError when no QR code holds so much
 */
export function qrModules(text: string, correction: QrCorrection): number {
  try {
    const data = [{ data: new TextEncoder().encode(text), mode: 'byte' as const }];
    return create(data, { errorCorrectionLevel: correction }).modules.size;
  } catch (error) {
    throw new TypeError(`no QR code holds ${text.length} characters`, { cause: error });
  }
}
