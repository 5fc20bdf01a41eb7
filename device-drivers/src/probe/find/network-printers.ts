import { listIppPrinters } from '../../discovery/ipp-printers.ts';
import type { AnnouncedPrinter, DiscoveryOptions } from '../../discovery/ipp-printers.ts';
import { DeviceError } from '../../error.ts';
import type { Found, Search } from './found.ts';

/** Printers that announce themselves by multicast DNS. */
export async function findNetworkPrinters(options: DiscoveryOptions): Promise<Search> {
  try {
    const printers = await listIppPrinters(options);
    return { found: printers.map(printerDeclaration), failed: null };
  } catch (error) {
    if (!(error instanceof DeviceError)) throw error;
    const failed = {
      zh: `没有找网络打印机（${error.code}）`,
      en: `Network printers were not looked for: ${error.message}`,
    };
    return { found: [], failed };
  }
}

/** Found by its uuid, it needs no address: it is looked for wherever it is. */
function printerDeclaration(
  { name, uri, printerUuid, txt }: AnnouncedPrinter,
  index: number,
): Found {
  const model = txt['ty'] ?? name;
  return {
    about: {
      zh: `网络打印机：${model}（${uri}）。请用 npm run probe -- printer --uri ${uri} 探测`,
      en: `Network printer: ${model} (${uri}). Probe it: npm run probe -- printer --uri ${uri}`,
    },
    declaration: {
      id: index === 0 ? 'a4' : `a4-${index + 1}`,
      kind: 'printer',
      driver: 'ipp',
      options: { uri, ...(printerUuid !== null && { printerUuid }) },
    },
    missing: ['options.profile'],
  };
}
