import { afterEach, describe, expect, it } from 'vitest';
import { generateKeyPairSync, sign } from 'node:crypto';
import { proofText } from '@hallway/protocol';
import { EffectRefused, deadLetters, headOf, publish } from '../../../../central/src/sync/index.ts';
import { createKiosks } from '../../../../central/src/kiosks/index.ts';
import { KioskSession } from '../../../../central/src/sync/session.ts';
import { ledger, ledgerEffects } from '../../../central/sync/support.ts';
import { World } from './sim/world.ts';

let world: World;
afterEach(() => world.dispose());

/** Index of the first packet in flight of this kind. */
function flying(what: string): number {
  const index = world.network.packets.findIndex((packet) => packet.what === what);
  if (index < 0) throw new Error(`no ${what} in flight`);
  return index;
}

function count(what: string): number {
  return world.network.packets.filter((packet) => packet.what === what).length;
}

describe('events on their way up', () => {
  it('are kept while central is away and drain without a new local write', async () => {
    world = await World.create();
    world.run(1_000);
    world.killCentral();
    for (let n = 0; n < 450; n += 1) world.kiosk.append();
    world.run(60_000);
    expect(ledger(world.db)).toHaveLength(0);
    expect(world.kiosk.machine.online).toBe(false);
    world.startCentral();
    world.run(60_000);
    expect(ledger(world.db)).toHaveLength(450);
    expect(ledger(world.db).map(({ seq }) => seq)).toEqual(
      Array.from({ length: 450 }, (_, n) => n + 1),
    );
    expect(world.kiosk.outbox.length()).toBe(0);
  });

  it('go with two batches in flight and are taken in order though the second arrives first', async () => {
    world = await World.create();
    world.run(1_000);
    world.network.cutAll();
    for (let n = 0; n < 400; n += 1) world.kiosk.append();
    // Come back step by step, up to the moment when both batches are on the wire.
    while (count('push') < 2) {
      if (world.network.packets.length === 0) world.advance(500);
      else world.network.deliver(0);
    }
    const second = flying('push') + 1;
    world.network.deliver(second);
    world.commit();
    world.run(30_000);
    expect(ledger(world.db)).toHaveLength(400);
    expect(world.kiosk.outbox.length()).toBe(0);
  });

  it('take effect once though the batch is replayed', async () => {
    world = await World.create();
    world.run(1_000);
    world.kiosk.append();
    world.network.duplicate(flying('push'));
    world.network.duplicate(flying('push'));
    world.run(1_000);
    expect(ledger(world.db)).toHaveLength(1);
  });

  it('take effect once though central dies after the commit and before the acknowledgement', async () => {
    world = await World.create();
    world.run(1_000);
    world.kiosk.append();
    world.network.deliver(flying('push'));
    world.commit();
    expect(ledger(world.db)).toHaveLength(1);
    expect(world.kiosk.outbox.length()).toBe(1);
    world.restartCentral();
    world.run(30_000);
    expect(ledger(world.db)).toHaveLength(1);
    expect(world.kiosk.outbox.length()).toBe(0);
  });

  it('are not acknowledged when central dies before the commit', async () => {
    world = await World.create();
    world.run(1_000);
    world.kiosk.append();
    world.network.deliver(flying('push'));
    world.restartCentral();
    expect(ledger(world.db)).toHaveLength(0);
    expect(world.kiosk.outbox.length()).toBe(1);
    world.run(30_000);
    expect(ledger(world.db)).toHaveLength(1);
  });

  it('take effect once though the kiosk dies after the commit and before the acknowledgement', async () => {
    world = await World.create();
    world.run(1_000);
    world.kiosk.append();
    world.network.deliver(flying('push'));
    world.commit();
    world.kiosk.restart();
    world.run(30_000);
    expect(ledger(world.db)).toHaveLength(1);
    expect(world.kiosk.outbox.length()).toBe(0);
  });

  it('do not wait for a poisoned one', async () => {
    let calls = 0;
    world = await World.create({
      effects: ledgerEffects({
        'issue.voided': (tx, kioskId, body, event) => {
          calls += 1;
          tx.sqlite
            .prepare('INSERT INTO ledger (kiosk_id, event_id, seq) VALUES (?, ?, ?)')
            .run(kioskId, event.id, event.seq);
          if (body.reason === 'refuse') throw new EffectRefused('NO_SUCH_ISSUE', 'none');
          if (body.reason === 'bug') throw new TypeError('a bug in an effect');
        },
      }),
    });
    world.run(1_000);
    for (const reason of ['good', 'refuse', 'bug', 'good']) world.kiosk.append(reason);
    world.run(5_000);
    expect(calls).toBe(4);
    expect(ledger(world.db).map(({ seq }) => seq)).toEqual([1, 4]);
    expect(deadLetters(world.db, 'K01').map(({ seq, code }) => [seq, code])).toEqual([
      [3, 'EFFECT_FAILED'],
      [2, 'NO_SUCH_ISSUE'],
    ]);
    expect(world.kiosk.outbox.length()).toBe(0);
  });

  it('go up though no beat can be made', async () => {
    world = await World.create();
    world.kiosk.beat = () => {
      throw new Error('health is broken');
    };
    world.run(20_000);
    world.kiosk.append();
    world.run(1_000);
    expect(ledger(world.db)).toHaveLength(1);
    expect(world.kiosk.machine.online).toBe(true);
  });

  it('start a new epoch after the disk of the kiosk was rolled back, and none is lost or doubled', async () => {
    world = await World.create();
    world.run(1_000);
    world.kiosk.append('before the image');
    world.run(1_000);
    const epoch = world.kiosk.outbox.state().epoch;
    world.kiosk.saveImage();
    world.kiosk.append('forgotten by the disk');
    world.run(1_000);
    world.kiosk.rollBack();
    world.kiosk.append('another second');
    world.kiosk.append('another third');
    expect(world.kiosk.serials.remaining('D01', 2026)).toBeGreaterThan(0);
    const before = world.kiosk.serials.peek('D01', 2026);
    world.run(60_000);
    expect(world.kiosk.outbox.state().epoch).not.toBe(epoch);
    expect(ledger(world.db)).toHaveLength(4);
    expect(world.kiosk.outbox.length()).toBe(0);
    // Numbers leased before the fork may have been used by the other life.
    expect(world.kiosk.serials.peek('D01', 2026)?.counter).toBeGreaterThan(before?.counter ?? 0);
  });

  it('are not taken for those of another life whose commit came after hello', async () => {
    world = await World.create();
    world.run(1_000);
    world.kiosk.saveImage();
    world.kiosk.append('of the first life');
    world.network.deliver(flying('push'));
    // The disk is rolled back, and hello is said, before the first life's event is committed.
    world.kiosk.rollBack();
    while (!world.kiosk.machine.online) world.network.deliver(0);
    world.commit();
    world.kiosk.append('of the second life');
    world.run(30_000);
    expect(ledger(world.db)).toHaveLength(2);
    expect(world.kiosk.outbox.length()).toBe(0);
  });

  it('are acknowledged only by the answer to their own push', async () => {
    world = await World.create();
    world.run(1_000);
    world.kiosk.append('known to both lives');
    world.kiosk.saveImage();
    world.kiosk.append('of the first life');
    world.network.deliver(flying('push'));
    world.network.deliver(flying('push'));
    world.kiosk.rollBack();
    while (!world.kiosk.machine.online) world.network.deliver(0);
    world.kiosk.append('of the second life');
    world.commit();
    world.run(30_000);
    expect(ledger(world.db)).toHaveLength(3);
    expect(world.kiosk.outbox.length()).toBe(0);
  });

  it('are sent again to a central that was restored from a backup', async () => {
    world = await World.create();
    world.run(1_000);
    world.kiosk.append();
    world.run(1_000);
    world.backUpCentral();
    for (let n = 0; n < 5; n += 1) world.kiosk.append();
    world.db.write((tx) => publish(tx, 'config', 'put', 'K01', { name: 'lost with the backup' }));
    world.run(5_000);
    expect(world.kiosk.outbox.length()).toBe(0);
    expect(Object.keys(world.kiosk.mirror.content())).toEqual(['config/K01']);
    world.restoreCentral();
    expect(ledger(world.db)).toHaveLength(1);
    world.run(60_000);
    expect(ledger(world.db)).toHaveLength(6);
    expect(world.kiosk.mirror.content()).toEqual({});
  });
});

describe('the feed on its way down', () => {
  it('arrives by a poke, and by the poll when the poke was lost', async () => {
    world = await World.create();
    world.run(1_000);
    const put = (n: number): number =>
      world.db.write((tx) => publish(tx, 'catalog', 'put', 'D01', { n }));
    put(1);
    world.settle();
    expect(world.kiosk.mirror.content()).toEqual({ 'catalog/D01': '{"n":1}' });
    put(2);
    world.network.packets.splice(flying('poke'), 1);
    world.run(30_000);
    expect(world.kiosk.mirror.content()).toEqual({ 'catalog/D01': '{"n":1}' });
    world.run(31_000);
    expect(world.kiosk.mirror.content()).toEqual({ 'catalog/D01': '{"n":2}' });
    expect(world.kiosk.feed.cursor('catalog')).toBe(headOf(world.db, 'catalog'));
  });

  it('never shows a kiosk the people of another campus or the box of another kiosk', async () => {
    world = await World.create({ kiosks: 2 });
    world.db.write((tx) => {
      publish(tx, 'people:yunlu', 'put', '1', {});
      publish(tx, 'k:K02', 'put', 'command', {});
    });
    world.run(5_000);
    expect(world.kiosk.feed.cursors()).not.toHaveProperty('people:yunlu');
    expect(world.kiosk.feed.cursors()).not.toHaveProperty('k:K02');
    const [, other] = world.kiosks;
    expect(other?.feed.cursor('k:K02')).toBe(headOf(world.db, 'k:K02'));
    const session = world.network.lines[0]?.session;
    expect(session?.pull({ part: 'people:yunlu', from: 0, limit: 10 })).toMatchObject({
      error: { code: 'PART_NOT_YOURS' },
    });
  });
});

describe('who may come in', () => {
  const newSession = (): KioskSession => {
    const deps = world.network.central;
    if (!deps) throw new Error('central runs');
    return new KioskSession(deps, { poke() {}, close() {} });
  };

  it('refuses a wrong key, a replayed proof, a proof for another origin, and every request without one', async () => {
    world = await World.create();
    const own = world.kiosk.identity();
    const forged = generateKeyPairSync('ed25519').privateKey;
    const session = newSession();
    const { nonce, timeline } = session.challenge();
    const text = Buffer.from(proofText('http://central.test', nonce, timeline));
    const prove = {
      kioskId: 'K01',
      keyId: own.keyId,
      sig: sign(null, text, forged).toString('base64'),
    };
    expect(session.prove(prove)).toEqual({ ok: false, code: 'BAD_PROOF' });
    // A nonce is good for one try, even a good one.
    const good = own.prove('K01', 'http://central.test', session.challenge());
    expect(session.prove(good)).toEqual({ ok: false, code: 'BAD_PROOF' });
    expect(newSession().prove(good)).toEqual({ ok: false, code: 'BAD_PROOF' });
    const elsewhere = newSession();
    expect(
      elsewhere.prove(own.prove('K01', 'http://relay.test', elsewhere.challenge())),
    ).toMatchObject({ ok: false });
    const stranger = newSession();
    expect(stranger.prove(own.prove('K99', 'http://central.test', stranger.challenge()))).toEqual({
      ok: false,
      code: 'UNKNOWN_KIOSK',
    });
    expect(stranger.pull({ part: 'config', from: 0, limit: 1 })).toMatchObject({
      error: { code: 'NOT_PROVEN' },
    });
    expect(newSession().prove({ nonsense: true })).toMatchObject({ ok: false });
  });

  it('lets the newer connection of a kiosk win', async () => {
    world = await World.create();
    world.run(1_000);
    const session = newSession();
    expect(
      session.prove(
        world.kiosk.identity().prove('K01', 'http://central.test', session.challenge()),
      ),
    ).toEqual({ ok: true });
    expect(world.kiosk.machine.online).toBe(false);
    expect(world.hub?.connected()).toEqual(['K01']);
  });

  it('closes the connection of a revoked kiosk and says why when it comes again', async () => {
    world = await World.create();
    world.run(1_000);
    const registry = createKiosks(world.db);
    world.db.write((tx) => registry.revoke(tx, 'K01'));
    expect(world.kiosk.machine.online).toBe(false);
    world.run(10_000);
    expect(world.kiosk.machine.refusal).toBe('REVOKED');
    world.kiosk.append();
    expect(world.kiosk.outbox.length()).toBe(1);
  });
});

describe('serial numbers', () => {
  it('come in blocks that never overlap and are refilled before they run out', async () => {
    world = await World.create({ kiosks: 2 });
    world.run(1_000);
    for (const kiosk of world.kiosks) {
      const used: number[] = [];
      for (let n = 0; n < 300; n += 1) {
        const issue = kiosk.issue();
        if (issue) used.push(issue.counter);
        world.settle();
      }
      expect(used).toEqual(Array.from({ length: 300 }, (_, n) => n + 1));
    }
    const indexes = world.db.sqlite
      .prepare<[], string>('SELECT status_indexes FROM serial_lease')
      .pluck()
      .all()
      .flatMap((text) => JSON.parse(text) as number[]);
    expect(new Set(indexes).size).toBe(indexes.length);
    expect(Math.max(...indexes)).toBeLessThan(2 ** 17);
  });

  it('are granted once though the answer was lost', async () => {
    world = await World.create();
    while (count('lease.request') === 0) world.network.deliver(0);
    world.network.deliver(flying('lease.request'));
    world.network.cutAll();
    world.kiosk.restart();
    world.run(60_000);
    expect(world.kiosk.serials.peek('D01', 2026)?.counter).toBe(1);
    const leases = world.db.sqlite.prepare('SELECT count(*) FROM serial_lease').pluck().get();
    expect(leases).toBe(1);
  });

  it('are not granted twice by a central that was restored from a backup', async () => {
    world = await World.create();
    world.backUpCentral();
    world.run(1_000);
    const used = new Set<number>();
    const use = (): void => {
      const issue = world.kiosk.issue();
      if (!issue) return;
      expect(used).not.toContain(issue.counter);
      used.add(issue.counter);
    };
    for (let n = 0; n < 50; n += 1) use();
    world.settle();
    world.restoreCentral();
    world.run(60_000);
    for (let n = 0; n < 200; n += 1) {
      use();
      world.settle();
    }
    expect(used.size).toBe(250);
  });
});
