import { startCameraSimulator } from '@hallway/device-drivers/sim';
import { expect } from 'vitest';
import { describeDeviceContract } from '../device-contract.ts';

/** Cameras of many tests draw their pictures in this process at once. */
const PATIENCE = { timeoutMs: 25_000 };

describeDeviceContract('mjpeg-camera', async () => {
  const camera = await startCameraSimulator({ picturesPerSecond: 5 });
  const { uri } = camera;
  return {
    config: { id: 'above', kind: 'camera', driver: 'mjpeg-camera', options: { uri } },
    missing: 'offline',
    second: 'online',
    unplug: () => camera.unplug(),
    plug: () => camera.plug(),
    stop: () => camera.stop(),
    use: async ({ registry }) => {
      const before = camera.picture();
      const above = registry.capability('above', 'camera');
      const { width } = await above.capture(PATIENCE);
      expect(width).toBeGreaterThan(0);
      // The first may have been under way already when it was asked for.
      await above.capture(PATIENCE);
      expect(camera.picture()).toBeGreaterThan(before);
    },
    ask: (registry) => registry.capability('above', 'camera').capture(PATIENCE),
  };
});
