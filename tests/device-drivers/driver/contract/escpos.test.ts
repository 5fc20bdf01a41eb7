import { join } from 'node:path';
import type { DeviceConfig, DeviceRegistry, EscposOptions } from '@hallway/device-drivers';
import { buildReceipt, receiptProfile } from '@hallway/device-drivers';
import { startReceiptPrinterSimulator } from '@hallway/device-drivers/sim';
import { expect } from 'vitest';
import { freePort } from '../../../peers/free-port.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { describeDeviceContract } from '../device-contract.ts';

const PROFILE = 'hallway-simulator';
const { bytes } = buildReceipt(
  { reprint: 0, elements: [{ type: 'text', text: 'A012' }, { type: 'cut' }] },
  receiptProfile(PROFILE),
);

const configOf = (port: EscposOptions['port']): DeviceConfig => ({
  id: 'receipts',
  kind: 'receipt-printer',
  driver: 'escpos',
  options: { port, profile: PROFILE, jobTimeoutMs: 10_000, silenceMs: 2_000 },
});

const print = (registry: DeviceRegistry) =>
  registry.capability('receipts', 'receiptPrinter').print({ id: 'A012', bytes });

describeDeviceContract(
  'escpos',
  async () => {
    const dir = await tempDir();
    const machine = await startReceiptPrinterSimulator({ dir: dir.path, dotsPerSecond: 9_600 });
    const cable = await machine.serialCable();
    return {
      config: configOf({ type: 'serial', path: cable.path, baudRate: 115_200 }),
      missing: 'noDevice',
      second: 'in-use',
      unplug: () => cable.unplug(),
      plug: () => cable.plug(),
      stop: async () => {
        await machine.stop();
        await dir.remove();
      },
      use: async ({ registry }) => {
        const before = machine.tickets().length;
        expect(await print(registry)).toMatchObject({ outcome: 'printed' });
        expect(machine.tickets()).toHaveLength(before + 1);
      },
      ask: print,
    };
  },
  { variant: 'serial' },
);

describeDeviceContract(
  'escpos',
  async () => {
    const dir = await tempDir();
    const place = { dir: join(dir.path, 'printer'), port: await freePort(), dotsPerSecond: 9_600 };
    let machine = await startReceiptPrinterSimulator(place);
    let isPlugged = true;
    const unplug = async (): Promise<void> => {
      if (isPlugged) await machine.stop();
      isPlugged = false;
    };
    return {
      config: configOf({ type: 'tcp', host: machine.host, port: machine.port }),
      // A network printer that is off looks like one that is not there; a second host is not answered.
      missing: 'offline',
      second: 'offline',
      unplug,
      plug: async () => {
        machine = await startReceiptPrinterSimulator(place);
        isPlugged = true;
      },
      stop: async () => {
        await unplug();
        await dir.remove();
      },
      use: async ({ registry }) => {
        const before = machine.tickets().length;
        expect(await print(registry)).toMatchObject({ outcome: 'printed' });
        expect(machine.tickets()).toHaveLength(before + 1);
      },
      ask: print,
    };
  },
  { variant: 'TCP' },
);
