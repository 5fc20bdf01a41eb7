import type { DeviceConfig, IppPrinter } from '@hallway/device-drivers';
import { createIppPrinter, systemClock } from '@hallway/device-drivers';
import { until } from '../../../../../peers/daemon.ts';
import { startTcpProxy, type TcpProxy } from '../../../../../peers/tcp-proxy.ts';
import type { LoggedSheet } from '../../lives/fate.ts';

/** What a hand does to a printer or to its cable. */
export type Deed =
  /** Every answer is lost from now on. */
  | 'cut-cable'
  /** The next document breaks off in its middle. */
  | 'cut-document'
  | 'mend-cable'
  | 'take-paper'
  | 'leave-one-sheet'
  | 'take-toner'
  /** Of a roll, so much is left that a slip breaks off in its middle. */
  | 'leave-half-a-slip'
  /** The printer takes no more octets. */
  | 'stop-reading'
  | 'read-again';

/** A printer before which a kiosk's printing dies. */
export interface Place {
  device: DeviceConfig;
  sheets(): readonly LoggedSheet[];
  /** How much of a slip came out; absent where sheets are printed, which come out whole. */
  paperOf?(issueId: string): 'nothing' | 'part' | 'whole';
  /** Resolves when nothing more comes out by itself; a job may wait for its document. */
  untilStill(): Promise<void>;
  /** Takes back jobs that wait for a document which nobody will send any more. */
  takeBackEmpty(): Promise<void>;
  /** What it cannot do here it leaves; a way that needs it would lead nowhere, which its test sees. */
  do(deed: Deed): Promise<void>;
  /** Makes everything whole. */
  mend(): Promise<void>;
  close(): Promise<void>;
}

/** Far longer than any document takes here: what does not end is stuck, not slow. */
const REST_MS = 60_000;
/** Of a document in the middle. */
const HALF = 50_000;

/** The cable to an IPP printer that listens at `uri`. */
export async function cableTo(uri: string): Promise<TcpProxy & { uri: string }> {
  const address = new URL(uri.replace('ipp:', 'http:'));
  const cable = await startTcpProxy({ port: Number(address.port) });
  return { ...cable, uri: `ipp://localhost:${cable.port}${address.pathname}` };
}

export function doToCable(cable: TcpProxy, deed: Deed): void {
  if (deed === 'cut-cable') cable.fault({ type: 'drop-reply' });
  if (deed === 'cut-document') cable.fault({ type: 'cut-upload', afterOctets: HALF });
  if (deed === 'mend-cable') cable.fault({ type: 'none' });
}

/**
 * How what speaks IPP is waited for and cleaned up.
 *
 * @param uris past the cable, the nearest first
 */
export function overIpp(uris: readonly string[]): Pick<Place, 'untilStill' | 'takeBackEmpty'> {
  const printers = uris.map((uri) => createIppPrinter({ uri, timeoutMs: 5_000 }, systemClock));
  return {
    untilStill: () => untilStill(printers),
    takeBackEmpty: () => takeBackEmpty(printers),
  };
}

async function untilStill(printers: readonly IppPrinter[]): Promise<void> {
  for (const printer of printers) {
    const isStill = async (): Promise<boolean> => {
      const open = await printer.jobs('not-completed');
      const { state } = await printer.identify();
      return state === 'idle' && open.every((job) => job.state === 'pending-held');
    };
    await until('the printer is still', isStill, REST_MS);
  }
}

async function takeBackEmpty(printers: readonly IppPrinter[]): Promise<void> {
  for (const printer of printers) {
    const { printerUuid } = await printer.identify();
    for (const job of await printer.jobs('not-completed')) {
      await printer.cancel({ ...job, printerUuid });
    }
  }
}
