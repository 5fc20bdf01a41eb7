import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startIppPrinterSimulator } from '@hallway/device-drivers/sim';
import { describePrinterContract } from './ipp-printer-contract.ts';

describePrinterContract('the simulator', {
  printsHalves: false,
  holds: true,
  start: async () => {
    const dir = await mkdtemp(join(tmpdir(), 'hallway-printer-'));
    const simulator = await startIppPrinterSimulator({ dir, msPerPage: 20, queueLimit: 1 });
    return {
      uri: simulator.uri,
      sheets: () => simulator.sheets(),
      loadPaper: (sheets) => simulator.loadPaper(sheets),
      jam: (present) => simulator.setFault('media-jam', present),
      powerCycle: () => simulator.powerCycle(),
      stop: async () => {
        await simulator.stop();
        await rm(dir, { recursive: true });
      },
    };
  },
});
