import { openSync } from 'node:fs';
import { join } from 'node:path';
import { startCardReaderSimulator, type CardReaderSimulator } from '@hallway/device-drivers/sim';
import { startCentral } from '../house/central.ts';
import {
  demoCardFormat,
  demoPrinter,
  demoReader,
  startKioskHost,
  writeKioskConfig,
} from '../house/kiosk.ts';
import { admitToSeal, makePairingCode } from '../house/pairing.ts';
import { openBrowser } from './browser.ts';
import type { JourneyOptions } from './options.ts';
import { openPrinter, type JourneyPrinter } from './printer.ts';
import { openRoll, type JourneyRoll } from './roll.ts';
import { Views } from './views.ts';
import { Walk } from './walk.ts';

const KIOSK = 'K01';

export interface HallOptions extends Pick<JourneyOptions, 'printer' | 'profile'> {
  /** Folder for all that the programs write; the caller removes it. */
  work: string;
  /** File that takes central's log. */
  centralLog: string;
}

/** A hall of one kiosk: everything in it is the real program on a real transport. */
export interface Hall {
  /** Where central answers, also after a pause. */
  origin: string;
  printer: JourneyPrinter;
  roll: JourneyRoll;
  reader: CardReaderSimulator;
  pauseCentral(): Promise<void>;
  resumeCentral(): Promise<void>;
  /** Starts the kiosk with one browser, whose camera shows `camera`, and waits until it is in service. */
  openSession(camera: string | null): Promise<Session>;
  close(): Promise<void>;
}

/** A kiosk in service, and the hands at it. */
export interface Session {
  walk: Walk;
  views: Views;
  /** Ends kiosk and browser. Throws what the page complained of on its console. */
  close(): Promise<void>;
}

/** Starts central, the printer and the reader, and writes what a kiosk needs to join them. */
export async function openHall(options: HallOptions): Promise<Hall> {
  await using opening = new AsyncDisposableStack();
  const centralOptions = {
    dataDir: join(options.work, 'central'),
    logFile: openSync(options.centralLog, 'w'),
  };
  let central = await startCentral({ ...centralOptions, port: 0 });
  opening.defer(() => central.stop());
  const { origin, port } = central;
  const printer = await openPrinter(options.printer, join(options.work, 'printer'));
  opening.defer(() => printer.stop());
  const roll = await openRoll(join(options.work, 'roll'));
  opening.defer(() => roll.stop());
  const reader = await startCardReaderSimulator({ format: demoCardFormat });
  opening.defer(() => reader.stop());
  const configFile = writeKioskConfig({
    kioskId: KIOSK,
    dataDir: join(options.work, 'kiosk'),
    centralOrigin: origin,
    pairingCode: await makePairingCode(origin, KIOSK),
    devices: [demoReader(reader.path), demoPrinter(printer.uri, options.profile), roll.device],
    receiptPrinter: roll.device.id,
  });
  const giveUp = new AbortController();
  const admitted = admitToSeal(origin, KIOSK, giveUp.signal).catch((error: unknown) => {
    // Without it no certificate comes out, and nobody would know why.
    if (!giveUp.signal.aborted) console.error(error);
  });
  opening.defer(async () => {
    giveUp.abort();
    await admitted;
  });
  const open = opening.move();
  return {
    origin,
    printer,
    roll,
    reader,
    pauseCentral: () => central.stop(),
    async resumeCentral() {
      central = await startCentral({ ...centralOptions, port });
    },
    openSession: (camera) => openSession(configFile, camera),
    close: () => open.disposeAsync(),
  };
}

async function openSession(configFile: string, camera: string | null): Promise<Session> {
  await using opening = new AsyncDisposableStack();
  const host = await startKioskHost(configFile);
  opening.defer(() => host.stop());
  const browser = await openBrowser(camera);
  opening.defer(() => browser.close());
  const views = new Views(browser.page);
  await browser.page.goto(host.url);
  await untilInService(views);
  const open = opening.move();
  return {
    walk: new Walk(browser.page, views),
    views,
    async close() {
      await open.disposeAsync();
      if (browser.complaints.length > 0)
        throw new Error(`The page complained: ${browser.complaints.join('; ')}`);
    },
  };
}

/** Paired, with people, seal and numbers. */
async function untilInService(views: Views): Promise<void> {
  await views.until(
    ({ screen, offlineSince }) =>
      offlineSince === null &&
      screen.name === 'attract' &&
      screen.services.some((entry) => entry.service === 'certificates' && entry.available),
    60_000,
  );
}
