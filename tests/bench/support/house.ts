import { mkdtemp, rm } from 'node:fs/promises';
import { openSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCardReaderSimulator, startIppPrinterSimulator } from '@hallway/device-drivers/sim';
import type { CardReaderSimulator, IppPrinterSimulator } from '@hallway/device-drivers/sim';
import { startCentral } from '../../../scripts/house/central.ts';
import {
  demoCardFormat,
  demoPrinter,
  demoReader,
  startKioskHost,
  writeKioskConfig,
} from '../../../scripts/house/kiosk.ts';
import { admitToSeal, makePairingCode } from '../../../scripts/house/pairing.ts';
import { openBrowser } from '../../../scripts/journey/browser.ts';
import type { TestBrowser } from '../../../scripts/journey/browser.ts';
import { Views } from '../../../scripts/journey/views.ts';
import { Walk } from '../../../scripts/journey/walk.ts';

export interface BenchHouse extends AsyncDisposable {
  reader: CardReaderSimulator;
  printer: IppPrinterSimulator;
  browser: TestBrowser;
  views: Views;
  walk: Walk;
  /** Milliseconds from the start of the shell until the attract screen could be used. */
  attractMs: number;
  /** Milliseconds from the start of the browser's first load until then. */
  loadMs: number;
}

/** One kiosk in service: central, card reader, printer (20 ms a page) and a browser on its page. */
export async function openBenchHouse(camera: string | null = null): Promise<BenchHouse> {
  const work = await mkdtemp(join(tmpdir(), 'hallway-bench-'));
  const house = new AsyncDisposableStack();
  house.defer(() => rm(work, { recursive: true, force: true }));
  const log = openSync(join(work, 'central.log'), 'w');
  const central = await startCentral({
    dataDir: join(work, 'central'),
    port: 0,
    logFile: log,
  });
  house.defer(() => central.stop());
  const reader = await startCardReaderSimulator({ format: demoCardFormat });
  house.defer(() => reader.stop());
  const printer = await startIppPrinterSimulator({ dir: join(work, 'printer'), msPerPage: 20 });
  house.defer(() => printer.stop());
  const configFile = writeKioskConfig({
    kioskId: 'K01',
    dataDir: join(work, 'kiosk'),
    centralOrigin: central.origin,
    pairingCode: await makePairingCode(central.origin, 'K01'),
    devices: [demoReader(reader.path), demoPrinter(printer.uri)],
  });
  // Paired and in service once, so that what is measured is a kiosk's ordinary start.
  const [first] = await Promise.all([
    openPage(configFile, null),
    admitToSeal(central.origin, 'K01'),
  ]);
  await first.close();
  const page = await openPage(configFile, camera);
  house.defer(() => page.close());
  return { reader, printer, ...page, [Symbol.asyncDispose]: () => house.disposeAsync() };
}

async function openPage(configFile: string, camera: string | null) {
  const started = performance.now();
  const host = await startKioskHost(configFile);
  const browser = await openBrowser(camera);
  const views = new Views(browser.page);
  const loading = performance.now();
  await browser.page.goto(host.url);
  await views.until(
    ({ screen }) =>
      screen.name === 'attract' &&
      screen.services.some(({ service, available }) => service === 'certificates' && available),
    60_000,
  );
  const shown = performance.now();
  return {
    browser,
    views,
    walk: new Walk(browser.page, views),
    attractMs: Math.round(shown - started),
    loadMs: Math.round(shown - loading),
    close: async () => {
      await browser.close();
      await host.stop();
    },
  };
}
