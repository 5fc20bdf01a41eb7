import { createRegistry, type DeviceConfig } from '@hallway/device-drivers';
import {
  startReceiptPrinterSimulator,
  startStampSimulator,
  type ReceiptPrinterSimulator,
} from '@hallway/device-drivers/sim';
import { afterEach, describe, expect, test } from 'vitest';
import { KeyConflict } from '../../../../kiosk/src/core/journal/index.ts';
import type { OneShots } from '../../../../kiosk/src/core/one-shot/index.ts';
import { createStamping } from '../../../../kiosk/src/core/stamping/index.ts';
import type { Store } from '../../../../kiosk/src/core/store/index.ts';
import { until as untilTrue } from '../../../peers/daemon.ts';
import { mayMount, smallDisk } from '../../../peers/small-disk.ts';
import { outboxEvents } from '../printing/support.ts';
import {
  heads,
  openOneShots,
  openOneShotStore,
  printerAt,
  quickLimits,
  stamp,
  stampOf,
  temporaryDir,
  ticketIntent,
  until,
  untilRest,
} from './support.ts';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

type Given = Partial<Parameters<typeof openOneShots>[0]> & { dir?: string };

/** Core's journal before one device. */
async function openBench(device: DeviceConfig, { dir, ...given }: Given = {}) {
  const home = temporaryDir();
  cleanUps.push(() => home.remove());
  const store = given.store ?? openOneShotStore(dir ?? `${home.dir}/kiosk`);
  cleanUps.push(() => store.close());
  const registry = createRegistry([device]);
  cleanUps.push(() => registry.stop());
  await registry.start();
  const open = (): OneShots => {
    const oneShots = openOneShots({ registry, devices: [device], ...given, store });
    cleanUps.push(() => oneShots.stop());
    return oneShots;
  };
  return { store, open, oneShots: open() };
}

async function openPrinter(): Promise<ReceiptPrinterSimulator> {
  const home = temporaryDir();
  cleanUps.push(() => home.remove());
  const simulator = await startReceiptPrinterSimulator({ dir: home.dir, dotsPerSecond: 40_000 });
  cleanUps.push(() => simulator.stop());
  return simulator;
}

function journalled(store: Store, key: string): string[] {
  return store.db
    .prepare<[string], string>('SELECT type FROM one_shot_event WHERE key = ? ORDER BY seq')
    .pluck()
    .all(key);
}

describe('receipts', () => {
  test('one is written down before it is sent, and delivered on the echo', async () => {
    const simulator = await openPrinter();
    const { store, oneShots } = await openBench(printerAt(simulator.port));
    expect(oneShots.submit(ticketIntent('A1')).state).toBe('INTENT');
    const done = await untilRest(oneShots, 'A1');
    expect(done).toMatchObject({ state: 'DELIVERED', outcome: 'delivered', reprint: 0 });
    expect(done.evidence).toMatchObject([{ source: 'process-id' }]);
    expect(journalled(store, 'A1')).toEqual(['INTENT', 'SENDING', 'DELIVERED']);
    expect(heads(simulator, 'A1')).toEqual([null]);
    // What is out is kept no longer, so nobody can print it again.
    expect(oneShots.again('A1')).toBeNull();
  });

  test('fifty submissions of one key are one receipt; another content is refused', async () => {
    const simulator = await openPrinter();
    const { oneShots } = await openBench(printerAt(simulator.port));
    const states = Array.from({ length: 50 }, () => oneShots.submit(ticketIntent('A2')).attempt);
    expect(new Set(states)).toEqual(new Set([1]));
    expect(() => oneShots.submit(ticketIntent('A2', 3))).toThrow(KeyConflict);
    await untilRest(oneShots, 'A2');
    expect(oneShots.submit(ticketIntent('A2')).state).toBe('DELIVERED');
    expect(() => oneShots.submit(ticketIntent('A2', 3))).toThrow(KeyConflict);
    expect(heads(simulator, 'A2')).toEqual([null]);
  });

  test('one in flight: what waits for its turn comes in its order', async () => {
    const simulator = await openPrinter();
    const { oneShots } = await openBench(printerAt(simulator.port));
    const keys = ['B1', 'B2', 'B3', 'B4'];
    for (const key of keys) oneShots.submit(ticketIntent(key));
    await Promise.all(keys.map((key) => untilRest(oneShots, key)));
    expect(simulator.tickets().map(({ text }) => text[0])).toEqual(keys.map((key) => `票 ${key}`));
  });

  test('a model that cannot answer is presumed, and a person may say otherwise', async () => {
    const simulator = await openPrinter();
    const { oneShots } = await openBench(printerAt(simulator.port, { profile: 'generic' }));
    oneShots.submit(ticketIntent('A3'));
    expect(await untilRest(oneShots, 'A3')).toMatchObject({ state: 'PRESUMED', outcome: null });
    oneShots.answer('A3', false);
    expect(oneShots.state('A3')).toMatchObject({ state: 'RESOLVED', outcome: 'voided' });
    oneShots.again('A3');
    expect(await untilRest(oneShots, 'A3')).toMatchObject({ attempt: 2, state: 'PRESUMED' });
    // Whatever was said of the first, it may lie there: the second says that it is another.
    expect(heads(simulator, 'A3')).toEqual([null, '补打 / REPRINT 1']);
  });

  test('a second copy says so before its first line, though the roll ends between the two', async () => {
    const simulator = await openPrinter();
    const { oneShots } = await openBench(printerAt(simulator.port, { profile: 'generic' }));
    oneShots.submit(ticketIntent('A10'));
    await untilRest(oneShots, 'A10');
    await untilTrue('the first is out', () => simulator.tickets().length === 1);
    oneShots.answer('A10', false);
    // Room for the line that says it, and no more.
    simulator.loadPaper(4);
    oneShots.again('A10');
    await untilTrue('the roll ends', () => simulator.condition().paper === 0);
    simulator.loadPaper(5_000);
    await untilTrue('the second is out', () => simulator.tickets().length === 3);
    expect(simulator.tickets().map(({ text }) => text[0])).toEqual([
      '票 A10',
      '补打 / REPRINT 1',
      '票 A10',
    ]);
    expect(heads(simulator, 'A10')).toEqual([null, '补打 / REPRINT 1']);
  });

  test('a printer that needs a hand fails clean at once, and the next attempt is no copy', async () => {
    const simulator = await openPrinter();
    simulator.loadPaper(0);
    const { store, oneShots } = await openBench(printerAt(simulator.port));
    oneShots.submit(ticketIntent('A4'));
    expect(await untilRest(oneShots, 'A4')).toMatchObject({ state: 'FAILED_CLEAN', attempt: 1 });
    expect(journalled(store, 'A4')).not.toContain('DELIVERED');
    simulator.loadPaper(5_000);
    await untilTrue('the printer is ready again', () => {
      oneShots.again('A4');
      return oneShots.state('A4')?.state === 'DELIVERED';
    });
    expect(heads(simulator, 'A4')).toEqual([null]);
  });

  test('one that takes everything and reads nothing is never called printed', async () => {
    const simulator = await openPrinter();
    const { oneShots } = await openBench(printerAt(simulator.port, { jobTimeoutMs: 3_000 }));
    oneShots.submit(ticketIntent('ready'));
    await untilRest(oneShots, 'ready');
    simulator.setFault('never-reads', true);
    oneShots.submit(ticketIntent('A5'));
    expect(await untilRest(oneShots, 'A5')).toMatchObject({ state: 'AMBIGUOUS' });
    simulator.setFault('never-reads', false);
  });

  test('paper that ends in the middle: the printer keeps the rest, and the echo ends it', async () => {
    const simulator = await openPrinter();
    const { oneShots } = await openBench(printerAt(simulator.port));
    oneShots.submit(ticketIntent('ready'));
    await untilRest(oneShots, 'ready');
    simulator.loadPaper(40);
    oneShots.submit(ticketIntent('A6', 40));
    await untilTrue('the paper ends', () => simulator.condition().paper === 0);
    expect(oneShots.state('A6')?.state).toBe('SENDING');
    simulator.loadPaper(5_000);
    expect(await untilRest(oneShots, 'A6')).toMatchObject({ state: 'DELIVERED' });
    expect(heads(simulator, 'A6')).toEqual([null]);
  });

  test('a cable pulled in the middle: in doubt, sent by nobody, and a copy that says so', async () => {
    const simulator = await openPrinter();
    const cable = await simulator.serialCable();
    const { oneShots } = await openBench(
      printerAt(0, { port: { type: 'serial', path: cable.path, baudRate: 115_200 } }),
    );
    oneShots.submit(ticketIntent('ready'));
    await untilRest(oneShots, 'ready');
    // Stands still in the middle of the ticket, so that the cable is pulled there.
    simulator.loadPaper(40);
    oneShots.submit(ticketIntent('A7', 40));
    await untilTrue('the paper ends', () => simulator.condition().paper === 0);
    await cable.unplug();
    expect(await untilRest(oneShots, 'A7')).toMatchObject({ state: 'AMBIGUOUS' });
    simulator.loadPaper(5_000);
    await cable.plug();
    // The printer ends what it has, and its echo comes on the next connection: that is nobody's.
    oneShots.submit(ticketIntent('A8'));
    expect(await untilRest(oneShots, 'A8')).toMatchObject({ state: 'DELIVERED' });
    expect(oneShots.state('A7')?.state).toBe('AMBIGUOUS');
    expect(heads(simulator, 'A7')).toHaveLength(1);
    oneShots.answer('A7', false);
    oneShots.again('A7');
    expect(await untilRest(oneShots, 'A7')).toMatchObject({ state: 'DELIVERED', reprint: 1 });
    expect(heads(simulator, 'A7')).toEqual([null, '补打 / REPRINT 1']);
  }, 60_000);

  test('a restart: what was intended is printed while it is fresh, and not when it is old', async () => {
    const simulator = await openPrinter();
    let clockOff = 0;
    const bench = await openBench(printerAt(simulator.port), { now: () => Date.now() + clockOff });
    await bench.oneShots.stop();
    bench.oneShots.submit(ticketIntent('fresh'));
    const next = bench.open();
    next.recover();
    expect(await untilRest(next, 'fresh')).toMatchObject({ state: 'DELIVERED', attempt: 1 });
    await next.stop();
    next.submit(ticketIntent('old'));
    clockOff = quickLimits.freshMs + 1_000;
    const later = bench.open();
    later.recover();
    expect(await untilRest(later, 'old')).toMatchObject({
      state: 'FAILED_CLEAN',
      reason: 'expired',
    });
    expect(heads(simulator, 'old')).toEqual([]);
  });

  test.skipIf(!mayMount)(
    'a full disk: nothing leaves, and what is known is not lost (needs root)',
    async () => {
      const disk = smallDisk();
      if (!disk) throw new Error('no disk');
      const simulator = await openPrinter();
      const faults: unknown[] = [];
      try {
        const { oneShots, store } = await openBench(printerAt(simulator.port), {
          dir: `${disk.dir}/kiosk`,
          onFault: (error) => void faults.push(error),
        });
        oneShots.submit(ticketIntent('ready'));
        await untilRest(oneShots, 'ready');
        disk.fill();
        expect(() => oneShots.submit(ticketIntent('full'))).toThrow();
        expect(oneShots.state('full')).toBeNull();
        disk.free();
        // Sent with room for that much, and full when the answer comes.
        simulator.loadPaper(40);
        oneShots.submit(ticketIntent('late', 40));
        await untilTrue('the paper ends', () => simulator.condition().paper === 0);
        disk.fill();
        simulator.loadPaper(5_000);
        await untilTrue('it cannot be written', () => faults.length > 0);
        expect(oneShots.state('late')?.state).toBe('SENDING');
        disk.free();
        expect(await untilRest(oneShots, 'late')).toMatchObject({ state: 'DELIVERED' });
        expect(heads(simulator, 'full')).toEqual([]);
        expect(heads(simulator, 'late')).toEqual([null]);
        await oneShots.stop();
        store.close();
      } finally {
        disk.remove();
      }
    },
  );

  test('is forgotten as a whole, and never while it is under way', async () => {
    const simulator = await openPrinter();
    let clockOff = 0;
    const bench = await openBench(printerAt(simulator.port), { now: () => Date.now() + clockOff });
    const { oneShots, store } = bench;
    oneShots.submit(ticketIntent('A9'));
    await untilRest(oneShots, 'A9');
    expect(() => store.db.exec('DELETE FROM one_shot_event')).toThrow(/append-only/);
    expect(() => store.db.exec(`UPDATE one_shot_event SET type = 'INTENT'`)).toThrow(/append-only/);
    await oneShots.stop();
    oneShots.submit(ticketIntent('waiting'));
    clockOff = 91 * 86_400_000;
    oneShots.forget();
    expect(oneShots.state('A9')).toBeNull();
    expect(journalled(store, 'A9')).toEqual([]);
    expect(oneShots.state('waiting')?.state).toBe('INTENT');
  });
});

describe('stamps', () => {
  const certificate = { issueId: '0f0e3c7e-6a0b-4a51-9a53-6b8d7f1a2b3c', attempt: 1 };
  const key = `stamp:${certificate.issueId}:1`;

  test('never without a sheet that is proven to be out', async () => {
    const simulator = await startStampSimulator({ downMs: 1_500 });
    cleanUps.push(() => simulator.stop());
    simulator.mechanism.insertSheet();
    let isDelivered = false;
    const { oneShots, store } = await openBench(stampOf(simulator.options), {
      isDelivered: () => isDelivered,
    });
    const stamping = createStamping(oneShots);
    stamping.certificate(certificate, stamp);
    expect(await untilRest(oneShots, key)).toMatchObject({
      state: 'FAILED_CLEAN',
      reason: 'refused',
    });
    expect(outboxEvents(store)).toEqual([]);
    isDelivered = true;
    // The same again is the same answer, not another try.
    expect(stamping.certificate(certificate, stamp).state).toBe('FAILED_CLEAN');
    expect(simulator.mechanism.sheets).toEqual([0]);
    const other = { ...certificate, attempt: 2 };
    stamping.certificate(other, stamp);
    const done = await untilRest(oneShots, `stamp:${other.issueId}:2`);
    expect(done.evidence.map(({ source }) => source)).toEqual([
      'counter-before',
      'die-seen',
      'counter-after',
    ]);
    expect(simulator.mechanism.sheets).toEqual([1]);
    expect(outboxEvents(store)).toMatchObject([
      { type: 'stamp.applied', body: { attempt: 2, counter: { before: 0, after: 1 } } },
    ]);
  });

  test('a die that nobody saw: in doubt with the counts, told, and settled by who holds the sheet', async () => {
    const simulator = await startStampSimulator({ downMs: 1_500 });
    cleanUps.push(() => simulator.stop());
    const { mechanism } = simulator;
    mechanism.insertSheet();
    mechanism.faults.add('missing-confirm');
    const { oneShots, store } = await openBench(stampOf(simulator.options));
    createStamping(oneShots).certificate(certificate, stamp);
    await until(oneShots, key, ({ state }) => state === 'AMBIGUOUS');
    oneShots.answer(key, true);
    expect(oneShots.state(key)).toMatchObject({ state: 'RESOLVED', outcome: 'delivered' });
    expect(outboxEvents(store)).toMatchObject([
      { type: 'stamp.ambiguous', body: { counter: { before: 0, after: 1 } } },
      { type: 'stamp.resolved', body: { outcome: 'applied' } },
    ]);
    expect(mechanism.sheets).toEqual([1]);
  });
});
