import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { admitToSeal } from '../../../../scripts/house/pairing.ts';
import { PaperCourier } from '../../../../kiosk/src/core/sync/index.ts';
import { demoPerson, startCentral, type TestCentral } from '../../../central/support/central.ts';
import { issuePaper } from '../../../central/support/papers.ts';
import { startRelay, type Relay } from './central-host.ts';
import { startKiosk, until } from './kiosk-host.ts';

let central: TestCentral;
let relay: Relay;
beforeAll(async () => {
  central = await startCentral();
  relay = await startRelay(Number(new URL(central.origin).port));
});
afterAll(async () => {
  await relay.stop();
  await central.stop();
});

it('takes sealed papers to central after their events, whatever happens to the cable', async () => {
  const kiosk = startKiosk({ origin: central.origin, code: 'CODE-K01' });
  const { store, sync } = kiosk;
  await sync.ready();
  kiosk.sealCourier.start();
  await admitToSeal(central.origin, 'K01');
  await until('the seal', () => kiosk.seal.current() !== null);
  await kiosk.sealCourier.stop();
  const seal = await kiosk.seal.signer();
  if (!seal) throw new Error('no seal');
  const warnings: unknown[] = [];
  const courier = new PaperCourier({
    store,
    kioskId: 'K01',
    centralOrigin: central.origin,
    address: `http://127.0.0.1:${relay.port}`,
    free: () => sync.status().online && sync.outbox.length() === 0,
    now: () => Date.now(),
    log: { info: () => undefined, warn: (facts) => warnings.push(facts) },
    everyMs: 20,
  });
  const waiting = () =>
    store.db.prepare<[], number>('SELECT count(*) FROM paper_outbox').pluck().get();
  const papers = await Promise.all(
    [1, 2, 3].map((counter) =>
      issuePaper('K01', seal, demoPerson('2024110101'), { counter, issueId: randomUUID() }),
    ),
  );
  relay.close();
  for (const { event, pdf } of papers) {
    store.transaction(() => {
      sync.outbox.append('issue.created', event);
      courier.outbox.keep(event.serial, pdf);
    });
  }
  expect(() => courier.outbox.keep('LJU-D01-2026-K01-000009', new Uint8Array(1))).toThrow(
    expect.objectContaining({ code: 'NO_TRANSACTION' }),
  );
  const raw = store.db.prepare('SELECT pdf FROM paper_outbox').pluck().all() as Buffer[];
  expect(raw.some((sealed) => sealed.includes('%PDF-'))).toBe(false);

  courier.start();
  await until('the events are there', () => sync.outbox.length() === 0);
  expect(waiting()).toBe(3);
  relay.open();
  await until('the papers are there', () => waiting() === 0);
  expect(warnings).toEqual([]);

  // Central knows nothing of this number: the paper waits, and does not stand in the way of others.
  const more = await issuePaper('K01', seal, demoPerson('2024110101'), { counter: 4 });
  store.transaction(() => courier.outbox.keep('LJU-D01-2026-K01-000777', new Uint8Array(9)));
  store.transaction(() => {
    sync.outbox.append('issue.created', more.event);
    courier.outbox.keep(more.event.serial, more.pdf);
  });
  await until('the other paper is there', () => waiting() === 1);
  await courier.stop();
  await sync.stop();
});
