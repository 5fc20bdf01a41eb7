import { join } from 'node:path';
import { startIppPrinterSimulator } from '@hallway/device-drivers/sim';
import { expect } from 'vitest';
import { until } from '../../../peers/daemon.ts';
import { freePort } from '../../../peers/free-port.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { describeDeviceContract } from '../device-contract.ts';
import { printPage } from './print-page.ts';

describeDeviceContract(
  'ipp',
  async () => {
    const dir = await tempDir();
    const machine = { dir: join(dir.path, 'printer'), port: await freePort(), msPerPage: 10 };
    let simulator = await startIppPrinterSimulator(machine);
    let isPlugged = true;
    const unplug = async (): Promise<void> => {
      if (isPlugged) await simulator.stop();
      isPlugged = false;
    };
    return {
      config: { id: 'a4', kind: 'printer', driver: 'ipp', options: { uri: simulator.uri } },
      missing: 'offline',
      second: 'online',
      unplug,
      plug: async () => {
        simulator = await startIppPrinterSimulator(machine);
        isPlugged = true;
      },
      stop: async () => {
        await unplug();
        await dir.remove();
      },
      use: async ({ registry }) => {
        const before = simulator.sheets().length;
        await printPage(registry.capability('a4', 'printer'));
        await until('the sheet', () => simulator.sheets().length > before);
        expect(simulator.sheets()).toHaveLength(before + 1);
      },
      ask: (registry) => registry.capability('a4', 'printer').identify(),
    };
  },
  { variant: 'the simulator' },
);
