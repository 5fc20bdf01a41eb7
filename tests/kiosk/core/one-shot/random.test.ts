import { createRegistry, systemClock } from '@hallway/device-drivers';
import { startReceiptPrinterSimulator } from '@hallway/device-drivers/sim';
import { afterAll, expect, test } from 'vitest';
import { isInDoubt, type OneShotAttempt } from '../../../../kiosk/src/core/one-shot/index.ts';
import { seededRandom } from '../../../device-drivers/support/random.ts';
import {
  heads,
  openOneShots,
  openOneShotStore,
  printerAt,
  quickLimits,
  temporaryDir,
  ticketIntent,
  tickets,
  untilRest,
} from './support.ts';

const RECEIPTS = 30;
const lives = process.env['HALLWAY_LONG'] ? 120 : 10;
const seeds = Array.from({ length: lives }, (_, i) => 20_261_127 + i);
const sleep = (ms: number) => systemClock.sleep(ms, new AbortController().signal);

/** A receipt when its life is over: what is on paper and what the journal says. */
interface Fate {
  rest: OneShotAttempt;
  /** For each ticket that names it, whether it says that it is another copy. */
  copies: boolean[];
  journalled: string[];
}

/** Everything a hallway does to a receipt printer and to some dozens of receipts, at random; then it is mended. */
async function live(seed: number): Promise<Fate[]> {
  const random = seededRandom(seed);
  const below = (n: number) => Math.floor(random() * n);
  const home = temporaryDir();
  const simulator = await startReceiptPrinterSimulator({
    dir: `${home.dir}/printer`,
    dotsPerSecond: 40_000,
  });
  const cable = await simulator.serialCable();
  const device = printerAt(0, {
    port: { type: 'serial', path: cable.path, baudRate: 1_000_000 },
    jobTimeoutMs: 1_500,
  });
  const store = openOneShotStore(`${home.dir}/kiosk`);
  const registry = createRegistry([device]);
  await registry.start();
  const limits = { ...quickLimits, callMs: 8_000, freshMs: 3_600_000 };
  const start = () => {
    const oneShots = openOneShots({ store, registry, devices: [device], limits });
    oneShots.recover();
    return oneShots;
  };

  let oneShots = start();
  let isPlugged = true;
  const keys: string[] = [];
  const print = () => {
    const key = `${seed}-${keys.length}`;
    keys.push(key);
    oneShots.submit(ticketIntent(key, 1 + below(30)));
  };
  /** What a person does who looks for a slip: says what they saw, and may ask for another. */
  const ask = () => {
    const key = keys[below(keys.length)] ?? '';
    const attempt = oneShots.state(key);
    if (!attempt || !isInDoubt(attempt)) return;
    oneShots.answer(key, random() < 0.3);
    oneShots.again(key);
  };
  const mend = async () => {
    simulator.setFault('cover-open', false);
    simulator.setFault('never-reads', false);
    simulator.loadPaper(20_000);
    if (!isPlugged) await cable.plug();
    isPlugged = true;
  };
  const deeds: (() => unknown)[] = [
    () => simulator.loadPaper(below(120)),
    () => simulator.setFault('cover-open', random() < 0.3),
    () => simulator.setFault('never-reads', random() < 0.3),
    mend,
    mend,
    () => (isPlugged && random() < 0.3 ? simulator.powerCycle() : undefined),
    async () => {
      if (random() > 0.4) return;
      await (isPlugged ? cable.unplug() : cable.plug());
      isPlugged = !isPlugged;
    },
    ask,
    ask,
    async () => {
      await oneShots.stop();
      oneShots = start();
    },
  ];
  while (keys.length < RECEIPTS) {
    print();
    for (let i = 0; i < 2; i += 1) {
      await deeds[below(deeds.length)]?.();
      await sleep(below(200));
    }
  }
  await mend();
  const rests = await Promise.all(keys.map((key) => untilRest(oneShots, key)));
  // Whatever the printer still holds comes out now, and what hangs in it comes off.
  await sleep(300);
  simulator.loadPaper(20_000);

  const selectTypes = store.db
    .prepare<[string], string>('SELECT type FROM one_shot_event WHERE key = ? ORDER BY seq')
    .pluck();
  const fates = rests.map((rest): Fate => ({
    rest,
    copies: heads(simulator, rest.key).map((head) => head !== null),
    journalled: selectTypes.all(rest.key),
  }));
  await oneShots.stop();
  await registry.stop();
  await simulator.stop();
  store.close();
  home.remove();
  return fates;
}

/** How many receipts ended in which way. */
const ends: Record<string, number> = {};

afterAll(() => {
  // A run in which the faults did nothing, or everything, would prove nothing.
  expect(ends['DELIVERED']).toBeGreaterThan(0);
  expect((ends['AMBIGUOUS'] ?? 0) + (ends['RESOLVED'] ?? 0)).toBeGreaterThan(0);
  process.stdout.write(`${lives * RECEIPTS} receipts on ${tickets}: ${JSON.stringify(ends)}\n`);
});

test.concurrent.each(seeds)(
  'seed %i: none lost, none twice unsaid, no false word',
  async (seed) => {
    for (const fate of await live(seed)) {
      const { rest, copies, journalled } = fate;
      const about = JSON.stringify(fate);
      ends[rest.state] = (ends[rest.state] ?? 0) + 1;
      expect(copies.filter((isCopy) => !isCopy).length, about).toBeLessThanOrEqual(1);
      // Each time something was sent, and no more often.
      const sent = journalled.filter((type) => type === 'SENDING').length;
      expect(copies.length, about).toBeLessThanOrEqual(sent);
      if (rest.state === 'DELIVERED') expect(copies.length, about).toBeGreaterThan(0);
      if (rest.state === 'FAILED_CLEAN' && rest.reprint === 0) expect(copies, about).toEqual([]);
      // Begun is ended: by an answer, or by the word that there was none.
      const ended = journalled.filter((type) => !['INTENT', 'RESOLVED', 'SENDING'].includes(type));
      expect(ended, about).toHaveLength(rest.attempt);
    }
  },
  180_000,
);
