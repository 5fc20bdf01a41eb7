import { DeviceError, systemClock } from '@hallway/device-drivers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PrinterPort } from '../../../../kiosk/src/core/devices/printer-port.ts';
import {
  createJournal,
  jobName,
  type JobProgress,
} from '../../../../kiosk/src/core/printing/index.ts';
import { startTcpProxy } from '../../../peers/tcp-proxy.ts';
import { openStand, port, type Stand } from './stand.ts';
import {
  intend,
  openOutbox,
  outboxEvents,
  quickLimits,
  somePdf,
  until,
  untilRest,
} from './support.ts';

let stand: Stand;
let simulator: Stand['simulator'];
let store: Stand['store'];
let driver: Stand['driver'];
let openPrinting: Stand['openPrinting'];
let sheetsOf: Stand['sheetsOf'];

beforeEach(async () => {
  stand = await openStand();
  ({ simulator, store, driver, openPrinting, sheetsOf } = stand);
});

afterEach(() => stand.close());

describe('the straight way', () => {
  test('three copies come out, are proven by three sources, and the PDF is gone from the store', async () => {
    const printing = openPrinting();
    const issueId = intend(store, { pages: 2, copies: 3 });
    const seen: JobProgress[] = [];
    printing.on((progress) => seen.push(progress));
    printing.start(issueId);
    const rest = await untilRest(printing, issueId);

    expect(rest).toMatchObject({ phase: 'delivered', sheetsOut: 6, sheets: 6, reasons: [] });
    expect(rest.evidence.map(({ source, sheets }) => [source, sheets])).toEqual([
      ['job-state', null],
      ['impressions', 6],
      ['life-counter', 6],
    ]);
    expect(sheetsOf(issueId)).toBe(6);
    expect(new Set(seen.map(({ phase }) => phase))).toEqual(
      new Set(['sending', 'printing', 'delivered']),
    );
    expect(outboxEvents(store)).toMatchObject([
      { type: 'issue.delivered', body: { issueId, attempt: 1, sheets: 6 } },
    ]);
    expect(store.db.prepare('SELECT count(*) FROM print_document').pluck().get()).toBe(0);
    expect(printing.open()).toEqual([]);
    expect(printing.lastPrintAt()).toBeGreaterThan(Date.now() - 60_000);
  });

  test('jobs go one after the other', async () => {
    const printing = openPrinting();
    const ids = [intend(store, { pages: 2 }), intend(store), intend(store)];
    ids.forEach((id) => printing.start(id));
    await Promise.all(ids.map((id) => untilRest(printing, id)));
    const order = simulator.sheets().map(({ jobName: name }) => name);
    const names = ids.map((issueId) => jobName({ issueId, attempt: 1 }));
    expect(order).toEqual([names[0], names[0], names[1], names[2]]);
  });

  test('standing in the queue for long is not the silence of the printer', async () => {
    simulator.setFault('cover-open', true);
    const real = driver();
    let away = false;
    const printing = openPrinting({
      limits: { ...quickLimits, unreachableMs: 300 },
      printer: port(real, {
        identify: async () => {
          if (!away) return real.identify();
          away = false;
          throw new DeviceError('offline', 'for the test', { retryable: true });
        },
      }),
    });
    const [first, second] = [intend(store), intend(store)];
    printing.start(first);
    printing.start(second);
    await until(printing, first, ({ phase }) => phase === 'attention');
    await systemClock.sleep(400, new AbortController().signal);
    away = true;
    await printing.giveUp(first);
    simulator.setFault('cover-open', false);
    expect(await untilRest(printing, second)).toMatchObject({ phase: 'delivered' });
  });

  test('a busy printer is waited for', async () => {
    let refusals = 2;
    const real = driver();
    const printing = openPrinting({
      printer: port(driver(), {
        createJob: (job) => {
          refusals -= 1;
          if (refusals < 0) return real.createJob(job);
          return Promise.reject(
            new DeviceError('busy', 'server-error-busy', { retryable: true, effect: 'none' }),
          );
        },
      }),
    });
    const issueId = intend(store);
    printing.start(issueId);
    expect(await untilRest(printing, issueId)).toMatchObject({ phase: 'delivered' });
    expect(sheetsOf(issueId)).toBe(1);
  });
});

describe('somebody must help', () => {
  test('a jam clears and no page comes twice', async () => {
    const printing = openPrinting();
    const issueId = intend(store, { pages: 4 });
    printing.start(issueId);
    await until(printing, issueId, ({ sheetsOut }) => sheetsOut > 0);
    simulator.setFault('media-jam', true);
    const attention = await until(printing, issueId, ({ phase }) => phase === 'attention');
    expect(attention.reasons).toEqual(['media-jam']);
    simulator.setFault('media-jam', false);
    expect(await untilRest(printing, issueId)).toMatchObject({ phase: 'delivered' });
    expect(sheetsOf(issueId)).toBe(4);
  });

  test('no paper before anything was sent: nothing is submitted until there is some', async () => {
    simulator.loadPaper(0);
    const printing = openPrinting();
    const issueId = intend(store);
    printing.start(issueId);
    const attention = await until(printing, issueId, ({ phase }) => phase === 'attention');
    expect(attention.reasons).toEqual(['media-empty']);
    expect(await driver().jobs('all')).toEqual([]);
    simulator.loadPaper(5);
    expect(await untilRest(printing, issueId)).toMatchObject({ phase: 'delivered' });
  });

  test('giving up before anything was sent is clean', async () => {
    simulator.setFault('cover-open', true);
    const printing = openPrinting();
    const issueId = intend(store);
    printing.start(issueId);
    await until(printing, issueId, ({ phase }) => phase === 'attention');
    await printing.giveUp(issueId);
    expect(printing.state(issueId)).toMatchObject({ phase: 'voided', reasons: ['given-up'] });
    expect(outboxEvents(store)).toMatchObject([{ type: 'issue.voided', body: { issueId } }]);
    simulator.setFault('cover-open', false);
    expect(simulator.sheets()).toEqual([]);
  });
});

describe('an upload that does not end', () => {
  function slowUpload() {
    const real = driver();
    const free = Promise.withResolvers<void>();
    const printing = openPrinting({
      printer: port(driver(), {
        sendDocument: async (ref, pdf) => {
          await free.promise;
          await real.sendDocument(ref, pdf);
        },
      }),
    });
    return { printing, free };
  }

  test('a printer that stops meanwhile says so, and goes on', async () => {
    const { printing, free } = slowUpload();
    const issueId = intend(store);
    printing.start(issueId);
    await until(printing, issueId, ({ phase }) => phase === 'sending');
    simulator.setFault('media-jam', true);
    const attention = await until(printing, issueId, ({ phase }) => phase === 'attention');
    expect(attention.reasons).toEqual(['media-jam']);
    simulator.setFault('media-jam', false);
    await until(printing, issueId, ({ phase }) => phase === 'sending');
    free.resolve();
    expect(await untilRest(printing, issueId)).toMatchObject({ phase: 'delivered' });
  });

  test('giving up is heard, and what comes of it is judged by evidence', async () => {
    const { printing, free } = slowUpload();
    const issueId = intend(store);
    printing.start(issueId);
    await until(printing, issueId, ({ phase }) => phase === 'sending');
    await printing.giveUp(issueId);
    free.resolve();
    expect(printing.state(issueId)).toMatchObject({ phase: 'voided', reasons: ['given-up'] });
    await systemClock.sleep(100, new AbortController().signal);
    expect(simulator.sheets()).toEqual([]);
  });
});

describe('the printer goes away', () => {
  test('power-cycled in the middle: ambiguous, never sent again', async () => {
    const printing = openPrinting();
    const issueId = intend(store, { pages: 9 });
    printing.start(issueId);
    await until(printing, issueId, ({ sheetsOut }) => sheetsOut >= 2);
    await simulator.powerCycle();
    const rest = await untilRest(printing, issueId);
    expect(rest.phase).toBe('ambiguous');
    expect(['power-cycle', 'job-vanished']).toContain(rest.reasons[0]);
    expect(rest.evidence.map(({ source }) => source)).toContain('life-counter');
    // The next job gets the same job-id and is not taken for the old one.
    const next = intend(store);
    printing.start(next);
    expect(await untilRest(printing, next)).toMatchObject({ phase: 'delivered', sheetsOut: 1 });
    expect(sheetsOf(issueId)).toBeLessThan(9);
  });

  test('not there at all: waited for, then cleanly failed', async () => {
    const uri = simulator.uri;
    await simulator.stop();
    const printing = openPrinting({ printer: driver(uri) });
    const issueId = intend(store);
    printing.start(issueId);
    const attention = await until(printing, issueId, ({ phase }) => phase === 'attention');
    expect(attention.reasons).toEqual(['connecting-to-device']);
    expect(await untilRest(printing, issueId)).toMatchObject({
      phase: 'voided',
      reasons: ['printer-unreachable'],
    });
  });

  test('silent after the document was sent: ambiguous', async () => {
    const real = driver();
    let cut = false;
    const dead = () =>
      Promise.reject(new DeviceError('offline', 'no route', { retryable: true, effect: 'none' }));
    const printing = openPrinting({
      printer: port(driver(), {
        sendDocument: async (ref, pdf) => {
          await real.sendDocument(ref, pdf);
          cut = true;
        },
        job: (ref) => (cut ? dead() : real.job(ref)),
        identify: () => (cut ? dead() : real.identify()),
      }),
    });
    const issueId = intend(store);
    printing.start(issueId);
    expect(await untilRest(printing, issueId)).toMatchObject({
      phase: 'ambiguous',
      reasons: ['printer-unreachable'],
    });
  });
});

test('a job that an earlier fault left behind can still be given up', async () => {
  const printing = openPrinting();
  const issueId = intend(store);
  await printing.giveUp(issueId);
  expect(printing.state(issueId)).toMatchObject({ phase: 'voided', reasons: ['given-up'] });
  await printing.giveUp(issueId);
  await printing.giveUp('never intended');
  expect(outboxEvents(store)).toHaveLength(1);
});

describe('the wire breaks', () => {
  async function throughCable() {
    const { port: printerPort, pathname } = new URL(simulator.uri.replace('ipp:', 'http:'));
    const cable = await startTcpProxy({ port: Number(printerPort) });
    return { cable, printer: driver(`ipp://127.0.0.1:${cable.port}${pathname}`) };
  }

  test('the answer to Send-Document is lost: never sent again, and never called delivered', async () => {
    const { cable, printer } = await throughCable();
    const sendDocument: PrinterPort['sendDocument'] = async (ref, pdf) => {
      cable.fault({ type: 'drop-reply' }, 1);
      await printer.sendDocument(ref, pdf).finally(() => cable.fault({ type: 'none' }));
    };
    const printing = openPrinting({ printer: port(printer, { sendDocument }) });
    const issueId = intend(store);
    printing.start(issueId);
    const rest = await untilRest(printing, issueId);
    // The cancel may win against the first sheet; only then is it certain that nothing came out.
    expect(rest.phase).toBe(sheetsOf(issueId) === 0 ? 'voided' : 'ambiguous');
    expect(await driver().jobs('all')).toHaveLength(1);
    await cable.stop();
  });

  test('half the document: this printer throws it away, which two counters prove', async () => {
    const { cable, printer } = await throughCable();
    const printing = openPrinting({ printer });
    const issueId = intend(store, { pdf: somePdf(1, 400_000) });
    cable.fault({ type: 'cut-upload', afterOctets: 200_000 });
    printing.start(issueId);
    expect(await untilRest(printing, issueId)).toMatchObject({ phase: 'voided' });
    expect(simulator.sheets()).toEqual([]);
    await cable.stop();
  });
});

describe('a new start of the kiosk', () => {
  test('stop leaves the job where it is; recover follows it to its end', async () => {
    const before = openPrinting();
    const issueId = intend(store, { pages: 6 });
    before.start(issueId);
    await until(before, issueId, ({ sheetsOut }) => sheetsOut >= 1);
    await before.stop();
    const after = openPrinting();
    await after.recover();
    expect(await untilRest(after, issueId)).toMatchObject({ phase: 'delivered', sheetsOut: 6 });
    expect(sheetsOf(issueId)).toBe(6);
  });

  test('what was only intended long ago is not printed for nobody', async () => {
    const issueId = intend(store);
    const late = { ...systemClock, now: () => Date.now() + 3_600_000 };
    const printing = openPrinting({ clock: late });
    await printing.recover();
    expect(await untilRest(printing, issueId)).toMatchObject({
      phase: 'voided',
      reasons: ['expired'],
    });
    expect(simulator.sheets()).toEqual([]);
  });

  test('an empty job from long ago is taken back, so that it does not block the printer', async () => {
    const issueId = intend(store);
    const journal = createJournal({ store, outbox: openOutbox(store), clock: systemClock });
    const intended = journal.read(issueId);
    if (!intended) throw new Error('nothing was intended');
    const printer = { uuid: simulator.printerUuid, upTime: 1, lifeCounter: 0 };
    const creating = journal.record(intended, { type: 'CREATING', printer });
    const ref = await driver().createJob({
      name: jobName(intended),
      user: 'kiosk',
      copies: 1,
      sides: 'one-sided',
      media: 'iso_a4_210x297mm',
      pages: 1,
      format: 'application/pdf',
    });
    journal.record(creating, { type: 'CREATED', job: ref });
    const late = { ...systemClock, now: () => Date.now() + 3_600_000 };
    const printing = openPrinting({ clock: late });
    await printing.recover();
    expect(await untilRest(printing, issueId)).toMatchObject({
      phase: 'voided',
      reasons: ['expired'],
    });
    await expect.poll(() => driver().jobs('not-completed')).toEqual([]);
    expect(simulator.sheets()).toEqual([]);
  });

  test('a job still waiting for paper from long ago is canceled', async () => {
    simulator.loadPaper(1);
    const before = openPrinting();
    const issueId = intend(store, { pages: 2 });
    before.start(issueId);
    await until(before, issueId, ({ phase }) => phase === 'attention');
    await before.stop();
    const late = { ...systemClock, now: () => Date.now() + 3_600_000 };
    const after = openPrinting({ clock: late });
    await after.recover();
    expect(await untilRest(after, issueId)).toMatchObject({ phase: 'ambiguous', sheetsOut: 1 });
    simulator.loadPaper(50);
    expect(await driver().jobs('not-completed')).toEqual([]);
    expect(sheetsOf(issueId)).toBe(1);
  });
});

test('the journal cannot be rewritten', () => {
  intend(store);
  expect(() => store.db.exec(`UPDATE print_event SET type = 'DELIVERED'`)).toThrow('append-only');
  expect(() => store.db.exec('DELETE FROM print_event')).toThrow('append-only');
});

test('a disk that takes no writes stops the job before it leaves, and it goes on afterwards', async () => {
  const faults: unknown[] = [];
  const printing = openPrinting({
    onFault: (error) => faults.push(error),
    limits: { ...quickLimits, backOffMaxMs: 50 },
  });
  const issueId = intend(store);
  store.db.pragma('query_only = ON');
  printing.start(issueId);
  await until(printing, issueId, ({ reasons }) => reasons.includes('other'));
  expect(await driver().jobs('all')).toEqual([]);
  store.db.pragma('query_only = OFF');
  expect(await untilRest(printing, issueId)).toMatchObject({ phase: 'delivered' });
  expect(faults.length).toBeGreaterThan(0);
  expect(sheetsOf(issueId)).toBe(1);
});
