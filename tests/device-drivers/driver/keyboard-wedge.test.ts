import { setTimeout as sleep } from 'node:timers/promises';
import { createRegistry, deviceConfigSchema } from '@hallway/device-drivers';
import type { DeviceEvent, DeviceRegistry, KeyboardWedgeOptions } from '@hallway/device-drivers';
import { startKeyboardWedgeSimulator } from '@hallway/device-drivers/sim';
import type { KeyboardWedgeSimulator } from '@hallway/device-drivers/sim';
import { afterEach, describe, expect, it } from 'vitest';
import { refusedGrab } from '../../../device-drivers/src/driver/keyboard-wedge/grab.ts';
import { Reading } from '../../../device-drivers/src/driver/keyboard-wedge/reading.ts';
import { until } from '../../peers/daemon.ts';

const hex = { alphabet: 'hex', lengths: [8, 14] } as const;
const typedWithEnter = { prefix: '', uid: hex, end: 'enter' } as const;
const typedWithoutEnd = {
  prefix: '',
  uid: { alphabet: 'decimal', lengths: [10] },
  end: 'silence',
} as const;

const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

interface Bench {
  simulator: KeyboardWedgeSimulator;
  registry: DeviceRegistry;
  events: DeviceEvent[];
  uids: () => string[];
  availability: () => string | undefined;
}

/** A registry with one reader that types into one end of a real pty. */
async function bench(format: Omit<KeyboardWedgeOptions, 'path'>): Promise<Bench> {
  const enter = format.end === 'enter';
  const simulator = await startKeyboardWedgeSimulator({ prefix: format.prefix, enter });
  cleanUps.push(() => simulator.stop());
  const registry = registryFor({ path: simulator.path, presentationGapMs: 300, ...format });
  const events: DeviceEvent[] = [];
  registry.on((event) => events.push(event));
  await registry.start();
  const availability = (): string | undefined => registry.health()[0]?.availability;
  await until('the device is open', () => availability() === 'online');
  const uids = (): string[] =>
    events.flatMap((event) =>
      event.type === 'credential' && event.credential.kind === 'card' ? [event.credential.uid] : [],
    );
  return { simulator, registry, events, uids, availability };
}

function registryFor(options: KeyboardWedgeOptions): DeviceRegistry {
  const registry = createRegistry([
    { id: 'card', kind: 'card-reader', driver: 'keyboard-wedge', options },
  ]);
  cleanUps.push(() => registry.stop());
  return registry;
}

describe('a reader that types, on a pty', () => {
  it('gives one credential for each presentation', async () => {
    const { simulator, uids } = await bench(typedWithEnter);
    await simulator.tap('04a2b3c4');
    await simulator.tap('04a2b3c4');
    await until('the card', () => uids().length === 1);
    await sleep(400);
    await simulator.tap('04A2B3C4');
    await until('the second presentation', () => uids().length === 2);
    await simulator.tap('04A2B3C4D5E6F7');
    await until('another card', () => uids().length === 3);
    expect(uids()).toEqual(['04A2B3C4', '04A2B3C4', '04A2B3C4D5E6F7']);
  });

  it('ends a reading by silence', async () => {
    const { simulator, uids } = await bench(typedWithoutEnd);
    await simulator.type('00065');
    await sleep(50);
    expect(uids()).toEqual([]);
    await simulator.type('47886');
    await until('the card', () => uids().length === 1);
    expect(uids()).toEqual(['0006547886']);
  });

  it('takes no part of a reading for a card when the typing is interrupted', async () => {
    const { simulator, uids } = await bench(typedWithEnter);
    await simulator.type('04A2B3');
    await sleep(400);
    await simulator.type('C4D5E6F7\r');
    await simulator.tap('04010203');
    await until('the next card', () => uids().length > 0);
    expect(uids()).toEqual(['04010203']);
  });

  it('drops a reading that has not the declared shape', async () => {
    const { simulator, uids } = await bench({ ...typedWithEnter, prefix: 'CARD:' });
    await simulator.type('04A2B3C4\rCARD:04A2B3C\rCARD:04A2B3CG\r');
    await simulator.tap('04A2B3C4');
    await until('the card', () => uids().length > 0);
    expect(uids()).toEqual(['04A2B3C4']);
  });

  it('says that it stands in for a reader, for it can be no event device', async () => {
    const { registry } = await bench(typedWithEnter);
    expect(registry.health()[0]?.model).toBe('stand-in (no event device)');
  });

  it('comes back after being unplugged', async () => {
    const { simulator, uids, availability } = await bench(typedWithEnter);
    await simulator.type('04A2');
    await simulator.unplug();
    await until('the loss is noticed', () => availability() === 'noDevice');
    await simulator.plug();
    await until('the reader is back', () => availability() === 'online', 2_000);
    await simulator.tap('04A2B3C4');
    await until('the card', () => uids().length === 1);
    expect(uids()).toEqual(['04A2B3C4']);
  });
});

it('reads nothing of a device that is no event device', async () => {
  const registry = registryFor({ path: '/dev/zero', ...typedWithEnter });
  await registry.start();
  await until('it is refused', () => registry.health()[0]?.availability === 'hardwareError');
});

describe('a grab the kernel refuses', () => {
  it('is harmless where a line stands in for a reader', () => {
    expect(refusedGrab(25, true)).toEqual({ type: 'stand-in' });
  });

  it.each([
    { name: 'ENOTTY of another device', errno: 25, code: 'unsupported' },
    { name: 'EBUSY', errno: 16, code: 'in-use' },
    { name: 'ENODEV', errno: 19, code: 'offline' },
    { name: 'EPERM', errno: 1, code: 'device-error' },
    { name: 'EINVAL', errno: 22, code: 'device-error' },
  ])('is an error: $name', ({ errno, code }) => {
    expect(() => refusedGrab(errno, false)).toThrow(expect.objectContaining({ code }));
  });
});

describe('a reading', () => {
  it('never takes the rest of an interrupted uid for a shorter one', () => {
    const reading = new Reading(typedWithEnter);
    expect(reading.typed('04A2B3')).toEqual([]);
    expect(reading.isPending).toBe(true);
    expect(reading.silent()).toEqual([]);
    expect(reading.typed('C4D5E6F7\r')).toEqual([]);
    expect(reading.typed('04A2B3C4\r')).toEqual(['04A2B3C4']);
    expect(reading.isPending).toBe(false);
  });

  it('never joins what was left over to the next uid', () => {
    const reading = new Reading(typedWithEnter);
    reading.typed('04A2B3');
    reading.silent();
    expect(reading.typed('04D5E6F7\r')).toEqual([]);
  });

  it('may end by silence only where all uids are equally long', () => {
    const options = { path: '/dev/input/event0', prefix: '', uid: hex, end: 'silence' };
    const declared = { id: 'card', kind: 'card-reader', driver: 'keyboard-wedge', options };
    const parsed = deviceConfigSchema.safeParse(declared);
    expect(parsed.error?.issues[0]?.message).toContain('must have one length');
    const oneLength = { ...options, uid: { ...hex, lengths: [8] } };
    expect(deviceConfigSchema.safeParse({ ...declared, options: oneLength }).success).toBe(true);
  });
});
