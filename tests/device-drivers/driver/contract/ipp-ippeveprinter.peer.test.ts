import { afterAll, beforeAll } from 'vitest';
import { until } from '../../../peers/daemon.ts';
import { startIppEvePrinter } from '../../../peers/ippeveprinter.ts';
import type { IppEvePrinter } from '../../../peers/ippeveprinter.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { describeDeviceContract } from '../device-contract.ts';
import { printPage } from './print-page.ts';

let dir: Awaited<ReturnType<typeof tempDir>>;
let eve: IppEvePrinter;
/** One for all tests, which take turns: each leaves it plugged in. */
let isPlugged = true;

beforeAll(async () => {
  dir = await tempDir();
  eve = await startIppEvePrinter({ dir: dir.path, pagesPerMinute: 3_000 });
}, 300_000);

afterAll(async () => {
  await eve.stop();
  await dir.remove();
});

const plug = async (): Promise<void> => {
  if (!isPlugged) await eve.restart();
  isPlugged = true;
};

describeDeviceContract(
  'ipp',
  () =>
    Promise.resolve({
      config: { id: 'a4', kind: 'printer', driver: 'ipp', options: { uri: eve.uri } },
      missing: 'offline',
      second: 'online',
      unplug: async () => {
        isPlugged = false;
        await eve.kill9();
      },
      plug,
      stop: plug,
      use: async ({ registry }) => {
        const before = eve.sheets().length;
        await printPage(registry.capability('a4', 'printer'));
        await until('the sheet', () => eve.sheets().length > before);
      },
      ask: (registry) => registry.capability('a4', 'printer').identify(),
    }),
  { variant: 'ippeveprinter', inTurn: true },
);
