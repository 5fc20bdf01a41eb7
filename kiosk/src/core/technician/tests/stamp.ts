import type { TestOutcome, TestStand } from './types.ts';

/** Arms the machine and puts it back to rest. The die never comes down. */
export async function testStamp({ device, devices }: TestStand): Promise<TestOutcome> {
  const stamp = devices.port(device.id, 'stamp');
  await stamp.arm();
  await stamp.disarm();
  return { outcome: 'passed' };
}
