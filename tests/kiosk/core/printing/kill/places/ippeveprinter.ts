import { startIppEvePrinter } from '../../../../../peers/ippeveprinter.ts';
import { cableTo, doToCable, overIpp, type Place } from './place.ts';

/** ippeveprinter, which takes one job at a time, counts impressions and has no life counter. */
export async function openIppEvePrinter(dir: string, name: string): Promise<Place> {
  const eve = await startIppEvePrinter({ dir, name, pagesPerMinute: 1200 });
  const cable = await cableTo(eve.uri);
  return {
    device: { id: 'a4', kind: 'printer', driver: 'ipp', options: { uri: cable.uri } },
    ...overIpp([eve.uri]),
    sheets: () => eve.sheets(),
    async do(deed) {
      doToCable(cable, deed);
      if (deed === 'take-paper') await eve.loadPaper(0);
    },
    async mend() {
      doToCable(cable, 'mend-cable');
      await eve.loadPaper(250);
    },
    async close() {
      await cable.stop();
      await eve.stop();
    },
  };
}
