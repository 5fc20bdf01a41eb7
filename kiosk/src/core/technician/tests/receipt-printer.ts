import { randomUUID } from 'node:crypto';
import { buildReceipt, DeviceError, receiptProfile, type Receipt } from '@hallway/device-drivers';
import type { TestOutcome, TestStand } from './types.ts';

/** A printer that waits for paper longer than this has not passed. */
const WITHIN_MS = 60_000;

/**
 * Prints a short receipt in the width of its profile. Passed only on the printer's own word that it came out; a printer
 * that cannot give it is presumed to have printed. A receipt on its way for somebody is left alone (`busy`).
 */
export async function testReceiptPrinter(stand: TestStand): Promise<TestOutcome> {
  const { device, devices, clock } = stand;
  if (device.driver !== 'escpos') return { outcome: 'failed', reason: 'unsupported' };
  const receipt = testReceipt(stand.kioskId, device.id, new Date(clock.now()));
  const { bytes } = buildReceipt(receipt, receiptProfile(device.options.profile));
  const giveUp = new AbortController();
  const over = new AbortController();
  clock.sleep(WITHIN_MS, over.signal).then(
    () => giveUp.abort(),
    () => undefined,
  );
  try {
    const printed = await devices
      .port(device.id, 'receiptPrinter')
      .print({ id: `test:${randomUUID()}`, bytes }, { signal: giveUp.signal });
    return { outcome: printed.outcome === 'printed' ? 'passed' : 'presumed' };
  } catch (error) {
    if (!(error instanceof DeviceError) || !giveUp.signal.aborted) throw error;
    return { outcome: 'failed', reason: 'timeout' };
  } finally {
    over.abort();
  }
}

/** Says what it is; shows both scripts, a line across and a code. Nothing of a person is on it. */
function testReceipt(kioskId: string, deviceId: string, at: Date): Receipt {
  return {
    reprint: 0,
    elements: [
      { type: 'text', text: '测试小票 TEST RECEIPT', align: 'center', bold: true },
      { type: 'rule' },
      { type: 'pair', left: '终端 Kiosk', right: kioskId },
      { type: 'pair', left: '设备 Device', right: deviceId },
      { type: 'text', text: at.toISOString() },
      { type: 'text', text: '这不是凭证。 This is no voucher.' },
      { type: 'qr', text: `${kioskId} ${deviceId}`, module: 6, correction: 'M' },
      { type: 'cut' },
    ],
  };
}
