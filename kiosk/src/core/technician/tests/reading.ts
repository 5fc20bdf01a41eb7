import { showWithinMs } from '@hallway/protocol/device-tests';
import type { TestOutcome, TestStand } from './types.ts';

/** Waits for somebody to show something to a reader. That it was read is all that is looked at. */
export async function testReader({ device, devices, clock }: TestStand): Promise<TestOutcome> {
  const health = devices.health().find(({ deviceId }) => deviceId === device.id);
  if (health?.lifecycle === 'closed' || health?.lifecycle === 'error') {
    return { outcome: 'failed', reason: 'offline' };
  }
  const waiting = new AbortController();
  let wasRead = false;
  const stop = devices.on((event) => {
    if (event.type === 'health' || event.deviceId !== device.id) return;
    wasRead = true;
    waiting.abort();
  });
  try {
    await clock.sleep(showWithinMs, waiting.signal).catch(() => undefined);
  } finally {
    stop();
  }
  return wasRead ? { outcome: 'passed' } : { outcome: 'failed', reason: 'nothing-shown' };
}

/** As a reader; one that looks only when it is told to is told so, and stopped again. */
export async function testScanner(stand: TestStand): Promise<TestOutcome> {
  const { device, devices } = stand;
  const triggered = device.driver === 'serial-scanner' && device.options.trigger !== undefined;
  if (!triggered) return testReader(stand);
  const scanner = devices.port(device.id, 'scanner');
  await scanner.start();
  const result = await testReader(stand);
  await scanner.stop();
  return result;
}
