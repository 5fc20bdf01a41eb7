import { startDaemon, until } from './daemon.ts';
import type { DnsSd } from './dns-sd.ts';

export interface Announcement {
  /** Says goodbye to who listens. */
  withdraw(): Promise<void>;
}

/** Lets avahi announce an IPP printer that listens on `port` of this machine and cannot do it itself. */
export async function announceIppPrinter(
  dnsSd: DnsSd,
  printer: { name: string; port: number; printerUuid: string },
): Promise<Announcement> {
  const { name, port, printerUuid } = printer;
  const txt = ['rp=ipp/print', `UUID=${printerUuid.replace('urn:uuid:', '')}`];
  const daemon = startDaemon(
    'avahi-publish',
    ['--service', name, '_ipp._tcp', String(port), ...txt],
    { env: dnsSd.env },
  );
  await until('avahi announces the printer', () => daemon.output().includes('Established'));
  return { withdraw: () => daemon.stop() };
}
