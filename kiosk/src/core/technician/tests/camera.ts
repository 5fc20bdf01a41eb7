import type { TestOutcome, TestStand } from './types.ts';

/** Has it take one picture. Nobody looks at it, and it is let go at once. */
export async function testCamera({ device, devices }: TestStand): Promise<TestOutcome> {
  await devices.port(device.id, 'camera').capture();
  return { outcome: 'passed' };
}
