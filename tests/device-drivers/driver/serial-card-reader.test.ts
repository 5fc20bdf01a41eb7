import { setTimeout as sleep } from 'node:timers/promises';
import { createRegistry } from '@hallway/device-drivers';
import type { CardWireFormat, DeviceEvent, DeviceRegistry } from '@hallway/device-drivers';
import { startCardReaderSimulator } from '@hallway/device-drivers/sim';
import type { CardReaderSimulator } from '@hallway/device-drivers/sim';
import { afterEach, describe, expect, it } from 'vitest';
import { until } from '../../peers/daemon.ts';
import { latin1 } from '../support/octets.ts';

const uid = { alphabet: 'hex', lengths: [8, 14, 20] } as const;
const text: CardWireFormat = { type: 'stx-etx', prefix: 'CARD:', uid };
const rdm6300: CardWireFormat = { type: 'rdm6300' };

const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

interface Bench {
  simulator: CardReaderSimulator;
  registry: DeviceRegistry;
  events: DeviceEvent[];
  uids: () => string[];
  availability: () => string | undefined;
}

/** A registry with one reader on one end of a real pty, and the simulator on the other. */
async function bench(format: CardWireFormat): Promise<Bench> {
  const simulator = await startCardReaderSimulator({ format });
  cleanUps.push(() => simulator.stop());
  const registry = registryFor(simulator.path, format);
  const events: DeviceEvent[] = [];
  registry.on((event) => events.push(event));
  await registry.start();
  const availability = (): string | undefined => registry.health()[0]?.availability;
  await until('the port is open', () => availability() === 'online');
  const uids = (): string[] =>
    events.flatMap((event) => (event.type === 'credential' ? [event.credential.uid] : []));
  return { simulator, registry, events, uids, availability };
}

function registryFor(path: string, format: CardWireFormat): DeviceRegistry {
  const options = { path, baudRate: 9600, format, presentationGapMs: 300 };
  const registry = createRegistry([
    { id: 'card', kind: 'card-reader', driver: 'serial-card-reader', options },
  ]);
  cleanUps.push(() => registry.stop());
  return registry;
}

describe('serial card reader on a pty', () => {
  it('gives one credential for each presentation', async () => {
    const { simulator, uids } = await bench(rdm6300);
    await simulator.tap('010063E9AE', 500);
    expect(uids()).toEqual(['010063E9AE']);
    await sleep(400);
    await simulator.tap('010063E9AE', 100);
    await until('second presentation', () => uids().length === 2);
    await simulator.tap('62E3086CED');
    await until('another card', () => uids().length === 3);
    expect(uids()).toEqual(['010063E9AE', '010063E9AE', '62E3086CED']);
  });

  it('reads a card through noise and halves', async () => {
    const { simulator, uids } = await bench(text);
    await simulator.write(latin1('\u0000\u00ff\u0002CARD:04A2'));
    await simulator.write(latin1('\u0002CARD:04A2B'));
    await simulator.write(latin1('3C4\u0003\r\n'));
    await until('the card', () => uids().length > 0);
    expect(uids()).toEqual(['04A2B3C4']);
  });

  it('says when two cards are in the field, once each', async () => {
    const { simulator, registry, uids } = await bench(rdm6300);
    for (let at = 0; at < 4; at++) {
      await simulator.tap('010063E9AE');
      await simulator.tap('62E3086CED');
    }
    const reasons = () => registry.health()[0]?.reasons.map((reason) => reason.keyword);
    await until('the warning', () => reasons()?.includes('multiple-cards') === true);
    expect(registry.health()[0]).toMatchObject({ availability: 'userError' });
    expect(uids()).toEqual(['010063E9AE', '62E3086CED']);
  });

  it('comes back after being unplugged, at once when replugged', async () => {
    const { simulator, uids, availability } = await bench(text);
    await simulator.unplug();
    await until('the loss is noticed', () => availability() === 'noDevice');
    await sleep(1_800);
    await simulator.plug();
    await until('the reader is back', () => availability() === 'online', 1_500);
    await simulator.tap('04A2B3C4');
    await until('the card', () => uids().length === 1);
  });

  it('waits for a reader that was never there', async () => {
    const registry = registryFor('/dev/serial/by-id/usb-none', text);
    await registry.start();
    await until('it is missed', () => registry.health()[0]?.availability === 'noDevice');
    expect(registry.health()[0]).toMatchObject({ lifecycle: 'error', kind: 'card-reader' });
  });

  it('says when another program holds the port', async () => {
    const { simulator } = await bench(text);
    const second = registryFor(simulator.path, text);
    await second.start();
    await until('it is in use', () => second.health()[0]?.availability === 'in-use');
  });

  it('is silent once stopped, and can be started again', async () => {
    const { simulator, registry, events, uids, availability } = await bench(text);
    await registry.stop();
    expect(registry.health()[0]).toMatchObject({ lifecycle: 'closed', availability: 'unknown' });
    const before = events.length;
    await sleep(100);
    expect(events.length).toBe(before);
    await registry.start();
    await until('the port is open again', () => availability() === 'online');
    await simulator.tap('04A2B3C4');
    await until('the card', () => uids().length === 1);
  });
});
