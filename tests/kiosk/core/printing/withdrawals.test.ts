import { systemClock } from '@hallway/device-drivers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PrinterPort } from '../../../../kiosk/src/core/devices/printer-port.ts';
import type { Printing } from '../../../../kiosk/src/core/printing/index.ts';
import { startTcpProxy, type TcpProxy } from '../../../peers/tcp-proxy.ts';
import { openStand, port, type Stand } from './stand.ts';
import { intend, outboxEvents, quickLimits, until, untilRest } from './support.ts';

let stand: Stand;
let cable: TcpProxy;
let uri: string;
let printing: Printing;

beforeEach(async () => {
  stand = await openStand();
  const { port: printerPort, pathname } = new URL(stand.simulator.uri.replace('ipp:', 'http:'));
  cable = await startTcpProxy({ port: Number(printerPort) });
  uri = `ipp://127.0.0.1:${cable.port}${pathname}`;
  printing = stand.openPrinting({ printer: stand.driver(uri) });
});

afterEach(async () => {
  await cable.stop();
  await stand.close();
});

/** A job of three sheets that waits for paper after the first, at a printer that nobody reaches any more. */
async function waitingOutOfReach(): Promise<string> {
  stand.simulator.loadPaper(1);
  const issueId = intend(stand.store, { pages: 3 });
  printing.start(issueId);
  await until(printing, issueId, ({ phase }) => phase === 'attention');
  cable.fault({ type: 'drop-reply' });
  expect(await untilRest(printing, issueId)).toMatchObject({
    phase: 'ambiguous',
    reasons: ['printer-unreachable'],
  });
  return issueId;
}

const waiting = () => stand.driver().jobs('not-completed');

async function expectTakenBack(): Promise<void> {
  await expect.poll(waiting, { timeout: 10_000 }).toEqual([]);
  stand.simulator.loadPaper(50);
  const next = intend(stand.store);
  printing.start(next);
  expect(await untilRest(printing, next)).toMatchObject({ phase: 'delivered' });
}

describe('nothing came out, somebody says, and the job still waits at the printer', () => {
  test('the word is written at once; the job is taken back when the printer is there again', async () => {
    const issueId = await waitingOutOfReach();
    printing.answer(issueId, false);
    expect(stand.journalled(issueId).slice(-2)).toEqual(['AMBIGUOUS', 'RESOLVED']);
    expect(printing.state(issueId)).toMatchObject({ phase: 'voided' });
    expect(outboxEvents(stand.store).map(({ type }) => type)).toEqual([
      'issue.ambiguous',
      'issue.resolved',
    ]);
    expect(await waiting()).toHaveLength(1);
    cable.fault({ type: 'none' });
    await expectTakenBack();
    expect(stand.sheetsOf(issueId)).toBe(1);
    // It was an effect of the word and needs no line of its own.
    expect(stand.journalled(issueId).at(-1)).toBe('RESOLVED');
  });

  test('stopped after the word: the next start takes it back', async () => {
    const issueId = await waitingOutOfReach();
    printing.answer(issueId, false);
    await printing.stop();
    cable.fault({ type: 'none' });
    printing = stand.openPrinting({ printer: stand.driver(uri) });
    expect(await waiting()).toHaveLength(1);
    await printing.recover();
    await expectTakenBack();
    expect(stand.sheetsOf(issueId)).toBe(1);
  });

  test('a word of staff counts only when its page reached the disk', async () => {
    const issueId = await waitingOutOfReach();
    cable.fault({ type: 'none' });
    const word = { issueId, attempt: 1, outcome: 'voided', by: 'technician' } as const;
    expect(() =>
      stand.store.transaction(() => {
        printing.resolve(word);
        throw new Error('the disk');
      }),
    ).toThrow('the disk');
    await stand.driver(uri).identify();
    expect(await waiting()).toHaveLength(1);
    stand.store.transaction(() => printing.resolve(word));
    await expectTakenBack();
    expect(stand.sheetsOf(issueId)).toBe(1);
  });

  test('a printer that forgot the job is asked once', async () => {
    const issueId = await waitingOutOfReach();
    cable.fault({ type: 'none' });
    await stand.simulator.powerCycle();
    printing.answer(issueId, false);
    stand.simulator.loadPaper(50);
    await expectTakenBack();
    expect(stand.sheetsOf(issueId)).toBe(1);
  });
});

test('given up while the printer is away: it is told when it is back, however long that takes', async () => {
  const limits = { ...quickLimits, cancelMs: 300, unreachableMs: 10_000 };
  const real = stand.driver(uri);
  let cutAtCancel = false;
  const cancel: PrinterPort['cancel'] = async (ref) => {
    if (cutAtCancel) cable.fault({ type: 'drop-reply' });
    cutAtCancel = false;
    await real.cancel(ref);
  };
  printing = stand.openPrinting({ printer: port(real, { cancel }), limits });
  stand.simulator.loadPaper(1);
  const issueId = intend(stand.store, { pages: 3 });
  printing.start(issueId);
  await until(printing, issueId, ({ phase }) => phase === 'attention');
  // The cable goes in the moment in which the cancel is sent.
  cutAtCancel = true;
  const givenUp = printing.giveUp(issueId);
  await until(printing, issueId, ({ reasons }) => reasons.includes('connecting-to-device'));
  await systemClock.sleep(2 * limits.cancelMs, new AbortController().signal);
  cable.fault({ type: 'none' });
  await givenUp;
  expect(printing.state(issueId)).toMatchObject({ phase: 'ambiguous', reasons: ['canceled'] });
  expect(await waiting()).toEqual([]);
  stand.simulator.loadPaper(50);
  expect(stand.sheetsOf(issueId)).toBe(1);
});

test('the paper came out, somebody says: the job is left alone', async () => {
  const issueId = await waitingOutOfReach();
  cable.fault({ type: 'none' });
  printing.answer(issueId, true);
  stand.simulator.loadPaper(50);
  await expect.poll(() => stand.sheetsOf(issueId)).toBe(3);
});
