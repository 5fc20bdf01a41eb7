import { createIppPrinter, systemClock } from '@hallway/device-drivers';
import type { DeclaredPrinterProfile } from '@hallway/device-drivers';

/** What probing would write of a queue of CUPS whose printer an SNMP agent counts for. */
export async function queueProfile(uri: string): Promise<DeclaredPrinterProfile> {
  const { model } = await createIppPrinter({ uri }, systemClock).identify();
  return {
    model: model ?? '',
    provenance: 'probed',
    countsImpressions: false,
    hasLifeCounter: true,
    brokenUpload: 'discards',
  };
}
