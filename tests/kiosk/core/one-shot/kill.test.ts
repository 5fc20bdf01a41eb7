import { randomUUID } from 'node:crypto';
import { startReceiptPrinterSimulator, startStampSimulator } from '@hallway/device-drivers/sim';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  oneShotFailpoints,
  type OneShotAttempt,
  type OneShotFailpoint,
} from '../../../../kiosk/src/core/one-shot/index.ts';
import { outboxEvents } from '../printing/support.ts';
import type { Life, Lived } from './kill-child.ts';
import { live } from './lives.ts';
import { heads, openOneShotStore, printerAt, stampOf, temporaryDir } from './support.ts';

let home: ReturnType<typeof temporaryDir>;

beforeAll(() => {
  home = temporaryDir();
});

afterAll(() => home.remove());

const rest = ['DELIVERED', 'PRESUMED', 'FAILED_CLEAN', 'AMBIGUOUS', 'RESOLVED'];

const writeOf = (killAt: OneShotFailpoint): string => killAt.split(':')[1] ?? '';

/** Dies at the point and is started again; `mend` comes between. */
async function twoLives(life: Omit<Life, 'does'>, mend: () => void): Promise<Lived> {
  const does = writeOf(life.killAt!) === 'RESOLVED' ? 'answer' : 'do';
  const died = await live({ ...life, does });
  expect(died.signal).toBe('SIGKILL');
  mend();
  const { killAt: _, ...unharmed } = life;
  const { signal, ...lived } = await live({ ...unharmed, does: 'recover' });
  expect(signal).toBeNull();
  return lived;
}

describe('kill -9 at every write of a receipt, then a new start', () => {
  test.concurrent.each(oneShotFailpoints)(
    '%s',
    async (killAt) => {
      const root = `${home.dir}/receipt-${killAt.replace(':', '-')}`;
      const key = randomUUID().slice(0, 8);
      const simulator = await startReceiptPrinterSimulator({ dir: `${root}/printer` });
      try {
        const write = writeOf(killAt);
        if (write === 'FAILED_CLEAN') simulator.loadPaper(0);
        const inDoubt = write === 'AMBIGUOUS' || write === 'RESOLVED';
        const profile = write === 'PRESUMED' ? 'generic' : 'hallway-simulator';
        // A patience of nothing: the printer cannot have answered yet.
        const patience = inDoubt ? { jobTimeoutMs: 1 } : {};
        const life = {
          dir: `${root}/kiosk`,
          device: printerAt(simulator.port, { profile, ...patience }),
          key,
          killAt,
        };
        const { first, second } = await twoLives(life, () => simulator.loadPaper(5_000));
        told(first, killAt);
        const seen = heads(simulator, key).map((head) => head === '补打 / REPRINT 1');
        // The first says nothing of a copy, every other one does.
        expect(seen.filter((isCopy) => !isCopy).length).toBeLessThanOrEqual(1);
        if (!first || first.state === 'DELIVERED') {
          expect(second).toBeNull();
          expect(seen).toEqual(first ? [false] : []);
          return;
        }
        const isCopy = first.state !== 'FAILED_CLEAN';
        expect(second).toMatchObject({ attempt: first.attempt + 1, reprint: isCopy ? 1 : 0 });
        if (second?.state === 'DELIVERED') expect(seen.at(-1)).toBe(isCopy);
      } finally {
        await simulator.stop();
      }
    },
    120_000,
  );
});

describe('kill -9 at every write of a stamp, then a new start', () => {
  const points = oneShotFailpoints.filter((point) => writeOf(point) !== 'PRESUMED');

  test.concurrent.each(points)(
    '%s',
    async (killAt) => {
      const dir = `${home.dir}/stamp-${killAt.replace(':', '-')}`;
      const issueId = randomUUID();
      const key = `stamp:${issueId}:1`;
      const simulator = await startStampSimulator({ downMs: 1_500 });
      const { mechanism } = simulator;
      try {
        const write = writeOf(killAt);
        if (write !== 'FAILED_CLEAN') mechanism.insertSheet();
        if (write === 'AMBIGUOUS' || write === 'RESOLVED') mechanism.faults.add('missing-confirm');
        const device = stampOf(simulator.options);
        const { first } = await twoLives({ dir, device, key, issueId, killAt }, () => {
          mechanism.faults.clear();
          if (mechanism.sheets.length === 0) mechanism.insertSheet();
        });
        told(first, killAt);
        // A sheet is stamped at most once, and never by a start that finds it waiting.
        const [strokes = 0] = mechanism.sheets;
        expect(mechanism.sheets).toHaveLength(1);
        expect(strokes).toBeLessThanOrEqual(1);
        if (first?.state === 'DELIVERED') expect(strokes).toBe(1);
        if (first?.state === 'FAILED_CLEAN') expect(strokes).toBe(0);
        if (first?.state === 'AMBIGUOUS') {
          const counts = first.evidence.filter((piece) => 'count' in piece);
          expect(counts.map(({ source }) => source)).toEqual(['counter-before', 'counter-after']);
          expect(counts[1]!.count - counts[0]!.count).toBe(strokes);
        }
        const store = openOneShotStore(dir);
        const events = outboxEvents(store).map(({ type }) => type);
        store.close();
        const announced = { DELIVERED: 'stamp.applied', AMBIGUOUS: 'stamp.ambiguous' } as const;
        const expected = Object.entries(announced).find(([state]) => state === first?.state);
        if (expected) expect(events).toEqual([expected[1]]);
        if (first?.state === 'RESOLVED') {
          expect(events).toEqual(['stamp.ambiguous', 'stamp.resolved']);
        }
      } finally {
        await simulator.stop();
      }
    },
    120_000,
  );
});

/** Whatever was written down before the end is at rest after a new start, and says how it stands. */
function told(found: OneShotAttempt | null, killAt: OneShotFailpoint): void {
  if (killAt === 'before:INTENT') return expect(found).toBeNull();
  expect(rest).toContain(found?.state);
  // Begun and not heard of: in doubt, whatever came out.
  const inTheMiddle = ['after:SENDING', 'before:DELIVERED', 'before:PRESUMED', 'before:AMBIGUOUS'];
  if (inTheMiddle.includes(killAt)) {
    expect(found).toMatchObject({ state: 'AMBIGUOUS', reason: 'interrupted' });
  }
}
