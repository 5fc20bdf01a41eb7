import { createHash } from 'node:crypto';
import { systemClock } from '@hallway/device-drivers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { KeyConflict } from '../../../../../kiosk/src/core/journal/index.ts';
import { createJournal, type Intent } from '../../../../../kiosk/src/core/printing/index.ts';
import { openStand, type Stand } from '../stand.ts';
import { intend, openOutbox, outboxEvents, somePdf, until, untilRest } from '../support.ts';
import { fault } from '../../../../faults/faults.ts';

const DAY = 86_400_000;

let stand: Stand;
beforeEach(async () => {
  stand = await openStand();
});
afterEach(() => stand.close());

const fifty = Array.from({ length: 50 }, (_, i) => i);

test(fault(13), async () => {
  const printing = stand.openPrinting();
  const intent = {
    issueId: crypto.randomUUID(),
    attempt: 1,
    form: 'a4' as const,
    content: somePdf(1),
    pages: 1,
    copies: 1,
  };
  const answers = await Promise.all(
    fifty.map(async () => {
      const attempt = stand.store.transaction(() => stand.journal.intend(intent));
      printing.start(attempt.issueId);
      return attempt;
    }),
  );
  expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
  await untilRest(printing, intent.issueId);
  printing.start(intent.issueId);
  const journalled = stand.journalled(intent.issueId);
  for (const once of ['INTENT', 'CREATING', 'SENDING', 'DELIVERED']) {
    expect(journalled.filter((type) => type === once)).toHaveLength(1);
  }
  expect(stand.sheetsOf(intent.issueId)).toBe(1);
  expect(await stand.driver().jobs('all')).toHaveLength(1);
});

test(fault(14), async () => {
  const printing = stand.openPrinting();
  const pdf = somePdf(1);
  const issueId = intend(stand.store, { pdf });
  const other: Intent = {
    issueId,
    attempt: 1,
    form: 'a4',
    content: somePdf(1, 8),
    pages: 1,
    copies: 1,
  };
  expect(() => stand.store.transaction(() => stand.journal.intend(other))).toThrow(KeyConflict);
  expect(() =>
    stand.store.transaction(() => stand.journal.intend({ ...other, content: pdf, copies: 2 })),
  ).toThrow(KeyConflict);
  printing.start(issueId);
  await untilRest(printing, issueId);
  expect(stand.journalled(issueId).filter((type) => type === 'INTENT')).toHaveLength(1);
  expect(stand.simulator.sheets().map(({ sha256 }) => sha256)).toEqual([
    createHash('sha256').update(pdf).digest('hex'),
  ]);
});

test(fault(23), async () => {
  let offset = DAY;
  const clock = { ...systemClock, now: () => Date.now() + offset };
  const journal = createJournal({ store: stand.store, outbox: openOutbox(stand.store), clock });
  const intendNow = (pages: number): string => {
    const issueId = crypto.randomUUID();
    const content = somePdf(pages);
    stand.store.transaction(() =>
      journal.intend({ issueId, attempt: 1, form: 'a4', content, pages, copies: 1 }),
    );
    return issueId;
  };
  const first = intendNow(4);
  offset = -DAY;
  const second = intendNow(1);
  const printing = stand.openPrinting({ clock });
  // Written first is first, though the second was intended two days earlier by the clock.
  expect(printing.open().map(({ issueId }) => issueId)).toEqual([first, second]);

  printing.start(first);
  printing.start(second);
  await until(printing, first, ({ sheetsOut }) => sheetsOut >= 1);
  offset = DAY;
  await until(printing, first, ({ sheetsOut }) => sheetsOut >= 2);
  offset = -DAY;
  await untilRest(printing, second);
  for (const issueId of [first, second]) {
    const journalled = stand.journalled(issueId);
    expect(journalled.slice(0, 5)).toEqual(['INTENT', 'CREATING', 'CREATED', 'SENDING', 'SENT']);
    expect(journalled.at(-1)).toBe('DELIVERED');
  }
  expect([first, second].map((issueId) => stand.sheetsOf(issueId))).toEqual([4, 1]);
  expect(outboxEvents(stand.store)).toMatchObject([
    { type: 'issue.delivered', body: { issueId: first } },
    { type: 'issue.delivered', body: { issueId: second } },
  ]);
});

test(fault(30), async () => {
  stand.simulator.loadPaper(1);
  const before = stand.openPrinting();
  const issueId = intend(stand.store, { pages: 2 });
  before.start(issueId);
  await until(before, issueId, ({ phase }) => phase === 'attention');
  await before.giveUp(issueId);
  await before.stop();
  const after = stand.openPrinting();
  await after.recover();
  expect(after.state(issueId)).toMatchObject({ phase: 'ambiguous' });
  after.answer(issueId, true);
  after.answer(issueId, false);
  after.resolve({ issueId, attempt: 1, outcome: 'voided', by: 'central' });
  expect(stand.journalled(issueId).slice(-2)).toEqual(['AMBIGUOUS', 'RESOLVED']);
  expect(outboxEvents(stand.store)).toMatchObject([
    { type: 'issue.ambiguous', body: { issueId } },
    { type: 'issue.resolved', body: { issueId, outcome: 'delivered', by: 'person' } },
  ]);
  stand.simulator.loadPaper(9);
  expect(stand.sheetsOf(issueId)).toBe(1);
});
