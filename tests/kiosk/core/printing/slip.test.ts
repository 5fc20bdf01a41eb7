import { randomUUID } from 'node:crypto';
import { DeviceError, systemClock, type PrintedReceipt } from '@hallway/device-drivers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createJournal,
  createPrinting,
  type Printing,
  type SlipPrinter,
} from '../../../../kiosk/src/core/printing/index.ts';
import type { Store } from '../../../../kiosk/src/core/store/index.ts';
import { journalOf, openStand, type Stand } from './stand.ts';
import { openOutbox, outboxEvents, quickLimits, until, untilRest } from './support.ts';

let stand: Stand;
let printing: Printing;
/** What the receipt printer answers next, and what it was given. */
let answers: (() => Promise<PrintedReceipt>)[];
let stopped: string | null;
let given: { id: string; text: string }[];

const printer: SlipPrinter = {
  stopped: () => stopped,
  print(id, elements, signal) {
    given.push({ id, text: JSON.stringify(elements) });
    const gone = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () =>
        reject(new DeviceError('aborted', 'given up', { effect: 'possible' })),
      );
    });
    return Promise.race([answers.shift()?.() ?? Promise.reject(new Error('no answer')), gone]);
  },
};

const printed = (evidence: PrintedReceipt['evidence']) => () =>
  Promise.resolve<PrintedReceipt>({
    outcome: evidence === 'sensors' ? 'presumed' : 'printed',
    evidence,
    processId: evidence === 'process-id' ? 'A001' : null,
  });

const failing =
  (code: 'busy' | 'offline' | 'refused', effect: 'none' | 'possible', retryable = false) =>
  () =>
    Promise.reject(new DeviceError(code, code, { effect, retryable }));

const forever = () => new Promise<never>(() => undefined);

function intendSlip(store: Store): string {
  const issueId = randomUUID();
  const content = new TextEncoder().encode(JSON.stringify([{ type: 'text', text: '请假条' }]));
  const journal = createJournal({ store, outbox: openOutbox(store), clock: systemClock });
  store.transaction(() =>
    journal.intend({ issueId, attempt: 1, form: 'slip', content, pages: 1, copies: 1 }),
  );
  return issueId;
}

beforeEach(async () => {
  answers = [];
  given = [];
  stopped = null;
  stand = await openStand();
  printing = stand.openPrinting({ slipPrinter: printer });
});
afterEach(() => stand.close());

function start(): string {
  const issueId = intendSlip(stand.store);
  printing.start(issueId);
  return issueId;
}

describe('a slip', () => {
  test('is delivered when its printer answers behind the last line, and its content is gone then', async () => {
    answers = [printed('process-id')];
    const issueId = start();
    const progress = await untilRest(printing, issueId);
    expect(progress).toMatchObject({ form: 'slip', phase: 'delivered', sheets: 1 });
    expect(journalOf(stand.store, issueId)).toEqual(['INTENT', 'SENDING', 'DELIVERED']);
    expect(given).toEqual([
      { id: `cert:${issueId}:1`, text: JSON.stringify([{ type: 'text', text: '请假条' }]) },
    ]);
    expect(outboxEvents(stand.store)).toMatchObject([
      {
        type: 'issue.delivered',
        body: { sheets: 1, evidence: [{ source: 'process-id', says: 'out', sheets: 1 }] },
      },
    ]);
    const kept = stand.store.db.prepare('SELECT count(*) FROM print_document').pluck().get();
    expect(kept).toBe(0);
  });

  test('is in doubt when its printer can only say that nothing speaks against it', async () => {
    answers = [printed('sensors')];
    const issueId = start();
    expect(await untilRest(printing, issueId)).toMatchObject({ phase: 'ambiguous' });
    expect(printing.answer(issueId, true)).toEqual({ issueId, attempt: 1 });
    expect(await until(printing, issueId, ({ phase }) => phase === 'delivered')).toBeTruthy();
  });

  test.each([
    ['what may have had an effect leaves it in doubt', 'offline', 'possible', true, 'ambiguous'],
    ['what was refused voids it', 'refused', 'none', false, 'voided'],
  ] as const)('%s, and nothing is sent again', async (_, code, effect, retryable, phase) => {
    answers = [failing(code, effect, retryable)];
    expect(await untilRest(printing, start())).toMatchObject({ phase, reasons: [code] });
    expect(given).toHaveLength(1);
  });

  test('waits its turn behind a receipt, since not one line of it was sent', async () => {
    answers = [failing('busy', 'none', true), printed('queued-status')];
    const issueId = start();
    expect(await untilRest(printing, issueId)).toMatchObject({ phase: 'delivered' });
    expect(journalOf(stand.store, issueId)).toEqual([
      'INTENT',
      'SENDING',
      'NOT_SENT',
      'SENDING',
      'DELIVERED',
    ]);
  });

  test('waits for paper before it is sent, and is void when its person gives up', async () => {
    stopped = 'media-empty';
    const issueId = start();
    const held = await until(printing, issueId, ({ phase }) => phase === 'attention');
    expect(held.reasons).toEqual(['media-empty']);
    await printing.giveUp(issueId);
    expect(printing.state(issueId)).toMatchObject({ phase: 'voided', reasons: ['given-up'] });
    expect(given).toEqual([]);
  });

  test('given up in the middle is in doubt', async () => {
    answers = [forever];
    const issueId = start();
    await until(printing, issueId, ({ phase }) => phase === 'sending');
    stopped = 'media-empty';
    await until(printing, issueId, ({ phase }) => phase === 'attention');
    await printing.giveUp(issueId);
    expect(printing.state(issueId)).toMatchObject({ phase: 'ambiguous', reasons: ['aborted'] });
  });

  test('that was begun is never sent by the next start, which only knows that it was begun', async () => {
    answers = [forever];
    const issueId = start();
    await until(printing, issueId, ({ phase }) => phase === 'sending');
    await printing.stop();
    const next = stand.openPrinting({ slipPrinter: printer });
    await next.recover();
    expect(await untilRest(next, issueId)).toMatchObject({
      phase: 'ambiguous',
      reasons: ['interrupted'],
    });
    expect(given).toHaveLength(1);
  });

  test('that was only intended is printed by the next start while its person still stands there', async () => {
    const issueId = intendSlip(stand.store);
    answers = [printed('process-id')];
    await printing.recover();
    expect(await untilRest(printing, issueId)).toMatchObject({ phase: 'delivered' });
  });

  test('is void where there is no receipt printer', async () => {
    const none = createPrinting({
      store: stand.store,
      outbox: openOutbox(stand.store),
      printer: stand.driver(),
      clock: systemClock,
      limits: quickLimits,
    });
    const issueId = intendSlip(stand.store);
    none.start(issueId);
    expect(await untilRest(none, issueId)).toMatchObject({ reasons: ['no-slip-printer'] });
    await none.stop();
  });
});
