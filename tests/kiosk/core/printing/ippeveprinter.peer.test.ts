import { createIppPrinter, systemClock } from '@hallway/device-drivers';
import { afterAll, beforeAll, beforeEach, describe, expect, test, afterEach } from 'vitest';
import type { PrinterPort } from '../../../../kiosk/src/core/devices/printer-port.ts';
import {
  createPrinting,
  jobName,
  type Printing,
  type PrintingDeps,
} from '../../../../kiosk/src/core/printing/index.ts';
import type { Store } from '../../../../kiosk/src/core/store/index.ts';
import { startIppEvePrinter, type IppEvePrinter } from '../../../peers/ippeveprinter.ts';
import { fault } from '../../../faults/faults.ts';
import { cableTo } from './kill/places/place.ts';
import { port } from './stand.ts';
import {
  intend,
  openKioskStore,
  openOutbox,
  quickLimits,
  somePdf,
  temporaryDir,
  until,
  untilRest,
} from './support.ts';

let home: ReturnType<typeof temporaryDir>;
let printer: IppEvePrinter;
let store: Store;
let printings: Printing[];

beforeAll(async () => {
  home = temporaryDir();
  printer = await startIppEvePrinter({ dir: `${home.dir}/printer` });
});

afterAll(async () => {
  await printer.stop();
  home.remove();
});

beforeEach(() => {
  store = openKioskStore(`${home.dir}/kiosk-${Math.random()}`);
  printings = [];
});

afterEach(async () => {
  await Promise.all(printings.map((printing) => printing.stop()));
  store.close();
});

const driver = (uri = printer.uri): PrinterPort =>
  createIppPrinter({ uri, timeoutMs: 2_000 }, systemClock);

/** The last sheet goes while the document is on its way. */
const stalling = (real: PrinterPort): PrinterPort =>
  port(real, {
    sendDocument: async (ref, pdf) => {
      await printer.loadPaper(0);
      await real.sendDocument(ref, pdf);
    },
  });

function openPrinting(uri = printer.uri, given: Partial<PrintingDeps> = {}): Printing {
  const printing = createPrinting({
    store,
    outbox: openOutbox(store),
    printer: driver(uri),
    clock: systemClock,
    limits: quickLimits,
    ...given,
  });
  printings.push(printing);
  return printing;
}

function sheetsOf(issueId: string): number {
  const name = jobName({ issueId, attempt: 1 });
  return printer.sheets().filter((sheet) => sheet.jobName === name).length;
}

describe('against ippeveprinter, which we did not write', () => {
  test('two copies come out once and are proven by two sources', async () => {
    const printing = openPrinting();
    const issueId = intend(store, { pages: 2, copies: 2 });
    printing.start(issueId);
    const rest = await untilRest(printing, issueId);
    expect(rest).toMatchObject({ phase: 'delivered', sheetsOut: 4 });
    expect(rest.evidence.map(({ source }) => source)).toEqual(['job-state', 'impressions']);
    expect(sheetsOf(issueId)).toBe(4);
  });

  test('its one job at a time is waited for', async () => {
    const [first, second] = [openPrinting(), openPrinting()];
    const ids = [intend(store, { pages: 3 }), intend(store)] as const;
    first.start(ids[0]);
    second.start(ids[1]);
    const rests = await Promise.all([untilRest(first, ids[0]), untilRest(second, ids[1])]);
    expect(rests.map(({ phase }) => phase)).toEqual(['delivered', 'delivered']);
    expect(ids.map(sheetsOf)).toEqual([3, 1]);
  });

  test('out of paper: attention, then it goes on by itself, one set', async () => {
    const printing = openPrinting(printer.uri, {
      printer: stalling(driver()),
    });
    const issueId = intend(store, { pages: 2 });
    printing.start(issueId);
    const attention = await until(printing, issueId, ({ phase }) => phase === 'attention');
    expect(attention.reasons).toContain('media-needed');
    expect(sheetsOf(issueId)).toBe(0);
    await printer.loadPaper(250);
    expect(await untilRest(printing, issueId)).toMatchObject({ phase: 'delivered' });
    expect(sheetsOf(issueId)).toBe(2);
  });

  test(fault(11), async () => {
    const printing = openPrinting();
    const issueId = intend(store, { pages: 4 });
    printing.start(issueId);
    await until(printing, issueId, ({ sheetsOut }) => sheetsOut > 0);
    printer.jam(true);
    const attention = await until(printing, issueId, ({ phase }) => phase === 'attention');
    expect(attention.reasons).toEqual(['media-jam']);
    printer.jam(false);
    expect(await untilRest(printing, issueId)).toMatchObject({ phase: 'delivered' });
    expect(sheetsOf(issueId)).toBe(4);
  });

  test('giving up in the middle proves nothing: the person is asked', async () => {
    const printing = openPrinting();
    const issueId = intend(store, { pages: 6 });
    printing.start(issueId);
    await until(printing, issueId, ({ sheetsOut }) => sheetsOut > 0);
    await printing.giveUp(issueId);
    expect(printing.state(issueId)).toMatchObject({ phase: 'ambiguous' });
  });

  test(fault(4), async () => {
    const cable = await cableTo(printer.uri);
    const printing = openPrinting(cable.uri);
    const issueId = intend(store, { pdf: somePdf(1, 400_000) });
    cable.fault({ type: 'cut-upload', afterOctets: 200_000 });
    printing.start(issueId);
    expect(await untilRest(printing, issueId)).toMatchObject({
      phase: 'ambiguous',
      reasons: ['upload-cut'],
    });
    expect(sheetsOf(issueId)).toBeLessThanOrEqual(1);
    await cable.stop();
  });

  test(fault(6), async () => {
    const printing = openPrinting();
    const issueId = intend(store, { pages: 9 });
    printing.start(issueId);
    await until(printing, issueId, ({ sheetsOut }) => sheetsOut >= 2);
    await printer.kill9();
    await printer.restart();
    expect(await untilRest(printing, issueId)).toMatchObject({ phase: 'ambiguous' });
    const next = intend(store);
    printing.start(next);
    expect(await untilRest(printing, next)).toMatchObject({ phase: 'delivered', sheetsOut: 1 });
    expect(sheetsOf(next)).toBe(1);
  });

  test('power-cycled between two jobs: both come out, though both are job 1', async () => {
    const printing = openPrinting();
    await printer.restart();
    const first = intend(store);
    printing.start(first);
    expect(await untilRest(printing, first)).toMatchObject({ phase: 'delivered' });
    await printer.kill9();
    await printer.restart();
    const second = intend(store);
    printing.start(second);
    expect(await untilRest(printing, second)).toMatchObject({ phase: 'delivered' });
    expect([first, second].map(sheetsOf)).toEqual([1, 1]);
    const ids = printer.sheets().slice(-2);
    expect(ids.map(({ jobId }) => jobId)).toEqual([1, 1]);
  });

  test('nothing came out, somebody says, while it is out of reach and out of paper: the job is taken back', async () => {
    const cable = await cableTo(printer.uri);
    const printing = openPrinting(cable.uri, { printer: stalling(driver(cable.uri)) });
    const issueId = intend(store, { pages: 2 });
    printing.start(issueId);
    await until(printing, issueId, ({ phase }) => phase === 'attention');
    cable.fault({ type: 'drop-reply' });
    expect(await untilRest(printing, issueId)).toMatchObject({ reasons: ['printer-unreachable'] });
    printing.answer(issueId, false);
    expect(printing.state(issueId)).toMatchObject({ phase: 'voided' });
    cable.fault({ type: 'none' });
    const name = jobName({ issueId, attempt: 1 });
    // This printer says so only when it has paper again.
    const stateOf = async () => (await driver().jobs('completed')).find((job) => job.name === name);
    await expect
      .poll(async () => (await driver().jobs('not-completed'))[0]?.reasons)
      .toContain('processing-to-stop-point');
    await printer.loadPaper(250);
    await expect.poll(async () => (await stateOf())?.state, { timeout: 20_000 }).toBe('canceled');
    await cable.stop();
  });
});
