import { expect } from 'vitest';
import { startNut } from '../../../peers/nut.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { describeDeviceContract } from '../device-contract.ts';

describeDeviceContract('nut-ups', async () => {
  const dir = await tempDir();
  const nut = await startNut(dir.path, { 'ups.status': 'OL CHRG', 'battery.charge': '87' });
  const { port, ups } = nut;
  return {
    config: { id: 'ups', kind: 'ups', driver: 'nut-ups', options: { port, ups, pollMs: 200 } },
    missing: 'service-down',
    second: 'online',
    unplug: () => nut.killUpsd(),
    plug: () => nut.startUpsd(),
    stop: async () => {
      await nut.stop();
      await dir.remove();
    },
    use: async ({ registry }) => {
      const state = await registry.capability('ups', 'power').state();
      expect(state).toMatchObject({ source: 'mains', percent: 87 });
    },
    ask: (registry) => registry.capability('ups', 'power').state(),
  };
});
