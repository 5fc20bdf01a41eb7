import { startIppPrinterSimulator } from '@hallway/device-drivers/sim';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { startIppRelay, without } from '../../../peers/ipp-relay.ts';
import { openStand, type Stand } from './stand.ts';
import { intend, outboxEvents, until, untilRest } from './support.ts';

let stand: Stand;
beforeEach(async () => {
  stand = await openStand();
});
afterEach(() => stand.close());

test('a printer that is power-cycled between two jobs prints both, though both have the same job-id', async () => {
  const printing = stand.openPrinting();
  const first = intend(stand.store, { pages: 2 });
  printing.start(first);
  expect(await untilRest(printing, first)).toMatchObject({ phase: 'delivered' });
  await stand.simulator.powerCycle();
  const second = intend(stand.store, { pages: 2 });
  printing.start(second);
  expect(await untilRest(printing, second)).toMatchObject({ phase: 'delivered' });
  const sheets = stand.simulator.sheets();
  expect(new Set(sheets.map(({ jobId }) => jobId)).size).toBe(1);
  expect(new Set(sheets.map(({ jobUuid }) => jobUuid)).size).toBe(2);
  expect([first, second].map((issueId) => stand.sheetsOf(issueId))).toEqual([2, 2]);
});

test('a printer that is power-cycled before its first answer is waited for', async () => {
  stand.simulator.setFault('cover-open', true);
  const printing = stand.openPrinting();
  const issueId = intend(stand.store);
  printing.start(issueId);
  await until(printing, issueId, ({ phase }) => phase === 'attention');
  await stand.simulator.powerCycle();
  stand.simulator.setFault('cover-open', false);
  expect(await untilRest(printing, issueId)).toMatchObject({ phase: 'delivered' });
  expect(stand.sheetsOf(issueId)).toBe(1);
});

test('another printer with a job of the same id, met by a new agent that knew neither: ambiguous', async () => {
  const stranger = await startIppPrinterSimulator({ dir: `${stand.dir}/stranger`, msPerPage: 40 });
  onTestFinished(() => stranger.stop());
  const before = stand.openPrinting();
  const issueId = intend(stand.store, { pages: 6 });
  before.start(issueId);
  await until(before, issueId, ({ sheetsOut }) => sheetsOut >= 1);
  await before.stop();

  const elsewhere = stand.openPrinting({ printer: stand.driver(stranger.uri) });
  const other = intend(stand.store);
  elsewhere.start(other);
  await untilRest(elsewhere, other);
  expect(stranger.sheets().map(({ jobId }) => jobId)).toEqual([1]);
  await elsewhere.recover();
  expect(await untilRest(elsewhere, issueId)).toMatchObject({ phase: 'ambiguous' });
  expect(stranger.sheets()).toHaveLength(1);
  expect(outboxEvents(stand.store).map(({ type }) => type)).toEqual([
    'issue.delivered',
    'issue.ambiguous',
  ]);
});

test('a printer without job-uuid gets one empty job, which is taken back, and the attempt ends clean', async () => {
  const relay = await startIppRelay(stand.simulator.uri, (answer) => without(answer, 'job-uuid'));
  onTestFinished(() => relay.stop());
  const printing = stand.openPrinting({ printer: stand.driver(relay.uri) });
  const issueId = intend(stand.store);
  printing.start(issueId);
  expect(await untilRest(printing, issueId)).toMatchObject({
    phase: 'voided',
    reasons: ['unsupported'],
  });
  expect(stand.journalled(issueId)).toEqual(['INTENT', 'CREATING', 'NOT_CREATED', 'FAILED_CLEAN']);
  const jobs = await stand.driver().jobs('all');
  expect(jobs.map(({ state }) => state)).toEqual(['canceled']);
  expect(stand.simulator.sheets()).toEqual([]);
});
