import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStand, port, type Stand } from '../stand.ts';
import { intend, outboxEvents, until, untilRest } from '../support.ts';
import { fault } from '../../../../faults/faults.ts';

let stand: Stand;
beforeEach(async () => {
  stand = await openStand();
});
afterEach(() => stand.close());

test(fault(9), async () => {
  stand.simulator.loadPaper(1);
  const printing = stand.openPrinting();
  const issueId = intend(stand.store, { pages: 3 });
  printing.start(issueId);
  const attention = await until(printing, issueId, ({ phase }) => phase === 'attention');
  expect(attention.reasons).toContain('media-needed');
  expect(stand.sheetsOf(issueId)).toBe(1);
  stand.simulator.loadPaper(100);
  await untilRest(printing, issueId);
  expect(stand.journalled(issueId).at(-1)).toBe('DELIVERED');
  expect(stand.sheetsOf(issueId)).toBe(3);
});

describe(fault(10), () => {
  test('the printer has the document and put out nothing: clean by two counters', async () => {
    const real = stand.driver();
    const printing = stand.openPrinting({
      printer: port(real, {
        // The last sheet goes while the document is on its way.
        sendDocument: (ref, pdf) => {
          stand.simulator.loadPaper(0);
          return real.sendDocument(ref, pdf);
        },
      }),
    });
    const issueId = intend(stand.store, { pages: 2 });
    printing.start(issueId);
    await until(printing, issueId, ({ phase }) => phase === 'attention');
    await printing.giveUp(issueId);
    expect(stand.journalled(issueId).at(-1)).toBe('FAILED_CLEAN');
    expect(printing.state(issueId)).toMatchObject({
      reasons: ['given-up'],
      evidence: [
        { source: 'impressions', says: 'not-out', sheets: 0 },
        { source: 'life-counter', says: 'not-out', sheets: 0 },
      ],
    });
    stand.simulator.loadPaper(50);
    expect(stand.simulator.sheets()).toEqual([]);
  });

  test('one sheet of two is out: ambiguous, and the person settles it once', async () => {
    stand.simulator.loadPaper(1);
    const printing = stand.openPrinting();
    const issueId = intend(stand.store, { pages: 2 });
    printing.start(issueId);
    await until(printing, issueId, ({ phase }) => phase === 'attention');
    await printing.giveUp(issueId);
    expect(printing.state(issueId)).toMatchObject({ phase: 'ambiguous', sheetsOut: 1 });
    expect(printing.open()).toHaveLength(1);
    printing.answer(issueId, false);
    printing.answer(issueId, true);
    expect(printing.state(issueId)).toMatchObject({ phase: 'voided' });
    expect(printing.open()).toEqual([]);
    expect(outboxEvents(stand.store).map(({ type }) => type)).toEqual([
      'issue.ambiguous',
      'issue.resolved',
    ]);
    stand.simulator.loadPaper(9);
    expect(stand.sheetsOf(issueId)).toBe(1);
  });
});

test(fault(25), async () => {
  stand.simulator.setToner(0);
  const printing = stand.openPrinting();
  const issueId = intend(stand.store);
  printing.start(issueId);
  const attention = await until(printing, issueId, ({ phase }) => phase === 'attention');
  expect(attention.reasons).toEqual(['toner-empty']);
  expect((await stand.driver().identify()).state).toBe('idle');
  await printing.giveUp(issueId);
  expect(stand.journalled(issueId)).toEqual(['INTENT', 'FAILED_CLEAN']);
  expect(await stand.driver().jobs('all')).toEqual([]);
  expect(stand.simulator.sheets()).toEqual([]);
});

test(fault(29), async () => {
  stand.simulator.loadPaper(2);
  const printing = stand.openPrinting();
  const issueId = intend(stand.store, { pages: 3 });
  printing.start(issueId);
  await until(printing, issueId, ({ phase }) => phase === 'attention');
  await printing.giveUp(issueId);
  expect(stand.journalled(issueId).slice(-2)).toEqual(['CANCELING', 'AMBIGUOUS']);
  expect(printing.state(issueId)).toMatchObject({
    reasons: ['canceled'],
    sheetsOut: 2,
    evidence: [
      { source: 'impressions', says: 'partly', sheets: 2 },
      { source: 'life-counter', says: 'partly', sheets: 2 },
    ],
  });
  stand.simulator.loadPaper(50);
  expect(stand.sheetsOf(issueId)).toBe(2);
});
