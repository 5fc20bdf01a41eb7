import { startIppPrinterSimulator } from '@hallway/device-drivers/sim';
import { cableTo, doToCable, overIpp, type Place } from './place.ts';

/** Our own simulator, which counts impressions and has a life counter. */
export async function openSimulator(dir: string): Promise<Place> {
  const simulator = await startIppPrinterSimulator({ dir, msPerPage: 30 });
  const cable = await cableTo(simulator.uri);
  return {
    device: { id: 'a4', kind: 'printer', driver: 'ipp', options: { uri: cable.uri } },
    ...overIpp([simulator.uri]),
    sheets: () => simulator.sheets(),
    async do(deed) {
      doToCable(cable, deed);
      if (deed === 'take-paper') simulator.loadPaper(0);
      if (deed === 'take-toner') simulator.setToner(0);
      if (deed === 'leave-one-sheet') simulator.loadPaper(1);
    },
    async mend() {
      doToCable(cable, 'mend-cable');
      simulator.loadPaper(99);
      simulator.setToner(100);
    },
    async close() {
      await cable.stop();
      await simulator.stop();
    },
  };
}
