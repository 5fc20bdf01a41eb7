import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeviceConfig } from '@hallway/device-drivers';
import { startReceiptPrinterSimulator } from '@hallway/device-drivers/sim';

/** A receipt printer with its roll of paper. */
export interface JourneyRoll {
  /** As the kiosk's configuration declares it. */
  device: DeviceConfig;
  /** The slip that came out last: its picture, and its lines from the top. */
  lastSlip(): { png: Uint8Array; text: string[] } | null;
  stop(): Promise<void>;
}

/** @param dir takes the pictures of what comes out */
export async function openRoll(dir: string): Promise<JourneyRoll> {
  const printer = await startReceiptPrinterSimulator({ dir });
  return {
    device: {
      id: 'receipts',
      kind: 'receipt-printer',
      driver: 'escpos',
      options: {
        port: { type: 'tcp', host: printer.host, port: printer.port },
        profile: 'hallway-simulator',
      },
    },
    lastSlip: () => {
      const ticket = printer.tickets().at(-1);
      return ticket ? { png: readFileSync(join(dir, ticket.png)), text: ticket.text } : null;
    },
    stop: () => printer.stop(),
  };
}
