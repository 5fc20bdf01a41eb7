import { systemClock } from '@hallway/device-drivers';
import type { DeclaredPrinterProfile } from '@hallway/device-drivers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createJournal, type PrinterTrust } from '../../../../kiosk/src/core/printing/index.ts';
import { trustIn } from '../../../../kiosk/src/core/printing/trust.ts';
import { openStand, type Stand } from './stand.ts';
import { intend, openOutbox, until, untilRest } from './support.ts';

const model = 'Nobody LaserPro 1';

const probed: DeclaredPrinterProfile = {
  provenance: 'probed',
  model,
  firmware: '1.0',
  probedAt: '2026-11-20',
  countsImpressions: true,
  hasLifeCounter: true,
  brokenUpload: 'discards',
};

const noCount = { phase: 'ambiguous', reasons: ['no-count'] };

let stand: Stand;
beforeEach(async () => {
  stand = await openStand({ model });
});
afterEach(() => stand.close());

async function print(profile?: DeclaredPrinterProfile) {
  const printing = stand.openPrinting({ printer: stand.driver(undefined, profile) });
  const issueId = intend(stand.store, { pages: 2 });
  printing.start(issueId);
  return untilRest(printing, issueId);
}

/** Begins under one profile, and comes to its end under another after a restart in the middle. */
async function across(before?: DeclaredPrinterProfile, after?: DeclaredPrinterProfile) {
  const first = stand.openPrinting({ printer: stand.driver(undefined, before) });
  const issueId = intend(stand.store, { pages: 6 });
  first.start(issueId);
  await until(first, issueId, ({ sheetsOut }) => sheetsOut >= 1);
  await first.stop();
  const second = stand.openPrinting({ printer: stand.driver(undefined, after) });
  await second.recover();
  return untilRest(second, issueId);
}

describe('what a printer counts is worth what its profile says', () => {
  test('of a model nobody looked at nothing is believed, though all its paper came out', async () => {
    const rest = await print();
    expect(rest).toMatchObject(noCount);
    expect(rest.evidence.map(({ source }) => source)).toEqual(['job-state']);
    expect(stand.sheetsOf(rest.issueId)).toBe(2);
  });

  test('the same printer delivers once it was probed', async () => {
    const rest = await print(probed);
    expect(rest).toMatchObject({ phase: 'delivered', reasons: [] });
    expect(rest.evidence.map(({ source }) => source)).toEqual([
      'job-state',
      'impressions',
      'life-counter',
    ]);
  });

  test('a profile of another model is none', async () => {
    expect(await print({ ...probed, model: 'Nobody LaserPro 2' })).toMatchObject(noCount);
  });

  test('an unverified profile is believed nothing, whatever it says', async () => {
    expect(await print({ ...probed, provenance: 'unverified' })).toMatchObject(noCount);
  });
});

describe('an attempt is judged by what was believed when it began', () => {
  test('a profile that came while it printed does not prove it', async () => {
    expect(await across(undefined, probed)).toMatchObject(noCount);
  });

  test('a profile that went while it printed does not put it in doubt', async () => {
    expect(await across(probed, undefined)).toMatchObject({ phase: 'delivered', sheetsOut: 6 });
  });

  test('of a row that says nothing of it, nothing is believed', async () => {
    const issueId = intend(stand.store);
    const journal = createJournal({
      store: stand.store,
      outbox: openOutbox(stand.store),
      clock: systemClock,
    });
    const intended = journal.read(issueId);
    if (!intended) throw new Error('nothing was intended');
    const printer = { uuid: stand.simulator.printerUuid, upTime: 1, lifeCounter: 0 };
    journal.record(intended, { type: 'CREATING', printer });
    const printing = stand.openPrinting({ printer: stand.driver(undefined, probed) });
    await printing.recover();
    // It was not created, so it begins anew, and is asked of anew.
    expect(await untilRest(printing, issueId)).toMatchObject({ phase: 'delivered' });
    expect(stand.journalled(issueId)).toContain('NOT_CREATED');

    const old = intend(stand.store);
    const begun = journal.read(old);
    if (!begun) throw new Error('nothing was intended');
    const creating = journal.record(begun, { type: 'CREATING', printer });
    const driver = stand.driver(undefined, probed);
    const job = await driver.createJob({
      name: `cert:${old}:1`,
      user: 'kiosk',
      copies: 1,
      sides: 'one-sided',
      media: 'iso_a4_210x297mm',
      pages: 1,
      format: 'application/pdf',
    });
    journal.record(creating, { type: 'CREATED', job });
    await printing.recover();
    expect(await untilRest(printing, old)).toMatchObject(noCount);
  });
});

test('trust is read from the profile', () => {
  const believed: PrinterTrust = { impressions: true, lifeCounter: true, lifeCountPerSheet: 2 };
  expect(trustIn({ ...probed, lifeCountPerSheet: 2 })).toEqual(believed);
  expect(trustIn({ ...probed, countsImpressions: false, hasLifeCounter: false })).toEqual({
    impressions: false,
    lifeCounter: false,
    lifeCountPerSheet: 1,
  });
});
