import { randomBytes } from 'node:crypto';
import type { SealSigner } from '@hallway/certificates';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chargeRefusal } from '../../../../kiosk/src/core/issuing/charge.ts';
import { IssuingError, type Issuing } from '../../../../kiosk/src/core/issuing/index.ts';
import { createJournal } from '../../../../kiosk/src/core/printing/index.ts';
import type { Store } from '../../../../kiosk/src/core/store/index.ts';
import { DurableOutbox } from '../../../../kiosk/src/core/sync/outbox.ts';
import { openKioskStore, outboxEvents, temporaryDir } from '../printing/support.ts';
import { linXiao, makeSeal, morning, openIssuing, request } from './support.ts';

describe('what may be set aside', () => {
  test.each([
    { online: true, amountFen: 0, balanceFen: -500, is: null },
    { online: true, amountFen: 1_000, balanceFen: 1_000, is: null },
    { online: true, amountFen: 1_000, balanceFen: 999, is: 'BALANCE_LOW' },
    { online: true, amountFen: 2_500, balanceFen: 9_999, is: null },
    { online: false, amountFen: 2_000, balanceFen: 9_999, is: null },
    { online: false, amountFen: 2_001, balanceFen: 9_999, is: 'OFFLINE_AMOUNT' },
  ])('$amountFen of $balanceFen, online $online: $is', ({ is, ...conditions }) => {
    expect(chargeRefusal(conditions)).toBe(is);
  });
});

describe('a paper that costs something', () => {
  const person = { ...linXiao, walletFen: 2_500 };
  const paid = { ...request, person, amountFen: 2_000 };
  let signer: SealSigner;
  let home: ReturnType<typeof temporaryDir>;
  let store: Store;
  let outbox: DurableOutbox;
  let room: Issuing;
  let now: number;

  beforeAll(async () => {
    ({ signer } = await makeSeal());
  });
  beforeEach(async () => {
    home = temporaryDir();
    store = openKioskStore(home.dir);
    now = morning.getTime();
    const clock = { now: () => now };
    outbox = new DurableOutbox(store, clock.now, randomBytes, () => undefined);
    room = await openIssuing(store, { signer: () => Promise.resolve(signer), outbox, clock });
  });
  afterEach(() => {
    store.close();
    home.remove();
  });

  async function issue() {
    const prepared = await room.prepare(paid);
    await room.commit(prepared);
    now += 60_000;
    return prepared;
  }

  test('is told to central with the issue, in one transaction', async () => {
    const { issueId, attempt } = await issue();
    expect(outboxEvents(store)).toMatchObject([
      { type: 'issue.created', body: { issueId } },
      { type: 'charge.held', body: { issueId, attempt, personNo: person.no, amountFen: 2_000 } },
    ]);
  });

  test('a free one is not', async () => {
    await room.commit(await room.prepare(request));
    expect(outboxEvents(store).map(({ type }) => type)).toEqual(['issue.created']);
  });

  test('lessens the balance until central has heard of it, whose record then says so', async () => {
    await issue();
    expect(room.balanceFen(person)).toBe(500);
    outbox.acknowledge(2, { rejected: [], deferred: [] });
    expect(room.balanceFen({ ...person, walletFen: 500 })).toBe(500);
  });

  test('counts only what central has not heard of', async () => {
    await issue();
    outbox.acknowledge(2, { rejected: [], deferred: [] });
    const record = { ...person, walletFen: 9_000 };
    await room.commit(await room.prepare({ ...paid, person: record, copies: 1, amountFen: 1_000 }));
    expect(room.balanceFen(record)).toBe(8_000);
  });

  test('costs nothing when its attempt is void', async () => {
    const { issueId } = await issue();
    const journal = createJournal({ store, outbox, clock: { now: () => now } });
    const attempt = journal.read(issueId);
    if (!attempt) throw new Error('not in the journal');
    journal.record(attempt, { type: 'FAILED_CLEAN', reason: 'given-up', evidence: [] });
    expect(room.balanceFen(person)).toBe(2_500);
  });

  test('is refused where the card does not hold enough; nothing is issued', async () => {
    await issue();
    const refused = await room.prepare(paid).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(IssuingError);
    expect((refused as IssuingError).code).toBe('BALANCE_LOW');
    expect(outbox.length()).toBe(2);
  });
});
