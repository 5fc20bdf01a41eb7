import { DeviceError, type DeviceKind } from '@hallway/device-drivers';
import { testCamera } from './camera.ts';
import { testPrinter } from './printer.ts';
import { testReader, testScanner } from './reading.ts';
import { testReceiptPrinter } from './receipt-printer.ts';
import { testRelay } from './relay.ts';
import { testStamp } from './stamp.ts';
import type { DeviceTest, TestOutcome, TestStand } from './types.ts';
import { testUps } from './ups.ts';

export type { TestOutcome } from './types.ts';

/** How each kind is tried out; what that proves and what will happen stands in protocol's `testPlanOf`. */
const tests: Partial<Record<DeviceKind, DeviceTest>> = {
  printer: testPrinter,
  'receipt-printer': testReceiptPrinter,
  'card-reader': testReader,
  'resident-id-reader': testReader,
  scanner: testScanner,
  ups: testUps,
  camera: testCamera,
  relay: testRelay,
  stamp: testStamp,
};

/** Tries a device out. One of a kind that cannot be has failed `unsupported`. */
export async function testDevice(stand: TestStand): Promise<TestOutcome> {
  try {
    const test = tests[stand.device.kind];
    return test ? await test(stand) : { outcome: 'failed', reason: 'unsupported' };
  } catch (error) {
    if (error instanceof DeviceError) return { outcome: 'failed', reason: error.code };
    throw error;
  }
}
