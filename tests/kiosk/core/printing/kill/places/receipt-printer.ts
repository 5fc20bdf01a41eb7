import {
  buildReceipt,
  createRegistry,
  DeviceError,
  receiptProfile,
  type DeviceConfig,
} from '@hallway/device-drivers';
import { startReceiptPrinterSimulator } from '@hallway/device-drivers/sim';
import { until } from '../../../../../peers/daemon.ts';
import { printerAt } from '../../../one-shot/support.ts';
import { paperOf, slipSheets, someReceipt } from '../../lives/slip.ts';
import type { Place } from './place.ts';

/** Millimetres. */
const ROLL = 50_000;
const HALF_A_SLIP = 20;
const REST_MS = 60_000;
const profile = 'hallway-simulator';

/** The receipt printer by its own network card, which takes one host at a time. */
export async function openReceiptPrinter(dir: string): Promise<Place> {
  const simulator = await startReceiptPrinterSimulator({ dir, dotsPerSecond: 8_000 });
  const device = printerAt(simulator.port, { profile });
  const mend = (): void => {
    simulator.setFault('never-reads', false);
    simulator.loadPaper(ROLL);
  };
  return {
    device,
    paperOf: (issueId) => paperOf(simulator.tickets(), issueId),
    sheets: () => slipSheets(simulator.tickets()),
    untilStill: () => untilRollIsStill(device),
    takeBackEmpty: () => Promise.resolve(),
    do(deed) {
      if (deed === 'take-paper') simulator.loadPaper(0);
      if (deed === 'leave-half-a-slip') simulator.loadPaper(HALF_A_SLIP);
      if (deed === 'stop-reading') simulator.setFault('never-reads', true);
      if (deed === 'read-again') simulator.setFault('never-reads', false);
      return Promise.resolve();
    },
    mend: () => Promise.resolve(mend()),
    close: () => simulator.stop(),
  };
}

/**
 * Resolves when nothing more comes out of a receipt printer by itself: what a host sends last comes out last, so that a
 * receipt says that everything before it is on paper, and cut.
 */
export async function untilRollIsStill(device: DeviceConfig): Promise<void> {
  const registry = createRegistry([device]);
  await registry.start();
  const printer = registry.capability(device.id, 'receiptPrinter');
  const { bytes } = buildReceipt({ reprint: 0, elements: someReceipt }, receiptProfile(profile));
  const isOut = async (): Promise<boolean> => {
    try {
      await printer.print({ id: 'last', bytes }, { timeoutMs: REST_MS });
      return true;
    } catch (error) {
      if (error instanceof DeviceError && error.effect === 'none') return false;
      throw error;
    }
  };
  await until('the printer is still', isOut, REST_MS);
  await registry.stop();
}
