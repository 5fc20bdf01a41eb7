import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildReceipt, receiptProfile, type ReceiptProfileName } from '@hallway/device-drivers';
import { startReceiptPrinterSimulator } from '@hallway/device-drivers/sim';
import { PNG } from 'pngjs';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { askProcessId } from '../../../../../device-drivers/src/codec/escpos/commands.ts';
import { recoverySlip, type SlipFacts } from '../../../../../kiosk/src/core/receipts/index.ts';
import { hostByTcp } from '../../../../device-drivers/sim/receipt-printer/host.ts';
import { prepareZxing, readSymbols } from '../../../../device-drivers/support/zxing.ts';
import { temporaryDir } from '../../one-shot/support.ts';

/**
 * Slips approved by eye. After a change that is meant to be seen, look again and run with HALLWAY_APPROVE=1 to store
 * the new ones.
 */
const goldenDir = fileURLToPath(new URL('golden', import.meta.url));

beforeAll(prepareZxing);

const facts: SlipFacts = {
  ending: 'ambiguous',
  caseNumber: 'K01-000123',
  university: { zh: '澜江大学', en: 'Lanjiang University' },
  kiosk: { id: 'K01', place: { zh: '图书馆一楼大厅', en: 'Library, ground floor' } },
  help: {
    window: { zh: '综合窗口 1 号（8:30–17:00）', en: 'Window 1 (8:30–17:00)' },
    phone: '0000-8800100',
  },
  at: new Date('2026-11-27T04:05:00Z'),
};

test.each([
  ['ambiguous-80mm', 576, 'hallway-simulator', facts],
  ['ambiguous-58mm', 384, 'generic-58mm', facts],
  ['given-up-80mm', 576, 'hallway-simulator', { ...facts, ending: 'given-up' }],
  ['not-printed-80mm', 576, 'hallway-simulator', { ...facts, ending: 'not-printed' }],
] as [string, 384 | 576, ReceiptProfileName, SlipFacts][])(
  '%s looks as approved, and its code holds the case number alone',
  async (name, width, model, of) => {
    const home = temporaryDir();
    onTestFinished(() => home.remove());
    const simulator = await startReceiptPrinterSimulator({
      dir: home.dir,
      width,
      dotsPerSecond: 400_000,
    });
    onTestFinished(() => simulator.stop());
    const host = await hostByTcp(simulator.port);
    onTestFinished(() => host.close());
    // The simulator has a knife at every width; a model without one is torn off.
    const profile = { ...receiptProfile(model), cutter: true };
    const { bytes, missing } = buildReceipt({ reprint: 0, elements: recoverySlip(of) }, profile);
    expect(missing).toEqual([]);
    host.send(bytes, askProcessId('A012'));
    // Automatic status that is switched on again tells the condition first.
    await host.answer(11);
    const printed = join(home.dir, simulator.tickets()[0]!.png);
    const golden = join(goldenDir, `${name}.png`);
    if (process.env['HALLWAY_APPROVE'] !== undefined) {
      mkdirSync(goldenDir, { recursive: true });
      copyFileSync(printed, golden);
    }
    const [actual, approved] = [printed, golden].map((path) => PNG.sync.read(readFileSync(path)));
    expect(await readSymbols(readFileSync(printed))).toEqual([
      { format: 'QRCode', text: facts.caseNumber },
    ]);
    expect([actual!.width, actual!.height]).toEqual([approved!.width, approved!.height]);
    expect(actual!.data.equals(approved!.data)).toBe(true);
  },
);
