import type { DeclaredPrinterProfile } from '@hallway/device-drivers';
import { afterAll, beforeAll } from 'vitest';
import { startCupsd } from '../../../peers/cupsd.ts';
import type { Cupsd } from '../../../peers/cupsd.ts';
import { until } from '../../../peers/daemon.ts';
import { startIppEvePrinter } from '../../../peers/ippeveprinter.ts';
import type { IppEvePrinter } from '../../../peers/ippeveprinter.ts';
import { queueProfile } from '../../support/queue-profile.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { describeDeviceContract } from '../device-contract.ts';
import { printPage } from './print-page.ts';

let dir: Awaited<ReturnType<typeof tempDir>>;
let eve: IppEvePrinter;
let cups: Cupsd;
let profile: DeclaredPrinterProfile;
/** One for all tests, which take turns: each leaves it running. */
let isUp = true;

beforeAll(async () => {
  dir = await tempDir();
  eve = await startIppEvePrinter({ dir: dir.path, pagesPerMinute: 3_000 });
  cups = await startCupsd({ deviceUri: eve.uri, dirtyCleanInterval: 0 });
  profile = await queueProfile(cups.uri);
}, 300_000);

afterAll(async () => {
  await cups.stop();
  await eve.stop();
  await dir.remove();
});

const plug = async (): Promise<void> => {
  if (!isUp) await cups.restart();
  isUp = true;
};

describeDeviceContract(
  'cups',
  () =>
    Promise.resolve({
      config: { id: 'a4', kind: 'printer', driver: 'cups', options: { uri: cups.uri, profile } },
      missing: 'offline',
      second: 'online',
      unplug: async () => {
        isUp = false;
        await cups.kill9();
      },
      plug,
      stop: plug,
      use: async ({ registry }) => {
        const before = eve.sheets().length;
        const printer = registry.capability('a4', 'printer');
        const ref = await printPage(printer);
        await until('the sheet', () => eve.sheets().length > before, 30_000);
        await until('the queue is free', async () => {
          return (await printer.job(ref))?.state === 'completed';
        });
        await printer.identify();
      },
      ask: (registry) => registry.capability('a4', 'printer').identify(),
    }),
  { inTurn: true },
);
