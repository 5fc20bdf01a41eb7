import * as fc from 'fast-check';
import { publish } from '../../../../../central/src/sync/index.ts';
import { checkAlways, checkAtRest } from './invariants.ts';
import { World, type SimKiosk } from './world.ts';

/** One thing that happens. Numbers choose among what there is at that moment. */
export type Step =
  | { do: 'append' | 'take' | 'restart-kiosk' | 'image' | 'roll-back' | 'cut'; kiosk: number }
  | { do: 'deliver' | 'drop' | 'duplicate'; packet: number }
  | { do: 'publish' | 'remove'; key: number }
  | { do: 'wait' | 'work'; ms: number }
  | { do: 'commit' | 'restart-central' | 'kill-central' | 'start-central' | 'back-up' | 'restore' };

/** Numbers used so far, with the event that tells of each. */
type UsedNumbers = Map<string, string>;

const kiosk = fc.nat({ max: 1 });

/** Disasters that do not mix in one run: together they could make even paper records contradict. */
export type Disaster = 'none' | 'rolled-back-disks' | 'restored-central';

/** Steps of a run. Disasters show only when much goes well between them, so they come with undisturbed work. */
export function stepsOf(disaster: Disaster, maxLength: number): fc.Arbitrary<Step[]> {
  const choices = disaster === 'none' ? everyday(1) : [...everyday(0.3), ...disasters[disaster]];
  return fc.array(fc.oneof(...choices), { maxLength, size: 'max' });
}

function everyday(share: number): fc.WeightedArbitrary<Step>[] {
  const weighted = (weight: number, arbitrary: fc.Arbitrary<Step>) => ({
    weight: Math.ceil(weight * share),
    arbitrary,
  });
  return [
    weighted(30, of('deliver', { packet: fc.constant(0) })),
    weighted(12, of('deliver', { packet: fc.nat({ max: 20 }) })),
    weighted(4, of('drop', { packet: fc.nat({ max: 20 }) })),
    weighted(4, of('duplicate', { packet: fc.nat({ max: 20 }) })),
    weighted(14, of('append', { kiosk })),
    weighted(5, of('take', { kiosk })),
    weighted(8, of('publish', { key: fc.nat({ max: 4 }) })),
    weighted(2, of('remove', { key: fc.nat({ max: 4 }) })),
    weighted(10, of('commit', {})),
    weighted(8, of('wait', { ms: fc.constantFrom(0, 300, 5_000, 20_000, 61_000) })),
    weighted(5, of('work', { ms: fc.constantFrom(0, 3_000) })),
    weighted(2, of('cut', { kiosk })),
    weighted(2, of('restart-kiosk', { kiosk })),
    weighted(2, of('restart-central', {})),
    weighted(1, of('kill-central', {})),
    weighted(2, of('start-central', {})),
  ];
}

const work: fc.WeightedArbitrary<Step> = {
  weight: 12,
  arbitrary: of('work', { ms: fc.constantFrom(3_000, 20_000) }),
};
const issue: fc.WeightedArbitrary<Step> = { weight: 8, arbitrary: of('take', { kiosk }) };

const disasters: Record<Exclude<Disaster, 'none'>, fc.WeightedArbitrary<Step>[]> = {
  'rolled-back-disks': [
    work,
    issue,
    { weight: 5, arbitrary: of('image', { kiosk }) },
    { weight: 5, arbitrary: of('roll-back', { kiosk }) },
  ],
  'restored-central': [
    work,
    issue,
    { weight: 5, arbitrary: of('back-up', {}) },
    { weight: 5, arbitrary: of('restore', {}) },
  ],
};

function of(name: Step['do'], rest: Record<string, fc.Arbitrary<number>>): fc.Arbitrary<Step> {
  // Each call above gives the members that its kind of step has.
  return fc.record({ do: fc.constant(name), ...rest }) as fc.Arbitrary<Step>;
}

/** Plays the steps in a fresh world, checks after each, then lets everything come to rest and checks again. */
export async function play(steps: readonly Step[], seed: number): Promise<void> {
  const world = await World.create({ kiosks: 2, seed });
  const used: UsedNumbers = new Map();
  try {
    for (const step of steps) {
      perform(world, step, used);
      checkAlways(world);
    }
    if (!world.network.central) world.startCentral();
    world.run(150_000);
    checkAtRest(world);
  } finally {
    world.dispose();
  }
}

function perform(world: World, step: Step, used: UsedNumbers): void {
  const { network } = world;
  switch (step.do) {
    case 'deliver':
      if (network.packets.length > 0) network.deliver(step.packet % network.packets.length);
      break;
    case 'drop':
      if (network.packets.length > 0)
        network.packets.splice(step.packet % network.packets.length, 1);
      break;
    case 'duplicate':
      if (network.packets.length > 0) network.duplicate(step.packet % network.packets.length);
      break;
    case 'publish':
      world.db.write((tx) => {
        const pos = headPlusOne(world);
        publish(tx, 'people:tinglan', 'put', `p${step.key}`, { pos });
      });
      break;
    case 'remove':
      world.db.write((tx) => publish(tx, 'people:tinglan', 'del', `p${step.key}`));
      break;
    case 'wait':
      world.advance(step.ms);
      break;
    case 'work':
      world.run(step.ms);
      break;
    case 'commit':
      world.commit();
      break;
    case 'restart-central':
      world.restartCentral();
      break;
    case 'kill-central':
      world.killCentral();
      break;
    case 'start-central':
      if (!world.network.central) world.startCentral();
      break;
    case 'back-up':
      world.backUpCentral();
      break;
    case 'restore':
      world.restoreCentral();
      break;
    case 'append':
    case 'take':
    case 'restart-kiosk':
    case 'image':
    case 'roll-back':
    case 'cut':
      performAtKiosk(world, chosen(world, step.kiosk), step.do, used);
  }
}

function performAtKiosk(
  world: World,
  kiosk: SimKiosk,
  what: 'append' | 'take' | 'restart-kiosk' | 'image' | 'roll-back' | 'cut',
  used: UsedNumbers,
): void {
  if (what === 'append') for (let n = 0; n < 3; n += 1) kiosk.append();
  else if (what === 'restart-kiosk') kiosk.restart();
  else if (what === 'image') kiosk.saveImage();
  else if (what === 'cut') world.network.cutAll(kiosk.kioskId);
  else if (what === 'roll-back') rollBack(world, kiosk, used);
  else {
    const issue = kiosk.issue();
    if (!issue) return;
    const serial = `${kiosk.kioskId}-${issue.counter}`;
    if (used.has(serial)) throw new Error('S9: a number was used twice');
    used.set(serial, issue.eventId);
  }
}

/** What central never heard of and the disk forgot is known to nobody: those numbers may come again. */
function rollBack(world: World, kiosk: SimKiosk, used: UsedNumbers): void {
  if (!kiosk.rollBack()) return;
  const known = world.db.sqlite.prepare('SELECT 1 FROM ingested_event WHERE id = ?');
  const kept = kiosk.store.db.prepare('SELECT 1 FROM outbox WHERE id = ?');
  for (const [serial, eventId] of used) {
    if (!serial.startsWith(`${kiosk.kioskId}-`)) continue;
    if (!known.get(eventId) && !kept.get(eventId)) used.delete(serial);
  }
}

function chosen(world: World, index: number): SimKiosk {
  return world.kiosks[index % world.kiosks.length] ?? world.kiosk;
}

function headPlusOne(world: World): number {
  const head = world.db.sqlite
    .prepare<[], number>("SELECT head FROM feed_head WHERE part = 'people:tinglan'")
    .pluck()
    .get();
  return (head ?? 0) + 1;
}
