import { resolutionKey, type Op, type ResolutionRecord } from '@hallway/protocol';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Skipped } from '../../../../kiosk/src/core/people/index.ts';
import { Resolutions, type Printing } from '../../../../kiosk/src/core/printing/index.ts';
import { FeedStore } from '../../../../kiosk/src/core/sync/feed-store.ts';
import { openStand, type Stand } from './stand.ts';
import { intend, outboxEvents, until } from './support.ts';

const part = 'k:K01';
const silent = { info: () => undefined, warn: () => undefined };

let stand: Stand;
let printing: Printing;
let skipped: Skipped;
let feed: FeedStore;
let position: number;

beforeEach(async () => {
  stand = await openStand();
  printing = stand.openPrinting();
  skipped = new Skipped();
  const resolve = (record: ResolutionRecord) => printing.resolve(record);
  const target = new Resolutions({ kioskId: 'K01', skipped, resolve });
  feed = new FeedStore(stand.store, [target], silent);
  position = 0;
});

afterEach(() => stand.close());

async function ambiguousJob(): Promise<string> {
  stand.simulator.loadPaper(1);
  const issueId = intend(stand.store, { pages: 2 });
  printing.start(issueId);
  await until(printing, issueId, ({ phase }) => phase === 'attention');
  await printing.giveUp(issueId);
  return issueId;
}

/** One page of the kiosk's own partition, as sync brings it. */
function bring(key: string, data: unknown): void {
  const op: Op = { pos: position + 1, op: 'put', key, data };
  const from = position;
  position += 1;
  expect(feed.apply({ part, from, to: position, head: position, more: false, ops: [op] })).toBe(
    true,
  );
}

function bringAnswer(record: ResolutionRecord): void {
  bring(resolutionKey(record), record);
}

test('an answer of staff is obeyed once, told once, and in their name', async () => {
  const issueId = await ambiguousJob();
  const heard = until(printing, issueId, ({ phase }) => phase === 'delivered');
  bringAnswer({ issueId, attempt: 1, outcome: 'delivered', by: 'central' });
  bringAnswer({ issueId, attempt: 1, outcome: 'voided', by: 'technician' });
  const { evidence } = await heard;
  expect(evidence.at(-1)).toMatchObject({ source: 'central', says: 'out', sheets: null });
  expect(stand.journalled(issueId).slice(-2)).toEqual(['AMBIGUOUS', 'RESOLVED']);
  expect(outboxEvents(stand.store).map(({ type, body }) => [type, body])).toMatchObject([
    ['issue.ambiguous', { issueId }],
    ['issue.resolved', { issueId, attempt: 1, outcome: 'delivered', by: 'central' }],
  ]);
});

test('it changes nothing that is settled, unknown, of another attempt, or of another kiosk', async () => {
  const issueId = await ambiguousJob();
  bringAnswer({ issueId, attempt: 2, outcome: 'delivered', by: 'central' });
  bringAnswer({ issueId: crypto.randomUUID(), attempt: 1, outcome: 'delivered', by: 'central' });
  const record = { issueId, attempt: 1, outcome: 'delivered', by: 'central' } as const;
  feed.apply({
    part: 'k:K02',
    from: 0,
    to: 1,
    head: 1,
    more: false,
    ops: [{ pos: 1, op: 'put', key: resolutionKey(record), data: record }],
  });
  expect(printing.state(issueId)?.phase).toBe('ambiguous');
  printing.answer(issueId, false);
  bringAnswer(record);
  expect(printing.state(issueId)?.phase).toBe('voided');
  expect(outboxEvents(stand.store)).toHaveLength(2);
});

test('a record of an unknown shape, or under the key of another, is skipped and counted', async () => {
  const issueId = await ambiguousJob();
  const record = { issueId, attempt: 1, outcome: 'delivered', by: 'central' } as const;
  bring(resolutionKey(record), { ...record, outcome: 'perhaps' });
  bring(resolutionKey({ issueId, attempt: 9 }), record);
  bring('seal', {});
  expect(skipped.counts()).toEqual({ [part]: 2 });
  expect(printing.state(issueId)?.phase).toBe('ambiguous');
});

test('a page that does not reach the disk settles nothing, and nobody hears otherwise', async () => {
  const issueId = await ambiguousJob();
  const heard: string[] = [];
  printing.on(({ phase }) => heard.push(phase));
  expect(() =>
    stand.store.transaction(() => {
      printing.resolve({ issueId, attempt: 1, outcome: 'delivered', by: 'technician' });
      throw new Error('the disk');
    }),
  ).toThrow('the disk');
  await Promise.resolve();
  expect(printing.state(issueId)?.phase).toBe('ambiguous');
  expect(heard).not.toContain('delivered');
  expect(outboxEvents(stand.store)).toHaveLength(1);
});
