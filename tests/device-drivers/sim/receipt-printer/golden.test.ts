import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startReceiptPrinterSimulator } from '@hallway/device-drivers/sim';
import { PNG } from 'pngjs';
import { expect, it, onTestFinished } from 'vitest';
import { askProcessId } from '../../../../device-drivers/src/codec/escpos/commands.ts';
import { queueTicket, receipt, reprint } from '../../codec/escpos/tickets.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { hostByTcp } from './host.ts';

/**
 * Tickets approved by eye. After a change that is meant to be seen, look again and run with HALLWAY_APPROVE=1 to store
 * the new ones.
 */
const goldenDir = fileURLToPath(new URL('golden', import.meta.url));

it.each([
  ['queue-80mm', 576, queueTicket],
  ['receipt-80mm', 576, receipt],
  ['reprint-80mm', 576, reprint],
  ['queue-58mm', 384, queueTicket],
] as const)('%s looks as approved', async (name, width, octets) => {
  const dir = await tempDir();
  onTestFinished(dir.remove);
  const simulator = await startReceiptPrinterSimulator({
    dir: dir.path,
    width,
    dotsPerSecond: 400_000,
  });
  onTestFinished(() => simulator.stop());
  const host = await hostByTcp(simulator.port);
  onTestFinished(() => host.close());
  host.send(octets, askProcessId('A012'));
  await host.answer(7);
  const printed = join(dir.path, simulator.tickets()[0]!.png);
  const golden = join(goldenDir, `${name}.png`);
  if (process.env['HALLWAY_APPROVE'] !== undefined) {
    mkdirSync(goldenDir, { recursive: true });
    copyFileSync(printed, golden);
  }
  const [actual, approved] = [printed, golden].map((path) => PNG.sync.read(readFileSync(path)));
  expect([actual!.width, actual!.height]).toEqual([approved!.width, approved!.height]);
  expect(actual!.data.equals(approved!.data)).toBe(true);
});
