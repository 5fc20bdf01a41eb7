import { startStampSimulator } from '@hallway/device-drivers/sim';
import { expect } from 'vitest';
import { describeDeviceContract } from '../device-contract.ts';

describeDeviceContract('relay-stamp', async () => {
  // The die is down for longer than a busy machine may look away.
  const simulator = await startStampSimulator({ downMs: 1_000 });
  const { options, mechanism, relay } = simulator;
  mechanism.insertSheet();
  return {
    config: { id: 'stamp', kind: 'stamp', driver: 'relay-stamp', options },
    missing: 'noDevice',
    second: 'in-use',
    unplug: () => relay.unplug(),
    plug: () => relay.plug(),
    stop: () => simulator.stop(),
    use: async ({ registry }) => {
      const stamp = registry.capability('stamp', 'stamp');
      mechanism.insertSheet();
      await stamp.arm();
      expect(await stamp.stamp()).toMatchObject({ confirmed: true });
      expect(mechanism.sheets.at(-1)).toBe(1);
    },
    ask: (registry) => registry.capability('stamp', 'stamp').disarm(),
  };
});
