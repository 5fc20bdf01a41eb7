import { queueProfile } from '../../../../../device-drivers/support/queue-profile.ts';
import { startCupsd } from '../../../../../peers/cupsd.ts';
import { startIppEvePrinter } from '../../../../../peers/ippeveprinter.ts';
import { startSnmpd } from '../../../../../peers/snmpd.ts';
import { cableTo, doToCable, overIpp, type Place } from './place.ts';

/** The spooler of CUPS before an ippeveprinter, whose sheets an SNMP agent counts: the only number to be believed. */
export async function openCupsd(dir: string, name: string): Promise<Place> {
  // Slow enough to be canceled before its last sheet.
  const eve = await startIppEvePrinter({ dir, name, pagesPerMinute: 120 });
  const cups = await startCupsd({ deviceUri: eve.uri, dirtyCleanInterval: 0 });
  const snmpd = await startSnmpd({ dir, paperLog: eve.paperLog, before: 9, unit: 7 });
  const cable = await cableTo(cups.uri);
  const profile = await queueProfile(cups.uri);
  const snmp = { host: '127.0.0.1', port: snmpd.port, community: snmpd.community };
  return {
    device: {
      id: 'a4',
      kind: 'printer',
      driver: 'cups',
      options: { uri: cable.uri, snmp, profile },
    },
    ...overIpp([cups.uri, eve.uri]),
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
      await snmpd.stop();
      await cups.stop();
      await eve.stop();
    },
  };
}
