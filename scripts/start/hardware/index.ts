import { join } from 'node:path';
import { startCardReader } from './card-reader.ts';
import { startDocumentCamera } from './document-camera.ts';
import type { SimulatedDevice } from './part.ts';
import { startPrinter } from './printer.ts';
import { startReceiptPrinter } from './receipt-printer.ts';
import { startRelay } from './relay.ts';
import { startResidentId } from './resident-id.ts';
import { startScanner } from './scanner.ts';
import { startStamp } from './stamp.ts';
import { startUps } from './ups.ts';

export type { Part, SimulatedDevice } from './part.ts';

/** Everything the demo kiosk stands on, each a simulator that speaks the real bytes. */
export function startHardware(dataDir: string): Promise<SimulatedDevice[]> {
  return Promise.all([
    startCardReader(),
    startPrinter(join(dataDir, 'printer')),
    startReceiptPrinter(join(dataDir, 'receipts')),
    startResidentId(),
    startScanner(),
    startRelay(),
    startStamp(),
    startDocumentCamera(),
    startUps(),
  ]);
}
