import { createIppPrinter, systemClock } from '@hallway/device-drivers';
import { startIppPrinterSimulator } from '@hallway/device-drivers/sim';
import { expect, test } from 'vitest';
import type { PrinterPort } from '../../../../kiosk/src/core/devices/printer-port.ts';
import {
  createPrinting,
  jobName,
  type Printing,
} from '../../../../kiosk/src/core/printing/index.ts';
import { startTcpProxy } from '../../../peers/tcp-proxy.ts';
import {
  intend,
  openKioskStore,
  openOutbox,
  outboxEvents,
  quickLimits,
  temporaryDir,
  untilRest,
} from './support.ts';

/** Uniform numbers in [0, 1) from a seed (mulberry32), so that a failing run can be run again. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The driver, with no patience for uploads that hang. */
function impatientPrinter(uri: string): PrinterPort {
  const real = createIppPrinter({ uri, timeoutMs: 300 }, systemClock);
  return {
    identify: () => real.identify(),
    validate: (job) => real.validate(job),
    createJob: (job) => real.createJob(job),
    sendDocument: (ref, pdf) => real.sendDocument(ref, pdf, { timeoutMs: 600 }),
    job: (ref) => real.job(ref),
    jobs: (which) => real.jobs(which),
    cancel: (ref) => real.cancel(ref),
  };
}

const runs = process.env['HALLWAY_LONG'] ? 300 : 12;
const seeds = Array.from({ length: runs }, (_, i) => 20_261_122 + i);

/** Everything a hallway does to a printer, at random, and then it is mended. */
async function live(seed: number) {
  const random = randomFrom(seed);
  const below = (n: number) => Math.floor(random() * n);
  const home = temporaryDir();
  const simulator = await startIppPrinterSimulator({ dir: `${home.dir}/printer`, msPerPage: 25 });
  const { port, pathname } = new URL(simulator.uri.replace('ipp:', 'http:'));
  const cable = await startTcpProxy({ port: Number(port) });
  const uri = `ipp://127.0.0.1:${cable.port}${pathname}`;
  const store = openKioskStore(`${home.dir}/kiosk`);
  const sheets = 1 + below(5);
  const issueId = intend(store, { pages: sheets });

  const start = async (): Promise<Printing> => {
    const printing = createPrinting({
      store,
      outbox: openOutbox(store),
      printer: impatientPrinter(uri),
      clock: systemClock,
      limits: quickLimits,
    });
    await printing.recover();
    return printing;
  };

  let printing = await start();
  const deeds: (() => unknown)[] = [
    () => simulator.setFault('media-jam', random() < 0.5),
    () => simulator.setFault('cover-open', random() < 0.5),
    () => simulator.loadPaper(below(3)),
    () => cable.fault({ type: 'drop-reply' }, below(3)),
    () => cable.fault({ type: 'silence' }, below(3)),
    () => cable.fault({ type: 'cut-upload', afterOctets: 200 + below(400) }, below(3)),
    () => cable.fault({ type: 'none' }),
    () => cable.fault({ type: 'none' }),
    () => (random() < 0.3 ? simulator.powerCycle() : undefined),
    () => (random() < 0.2 ? void printing.giveUp(issueId) : undefined),
    async () => {
      await printing.stop();
      printing = await start();
    },
  ];
  for (let i = 0; i < 10; i += 1) {
    await deeds[below(deeds.length)]?.();
    await systemClock.sleep(10 + below(60), new AbortController().signal);
  }
  cable.fault({ type: 'none' });
  simulator.setFault('media-jam', false);
  simulator.setFault('cover-open', false);
  simulator.loadPaper(99);
  const { phase } = await untilRest(printing, issueId);
  // Whatever the printer still holds would come out now.
  await systemClock.sleep(200, new AbortController().signal);

  const name = jobName({ issueId, attempt: 1 });
  const paper = simulator.sheets().filter((sheet) => sheet.jobName === name);
  const told = outboxEvents(store).map(({ type }) => type);
  await printing.stop();
  store.close();
  await cable.stop();
  await simulator.stop();
  home.remove();
  return { phase, sheets, paper, told };
}

test.concurrent.each(seeds)('seed %i: never two sets, never a false word', async (seed) => {
  const { phase, sheets, paper, told } = await live(seed);
  expect(new Set(paper.map(({ jobUuid }) => jobUuid)).size).toBeLessThanOrEqual(1);
  expect(paper.length).toBeLessThanOrEqual(sheets);
  expect(told).toHaveLength(1);
  if (phase === 'delivered') expect(paper).toHaveLength(sheets);
  if (phase === 'voided') expect(paper).toHaveLength(0);
});
