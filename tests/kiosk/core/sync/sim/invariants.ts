import { headOf } from '../../../../../central/src/sync/index.ts';
import type { SimKiosk, World } from './world.ts';

/** What must hold after every single step, whatever was lost, doubled or killed. Throws the name of what broke. */
export function checkAlways(world: World): void {
  eachEventTakesEffectOnce(world);
  for (const kiosk of world.kiosks) {
    nothingIsLost(world, kiosk);
    feedIsAppliedInOrder(kiosk);
    feedIsRight(world, kiosk);
  }
  blocksNeverOverlap(world);
}

/** What must hold once everything could work undisturbed for a while. */
export function checkAtRest(world: World): void {
  checkAlways(world);
  for (const kiosk of world.kiosks) {
    expectThat(kiosk.outbox.length() === 0, 'L1: an outbox did not drain');
    for (const part of [
      'revoke',
      `k:${kiosk.kioskId}`,
      'config',
      'catalog',
      'claims:tinglan',
      'people:tinglan',
    ]) {
      expectThat(
        kiosk.feed.cursor(part) === headOf(world.db, part),
        'L2: a kiosk did not reach the head',
      );
    }
    expectThat(kiosk.serials.remaining('D01', 2026) >= 20, 'a kiosk was left without numbers');
  }
}

function eachEventTakesEffectOnce(world: World): void {
  const doubled = world.db.sqlite
    .prepare('SELECT count(*) - count(DISTINCT event_id) FROM ledger')
    .pluck()
    .get();
  expectThat(doubled === 0, 'S2: an event took effect twice');
}

/** S1, S7: what a kiosk holds as acknowledged is at central; the rest is still in its outbox. */
function nothingIsLost(world: World, kiosk: SimKiosk): void {
  if (!kiosk.machine.online) return;
  const acked = kiosk.store.db
    .prepare<[], string>('SELECT id FROM outbox WHERE acked_at IS NOT NULL')
    .pluck()
    .all();
  const known = world.db.sqlite.prepare(
    'SELECT 1 FROM ingested_event WHERE kiosk_id = ? AND id = ?',
  );
  for (const id of acked) {
    expectThat(known.get(kiosk.kioskId, id) !== undefined, 'S1: an acknowledged event is not here');
  }
  const { epoch, acked: upTo } = kiosk.outbox.state();
  expectThat(upTo <= world.ingest.cursor(kiosk.kioskId, epoch).acked, 'S3: acked runs ahead');
}

function feedIsAppliedInOrder(kiosk: SimKiosk): void {
  const last = new Map<string, number>();
  for (const { part, pos } of kiosk.mirror.applied) {
    expectThat(pos > (last.get(part) ?? 0), 'S4: an op was applied twice or out of order');
    last.set(part, pos);
  }
}

/** S5: every record up to the cursor is here as central has it. */
function feedIsRight(world: World, kiosk: SimKiosk): void {
  if (!kiosk.machine.online) return;
  const mirror = kiosk.mirror.content();
  const rows = world.db.sqlite
    .prepare<[], { part: string; key: string; pos: number; gone: number }>(
      "SELECT part, key, pos, data IS NULL AS gone FROM feed_op WHERE part = 'people:tinglan'",
    )
    .all();
  for (const { part, key, pos, gone } of rows) {
    if (pos > kiosk.feed.cursor(part)) continue;
    const held = mirror[`${part}/${key}`];
    expectThat(
      gone === 1 ? held === undefined : held === `{"pos":${pos}}`,
      'S5: a record is wrong',
    );
  }
}

function blocksNeverOverlap(world: World): void {
  const overlaps = world.db.sqlite
    .prepare(
      `SELECT count(*) FROM serial_lease a JOIN serial_lease b
       ON a.kiosk_id = b.kiosk_id AND a.key = b.key AND a.lease_id < b.lease_id
       AND a.first <= b.last AND b.first <= a.last`,
    )
    .pluck()
    .get();
  expectThat(overlaps === 0, 'S9: blocks of numbers overlap');
}

function expectThat(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}
