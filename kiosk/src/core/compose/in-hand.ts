import type { Devices } from '../devices/index.ts';
import type { Printing } from '../printing/index.ts';
import type { Maintenance } from '../technician/index.ts';

export interface HandsOf {
  certificatePrinter: string;
  devices: Devices;
  printing: Printing;
  maintenance: Maintenance;
}

/** What these say of themselves while they have a sheet or a receipt. */
const sayBusy: ReadonlySet<string> = new Set(['receipt-printer', 'stamp']);

/**
 * Whether a device has something in hand that must come to its end: a test, or a job. Of the certificate printer the
 * journal knows; a job in doubt is at rest and waits for people, not for the printer.
 */
export function hasInHand(device: string, rooms: HandsOf): boolean {
  const { certificatePrinter, devices, printing, maintenance } = rooms;
  if (maintenance.isTesting(device)) return true;
  if (device === certificatePrinter) return hasJob(printing);
  const health = devices.health().find(({ deviceId }) => deviceId === device);
  return health !== undefined && sayBusy.has(health.kind) && health.lifecycle === 'busy';
}

function hasJob(printing: Printing): boolean {
  try {
    return printing.open().some(({ form, phase }) => form === 'a4' && phase !== 'ambiguous');
  } catch {
    // A journal that cannot be read may have a job in it.
    return true;
  }
}
