import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { io } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Database } from '../../../../central/src/db/index.ts';
import { createPairingCode } from '../../../../central/src/kiosks/index.ts';
import { publish } from '../../../../central/src/sync/index.ts';
import { ledger, openCentralDatabase } from '../../../central/sync/support.ts';
import { hostCentral, startRelay, type CentralHost } from './central-host.ts';
import { startKiosk, until } from './kiosk-host.ts';
import { seededBytes } from './sim/clock.ts';
import { lockedBody, openKioskStore, voidedBody } from './support.ts';

const undo: (() => unknown)[] = [];
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hallway-sync-'));
});
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step();
  rmSync(dir, { recursive: true, force: true });
});

async function openCentral(): Promise<{ db: Database; central: CentralHost }> {
  const db = openCentralDatabase(join(dir, 'central'));
  undo.push(() => db.close());
  const central = await hostCentral(db);
  undo.push(() => central.stop());
  db.write((tx) => central.kiosks.register(tx, { kioskId: 'K01', campus: 'tinglan' }));
  return { db, central };
}

describe('a kiosk and central over real sockets and disks', () => {
  it('pairs, follows the feed, leases serials, delivers events and beats', async () => {
    const { db, central } = await openCentral();
    db.write((tx) => {
      for (let n = 0; n < 1_200; n += 1) publish(tx, 'people:tinglan', 'put', `p${n}`, { n });
      publish(tx, 'people:yunlu', 'put', 'other', { n: 1 });
    });
    const { code } = createPairingCode(db, 'K01');
    const { store, mirror, sync } = startKiosk({ origin: central.origin, code });
    undo.push(() => sync.stop());
    await sync.ready();
    expect(Object.keys(mirror.content())).toHaveLength(1_200);
    await until('a lease', () => sync.serials.remaining('D01', 2026) > 0);
    store.transaction(() => sync.outbox.append('credential.locked', lockedBody()));
    await until('the event', () => ledger(db).length === 1 && sync.outbox.length() === 0);
    await until('a beat', () => central.beats.presence()[0]?.state === 'online');
    expect(sync.status()).toMatchObject({ online: true, paired: true, refusal: null });
  });

  it('loses and doubles nothing while its cable is cut at random and central restarts', async () => {
    const { db, central } = await openCentral();
    const relay = await startRelay(central.port);
    undo.push(() => relay.stop());
    const { code } = createPairingCode(db, 'K01');
    const store = openKioskStore(join(dir, 'kiosk.db'));
    undo.push(() => store.close());
    const address = `http://127.0.0.1:${relay.port}`;
    const first = startKiosk({ origin: central.origin, address, code, store });
    await first.sync.ready();
    const random = seededBytes(42);
    const byte = (): number => random(1)[0] ?? 0;
    let sync = first.sync;
    let host = central;
    for (let round = 0; round < 60; round += 1) {
      store.transaction(() => {
        for (let n = byte() % 40; n >= 0; n -= 1) sync.outbox.append('issue.voided', voidedBody());
      });
      db.write((tx) => {
        for (let n = byte() % 5; n >= 0; n -= 1) {
          publish(tx, 'people:tinglan', 'put', `p${byte() % 20}`, { round });
        }
        publish(tx, 'people:tinglan', 'del', `p${byte() % 20}`);
      });
      await sleep(byte() % 30);
      if (byte() % 3 === 0) relay.cut();
      if (round === 20) {
        // The kiosk's program starts again on its disk.
        await sync.stop();
        ({ sync } = startKiosk({ origin: central.origin, address, store }));
      }
      if (round === 40) {
        relay.close();
        await host.stop();
        host = await hostCentral(db, { port: central.port });
        relay.open();
      }
    }
    undo.push(
      () => sync.stop(),
      () => host.stop(),
    );
    const head = (): number => {
      const count = db.sqlite
        .prepare<[], number>("SELECT head FROM feed_head WHERE part = 'people:tinglan'")
        .pluck()
        .get();
      return count ?? 0;
    };
    const cursor = (): unknown =>
      store.db.prepare("SELECT pos FROM feed_cursor WHERE part = 'people:tinglan'").pluck().get();
    await until('the outbox drains', () => sync.outbox.length() === 0);
    await until('the feed is followed to its head', () => cursor() === head());
    const written = store.db.prepare('SELECT id FROM outbox ORDER BY seq').pluck().all();
    expect(ledger(db).map(({ eventId }) => eventId)).toEqual(written);
    expect(written.length).toBeGreaterThan(60);
    expect(contentOf(db)).toEqual(first.mirror.content());
  });

  it('keeps nothing of an event or a record readable on either disk', async () => {
    const { db, central } = await openCentral();
    db.write((tx) => publish(tx, 'k:K01', 'put', 'pickup', { secret: 'SECRET-RECORD' }));
    const { code } = createPairingCode(db, 'K01');
    const store = openKioskStore(join(dir, 'kiosk.db'));
    undo.push(() => store.close());
    const { sync } = startKiosk({ origin: central.origin, code, store });
    undo.push(() => sync.stop());
    await sync.ready();
    store.transaction(() => sync.outbox.append('issue.voided', voidedBody('SECRET-EVENT')));
    await until('the event', () => ledger(db).length === 1);
    const files = [dir, join(dir, 'central')].flatMap((folder) =>
      readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(join(folder, entry.name))),
    );
    expect(files.length).toBeGreaterThan(3);
    for (const bytes of files) {
      expect(bytes.includes('SECRET-EVENT')).toBe(false);
      expect(bytes.includes('SECRET-RECORD')).toBe(false);
      expect(bytes.includes('PRIVATE KEY')).toBe(false);
    }
  });
});

describe('what else may knock at the sync server', () => {
  it('gets no polling, no other namespace, and a clear refusal of nonsense', async () => {
    const { central } = await openCentral();
    const polling = await fetch(`${central.origin}/socket.io/?EIO=4&transport=polling`);
    expect(polling.status).toBe(400);
    const root = io(central.origin, { transports: ['websocket'], reconnection: false });
    undo.push(() => root.disconnect());
    const error = await new Promise((resolve) => root.on('connect_error', resolve));
    expect(error).toMatchObject({ message: 'NOT_FOUND' });
    const socket = io(`${central.origin}/kiosk`, {
      transports: ['websocket'],
      reconnection: false,
    });
    undo.push(() => socket.disconnect());
    const nonsense: unknown[] = [null, 'text', { part: 7 }, [[]], { from: -1 }];
    for (const message of nonsense) {
      const answer: unknown = await socket.emitWithAck('pull', message);
      expect(answer).toMatchObject({ error: { code: 'NOT_PROVEN' } });
    }
    // Without a way to answer, and larger than any message may be: the first is passed over, the second ends it.
    socket.emit('hello');
    socket.emit('push', { huge: 'x'.repeat(600 * 1024) });
    await new Promise((resolve) => socket.on('disconnect', resolve));
  });

  it('is shown out when it does not prove itself within ten seconds', async () => {
    const { central } = await openCentral();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    undo.push(() => vi.useRealTimers());
    const socket = io(`${central.origin}/kiosk`, {
      transports: ['websocket'],
      reconnection: false,
    });
    undo.push(() => socket.disconnect());
    await new Promise((resolve) => socket.on('auth.challenge', resolve));
    const shownOut = new Promise((resolve) => socket.on('disconnect', resolve));
    vi.advanceTimersByTime(9_999);
    expect(socket.connected).toBe(true);
    vi.advanceTimersByTime(1);
    expect(await shownOut).toBe('io server disconnect');
  });

  it('takes a revoked kiosk back with a new code, and a kiosk it has forgotten with its old one', async () => {
    const { db, central } = await openCentral();
    const { code } = createPairingCode(db, 'K01');
    const store = openKioskStore(join(dir, 'kiosk.db'));
    undo.push(() => store.close());
    const first = startKiosk({ origin: central.origin, code, store });
    await first.sync.ready();
    store.transaction(() => first.sync.outbox.append('issue.voided', voidedBody()));
    await until('the event', () => ledger(db).length === 1);
    db.write((tx) => central.kiosks.revoke(tx, 'K01'));
    await until('the refusal', () => first.sync.status().refusal === 'REVOKED');
    await first.sync.stop();
    const again = createPairingCode(db, 'K01');
    const second = startKiosk({ origin: central.origin, code: again.code, store });
    await until('it is back', () => second.sync.status().online);
    expect(second.sync.status().refusal).toBe(null);
    await second.sync.stop();
    await central.stop();
    // Central is set up anew at the same address, and gets what the kiosk still keeps.
    const fresh = openCentralDatabase(join(dir, 'fresh'));
    undo.push(() => fresh.close());
    const host = await hostCentral(fresh, { port: central.port });
    undo.push(() => host.stop());
    fresh.write((tx) => host.kiosks.register(tx, { kioskId: 'K01', campus: 'tinglan' }));
    createPairingCode(fresh, 'K01', { code: again.code });
    const third = startKiosk({ origin: central.origin, code: again.code, store });
    undo.push(() => third.sync.stop());
    await until('it is known there', () => third.sync.status().online);
    await until('the event again', () => ledger(fresh).length === 1);
  });

  it('sees the kiosk say which code central refused it with', async () => {
    const { central } = await openCentral();
    const { sync } = startKiosk({ origin: central.origin, code: 'WRONG' });
    undo.push(() => sync.stop());
    await until('the refusal', () => sync.status().refusal === 'CODE_WRONG');
    expect(sync.status()).toMatchObject({ paired: false, online: false });
  });
});

function contentOf(db: Database): Record<string, string> {
  const rows = db.sqlite
    .prepare<[], { part: string; key: string; data: Buffer }>(
      "SELECT part, key, data FROM feed_op WHERE part LIKE 'people:%' AND data IS NOT NULL ORDER BY part, key",
    )
    .all();
  return Object.fromEntries(
    rows.map(({ part, key, data }) => {
      const place = { table: 'feed_op', key: JSON.stringify([part, key]), column: 'data' };
      return [`${part}/${key}`, db.fields.open(place, data).toString('utf8')];
    }),
  );
}
