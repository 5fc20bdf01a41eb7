import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildReceipt, receiptProfile } from '@hallway/device-drivers';
import { startReceiptPrinterSimulator } from '@hallway/device-drivers/sim';
import type { ReceiptPrinterSimulator } from '@hallway/device-drivers/sim';
import { createDevices, type Devices } from '../../../../kiosk/src/core/devices/index.ts';

const profile = 'hallway-simulator';
const bytesOf = (lines: number): Uint8Array =>
  buildReceipt(
    { reprint: 0, elements: [{ type: 'text', text: '测试\n'.repeat(lines) }, { type: 'cut' }] },
    receiptProfile(profile),
  ).bytes;
const bytes = bytesOf(1);

let dir: string;
let simulator: ReceiptPrinterSimulator;
let devices: Devices;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hallway-ports-'));
  simulator = await startReceiptPrinterSimulator({ dir, dotsPerSecond: 20_000 });
  const port = { type: 'tcp', host: simulator.host, port: simulator.port } as const;
  devices = createDevices({
    devices: [
      { id: 'receipts', kind: 'receipt-printer', driver: 'escpos', options: { port, profile } },
    ],
    log: { warn() {} },
  });
  await devices.start();
  await expect.poll(() => devices.health()[0]?.availability, { timeout: 15_000 }).toBe('online');
});

afterEach(async () => {
  await devices.stop();
  await simulator.stop();
  await rm(dir, { recursive: true, force: true });
});

it('prints a receipt through the agent, on evidence', async () => {
  const printed = await devices.port('receipts', 'receiptPrinter').print({ id: 'one', bytes });
  expect(printed).toMatchObject({ outcome: 'printed', evidence: 'process-id' });
  expect(simulator.tickets()).toHaveLength(1);
});

it('gives a call up at the device, and says what may have happened', async () => {
  const port = devices.port('receipts', 'receiptPrinter');
  const stop = new AbortController();
  simulator.loadPaper(30);
  const printing = port.print({ id: 'one', bytes: bytesOf(40) }, { signal: stop.signal });
  printing.catch(() => undefined);
  // The paper ends in the middle; the call waits for more until its caller does not.
  await expect
    .poll(() => devices.health()[0]?.reasons, { timeout: 15_000 })
    .toMatchObject([{ keyword: 'media-empty' }]);
  await expect(port.print({ id: 'two', bytes })).rejects.toMatchObject({ code: 'busy' });
  stop.abort();
  await expect(printing).rejects.toMatchObject({ code: 'aborted', effect: 'possible' });
});

it('begins no call that was given up before', async () => {
  const port = devices.port('receipts', 'receiptPrinter');
  await expect(
    port.print({ id: 'one', bytes }, { signal: AbortSignal.abort() }),
  ).rejects.toMatchObject({ code: 'aborted', effect: 'none' });
});

it('fails what a device cannot do', async () => {
  await expect(devices.port('receipts', 'power').state()).rejects.toMatchObject({
    code: 'not-configured',
  });
});
