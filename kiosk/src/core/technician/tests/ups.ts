import type { TestOutcome, TestStand } from './types.ts';

/** Asks where the power comes from. Running on battery is news, not a fault of the UPS. */
export async function testUps({ device, devices }: TestStand): Promise<TestOutcome> {
  await devices.port(device.id, 'power').state();
  return { outcome: 'passed' };
}
