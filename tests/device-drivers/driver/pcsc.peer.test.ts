import { setTimeout as sleep } from 'node:timers/promises';
import { createRegistry } from '@hallway/device-drivers';
import type { DeviceEvent, DeviceRegistry, PcscOptions } from '@hallway/device-drivers';
import { pcscCardSimulator } from '@hallway/device-drivers/sim';
import type { PcscCardSimulator } from '@hallway/device-drivers/sim';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pcscLibrary } from '../../../device-drivers/src/transport/pcsc/library.ts';
import type { Handle } from '../../../device-drivers/src/transport/pcsc/library.ts';
import { until } from '../../peers/daemon.ts';
import { fault } from '../../faults/faults.ts';
import { startPcscd } from '../../peers/pcscd.ts';
import type { Pcscd } from '../../peers/pcscd.ts';

let pcscd: Pcscd;
let cards: PcscCardSimulator[];
const cleanUps: (() => Promise<void>)[] = [];

beforeAll(async () => {
  pcscd = await startPcscd();
  cards = pcscd.ports.map((port) => pcscCardSimulator({ port }));
});

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  for (const card of cards) await card.remove();
  // pcscd looks into the readers every 400 ms; the next test begins with empty ones.
  await sleep(500);
});

afterAll(() => pcscd.stop());

interface Bench {
  registry: DeviceRegistry;
  events: DeviceEvent[];
  uids: () => string[];
  availability: () => string | undefined;
  reasons: () => string[] | undefined;
}

/** The card in the first virtual reader, or in another. */
function card(reader = 0): PcscCardSimulator {
  const found = cards[reader];
  if (found === undefined) throw new Error(`no reader ${reader}`);
  return found;
}

/** A registry with one PC/SC device, opened; the service is a real pcscd. */
async function bench(options: PcscOptions = {}): Promise<Bench> {
  const registry = createRegistry([
    {
      id: 'card',
      kind: 'card-reader',
      driver: 'pcsc',
      options: { presentationGapMs: 300, ...options },
    },
  ]);
  cleanUps.push(() => registry.stop());
  const events: DeviceEvent[] = [];
  registry.on((event) => events.push(event));
  await registry.start();
  return {
    registry,
    events,
    uids: () =>
      events.flatMap((event) =>
        event.type === 'credential' && event.credential.kind === 'card'
          ? [event.credential.uid]
          : [],
      ),
    availability: () => registry.health()[0]?.availability,
    reasons: () => registry.health()[0]?.reasons.map((reason) => reason.keyword),
  };
}

async function online(options?: PcscOptions): Promise<Bench> {
  const made = await bench(options);
  await until('the reader is online', () => made.availability() === 'online');
  return made;
}

/**
 * Another program that keeps the card in a reader for itself.
 *
 * @returns the function that makes it let go
 */
async function holdCard(reader: string): Promise<() => Promise<void>> {
  const pcsc = pcscLibrary();
  const context: Handle[] = [0];
  const held: Handle[] = [0];
  expect(await pcsc.establishContext(2, null, null, context)).toBe(0);
  const exclusive = 1;
  const connect = () => pcsc.connect(context[0] ?? 0, reader, exclusive, 3, held, [0]);
  await until('the card is held', async () => (await connect()) === 0);
  return async () => {
    await pcsc.disconnect(held[0] ?? 0, 0);
    await pcsc.releaseContext(context[0] ?? 0);
  };
}

describe('cards', () => {
  it('gives one credential for each presentation', async () => {
    const { uids } = await online();
    await card().insert('04a2b3c4');
    await until('the card', () => uids().length === 1);
    await sleep(1_000);
    await card().remove();
    await sleep(900);
    await card().insert('04A2B3C4');
    await until('the second presentation', () => uids().length === 2);
    await card().insert('04A2B3C4D5E6F7');
    await until('another card', () => uids().length === 3);
    expect(uids()).toEqual(['04A2B3C4', '04A2B3C4', '04A2B3C4D5E6F7']);
  });
});

describe('cards that make trouble', () => {
  it.each([
    { what: 'without a uid', uid: null, fault: 'none' },
    { what: 'that answers half a response', uid: '04A2B3C4', fault: 'cut' },
  ] as const)('says that a card $what cannot be read', async ({ uid, fault }) => {
    const { uids, availability, reasons } = await online();
    await card().insert(uid, fault);
    await until('the warning', () => reasons()?.includes('card-unreadable') === true);
    expect(availability()).toBe('userError');
    expect(uids()).toEqual([]);
    await card().remove();
    await until('the warning is over', () => availability() === 'online');
  });

  it('says when the reader hangs, and reads on when it is free', async () => {
    const { uids, availability, reasons } = await online();
    await card().insert('04A2B3C4', 'silent');
    await until('it is noticed', () => availability() === 'hardwareError');
    expect(reasons()).toEqual(['timed-out']);
    await card().insert('04A2B3C4D5E6F7');
    await until('the next card', () => uids().length === 1);
    await until('the reader is well', () => availability() === 'online');
  });

  it('waits for a card another program keeps for itself', async () => {
    const { registry, uids, availability } = await online();
    await registry.stop();
    await card().insert('04A2B3C4');
    const release = await holdCard(pcscd.readers[0] ?? '');
    await registry.start();
    await until('it is in use', () => availability() === 'in-use');
    await release();
    await until('the card', () => uids().length === 1);
    await until('it is free', () => availability() === 'online');
  });
});

describe('several readers', () => {
  it('reads in all of them, and each by itself', async () => {
    const { uids } = await online();
    await card(0).insert('04A2B3C4');
    await until('the first', () => uids().length === 1);
    await card(1).insert('04D5E6F7');
    await until('the second', () => uids().length === 2);
    await card(0).insert('04010203');
    await until('the third', () => uids().length === 3);
    expect(uids()).toEqual(['04A2B3C4', '04D5E6F7', '04010203']);
  });

  it('reads only in the one that is declared', async () => {
    const { uids } = await online({ reader: 'PCD 00 01' });
    await card(0).insert('04A2B3C4');
    await sleep(500);
    await card(1).insert('04D5E6F7');
    await until('the card', () => uids().length > 0);
    expect(uids()).toEqual(['04D5E6F7']);
  });

  it('misses a reader that is declared and not there', async () => {
    const { registry, availability } = await bench({ reader: 'ACR122U' });
    await until('it is missed', () => availability() === 'noDevice');
    expect(registry.health()[0]).toMatchObject({ lifecycle: 'error', kind: 'card-reader' });
  });
});

describe(fault(26), () => {
  it('gives nothing of a card that is pulled out in the middle of a command', async () => {
    const { uids, availability } = await online();
    const before = card().commands();
    await card().insert('04A2B3C4', 'pulled');
    await until('the command', () => card().commands() > before);
    await sleep(900);
    expect(uids()).toEqual([]);
    expect(availability()).toBe('online');
    await card().insert('04A2B3C4D5E6F7');
    await until('the next card', () => uids().length === 1);
    expect(uids()).toEqual(['04A2B3C4D5E6F7']);
  });

  it('is followed when it is killed and comes back, within three seconds', async () => {
    const { uids, availability } = await online();
    for (const [uid, pauseMs] of [
      ['04A2B3C4', 0],
      ['04D5E6F7', 4_000],
    ] as const) {
      await pcscd.kill9();
      await until('it is missed', () => availability() === 'service-down', 1_000);
      await sleep(pauseMs);
      await pcscd.start();
      await until('the reader is back', () => availability() === 'online', 3_000);
      await card().tap(uid);
      await until('the card', () => uids().includes(uid));
    }
  });

  it('does not count a card that lay there all the time twice', async () => {
    const { uids, availability } = await online();
    await card().insert('04A2B3C4');
    await until('the card', () => uids().length === 1);
    await pcscd.kill9();
    await until('it is missed', () => availability() === 'service-down', 1_000);
    await pcscd.start();
    await card().insert('04A2B3C4');
    await until('the reader is back', () => availability() === 'online', 3_000);
    await sleep(700);
    expect(uids()).toEqual(['04A2B3C4']);
    await card().insert('04D5E6F7');
    await until('another card', () => uids().length === 2);
  });

  it('may come back without the reader, and later with it', async () => {
    const { uids, availability } = await online({ reader: 'Virtual PCD' });
    await pcscd.kill9();
    await pcscd.start({ plugged: false });
    await until('the reader is missed', () => availability() === 'noDevice', 3_000);
    await pcscd.kill9();
    await pcscd.start();
    await until('the reader is back', () => availability() === 'online', 3_000);
    await card().tap('04A2B3C4');
    await until('the card', () => uids().length === 1);
  });
});
