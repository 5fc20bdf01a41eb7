import { startIppPrinterSimulator } from '@hallway/device-drivers/sim';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PrinterPort } from '../../../../../kiosk/src/core/devices/printer-port.ts';
import { startTcpProxy } from '../../../../peers/tcp-proxy.ts';
import { openStand, port, type Stand } from '../stand.ts';
import { intend, outboxEvents, until, untilRest } from '../support.ts';
import { fault } from '../../../../faults/faults.ts';

let stand: Stand;
beforeEach(async () => {
  stand = await openStand();
});
afterEach(() => stand.close());

/** A cable whose other end can be put into another printer. */
async function cableTo(uri: string) {
  const { port: printerPort, pathname } = new URL(uri.replace('ipp:', 'http:'));
  const target = { port: Number(printerPort) };
  const cable = await startTcpProxy(target);
  return {
    cable,
    uri: `ipp://127.0.0.1:${cable.port}${pathname}`,
    plugInto: (other: string) => {
      target.port = Number(new URL(other.replace('ipp:', 'http:')).port);
    },
  };
}

test(fault(3), async () => {
  const { cable, uri } = await cableTo(stand.simulator.uri);
  const printer = stand.driver(uri);
  const createJob: PrinterPort['createJob'] = async (job) => {
    // The driver first asks who is there, on a connection of its own.
    cable.fault({ type: 'drop-reply' }, 1);
    return await printer.createJob(job).finally(() => cable.fault({ type: 'none' }));
  };
  const printing = stand.openPrinting({ printer: port(printer, { createJob }) });
  const issueId = intend(stand.store);
  printing.start(issueId);
  await untilRest(printing, issueId);
  expect(stand.journalled(issueId).at(-1)).toBe('DELIVERED');
  expect(await stand.driver().jobs('all')).toHaveLength(1);
  expect(stand.sheetsOf(issueId)).toBe(1);
  await cable.stop();
});

test(fault(7), async () => {
  const old = await cableTo(stand.simulator.uri);
  const before = stand.openPrinting({ printer: stand.driver(old.uri) });
  const issueId = intend(stand.store, { pages: 6 });
  before.start(issueId);
  await until(before, issueId, ({ sheetsOut }) => sheetsOut >= 1);
  await before.stop();
  await old.cable.stop();

  const moved = await cableTo(stand.simulator.uri);
  const after = stand.openPrinting({ printer: stand.driver(moved.uri) });
  await after.recover();
  await untilRest(after, issueId);
  expect(stand.journalled(issueId).filter((type) => type === 'CREATING')).toHaveLength(1);
  expect(stand.journalled(issueId).at(-1)).toBe('DELIVERED');
  expect(stand.sheetsOf(issueId)).toBe(6);
  await moved.cable.stop();
});

describe(fault(8), () => {
  test('neither a new job nor the one under way', async () => {
    const stranger = await startIppPrinterSimulator({ dir: `${stand.dir}/stranger`, msPerPage: 1 });
    const { cable, uri, plugInto } = await cableTo(stand.simulator.uri);
    const printing = stand.openPrinting({ printer: stand.driver(uri) });
    const underWay = intend(stand.store, { pages: 6 });
    printing.start(underWay);
    await until(printing, underWay, ({ sheetsOut }) => sheetsOut >= 1);
    plugInto(stranger.uri);
    const next = intend(stand.store);
    printing.start(next);
    await untilRest(printing, next);
    expect(stand.journalled(underWay).at(-1)).toBe('AMBIGUOUS');
    expect(stand.journalled(next)).toEqual(['INTENT', 'FAILED_CLEAN']);
    expect(outboxEvents(stand.store)).toMatchObject([
      { type: 'issue.ambiguous', body: { issueId: underWay } },
      { type: 'issue.voided', body: { issueId: next, reason: 'wrong-device' } },
    ]);
    expect(stranger.sheets()).toEqual([]);
    expect(await stand.driver(stranger.uri).jobs('all')).toEqual([]);
    await cable.stop();
    await stranger.stop();
  });
});

describe(fault(12), () => {
  /** Jams in the moment in which the job has ended: the last sheet may still be inside. */
  async function jamAtTheEnd(lifeCounter: boolean) {
    const real = stand.driver();
    const printing = stand.openPrinting({
      printer: port(real, {
        profile: async () => ({ ...(await real.profile()), hasLifeCounter: lifeCounter }),
        job: async (ref) => {
          const state = await real.job(ref);
          if (state?.state === 'completed') stand.simulator.setFault('media-jam', true);
          return state;
        },
      }),
    });
    const issueId = intend(stand.store, { pages: 2 });
    printing.start(issueId);
    return { issueId, rest: await untilRest(printing, issueId) };
  }

  test('by impressions alone it is ambiguous', async () => {
    const { issueId, rest } = await jamAtTheEnd(false);
    expect(stand.journalled(issueId).at(-1)).toBe('AMBIGUOUS');
    expect(rest.reasons).toEqual(['jam-reported']);
    expect(rest.evidence.map(({ source }) => source)).not.toContain('life-counter');
  });

  test('by the life counter it is delivered', async () => {
    const { issueId } = await jamAtTheEnd(true);
    expect(stand.journalled(issueId).at(-1)).toBe('DELIVERED');
    expect(stand.sheetsOf(issueId)).toBe(2);
  });
});

test(fault(24), async () => {
  const real = stand.driver();
  const printing = stand.openPrinting({
    printer: port(real, {
      job: async (ref) => {
        const state = await real.job(ref);
        return (
          state && {
            ...state,
            impressionsCompleted: Math.min(1, state.impressionsCompleted ?? 0),
          }
        );
      },
    }),
  });
  const issueId = intend(stand.store, { pages: 2 });
  printing.start(issueId);
  const rest = await untilRest(printing, issueId);
  expect(stand.journalled(issueId).at(-1)).toBe('AMBIGUOUS');
  expect(rest.reasons).toEqual(['counts-disagree']);
  expect(rest.evidence).toMatchObject([
    { source: 'job-state', says: 'out' },
    { source: 'impressions', says: 'partly', sheets: 1 },
    { source: 'life-counter', says: 'out', sheets: 2 },
  ]);
  expect(stand.sheetsOf(issueId)).toBe(2);
});
