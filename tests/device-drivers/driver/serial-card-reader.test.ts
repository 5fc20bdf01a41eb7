import { setTimeout as sleep } from 'node:timers/promises';
import { createRegistry } from '@hallway/device-drivers';
import type { CardWireFormat, DeviceConfig, DeviceEvent } from '@hallway/device-drivers';
import { startCardReaderSimulator } from '@hallway/device-drivers/sim';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fault } from '../../faults/faults.ts';
import { until } from '../../peers/daemon.ts';
import { latin1 } from '../support/octets.ts';
import { describeStreamDriver } from './stream-contract.ts';

const uid = { alphabet: 'hex', lengths: [8, 14, 20] } as const;
const text: CardWireFormat = { type: 'stx-etx', prefix: 'CARD:', uid };
const rdm6300: CardWireFormat = { type: 'rdm6300' };

const GAP_MS = 300;
const configOf = (
  path: string,
  format: CardWireFormat,
  presentationGapMs = GAP_MS,
): DeviceConfig => ({
  id: 'card',
  kind: 'card-reader',
  driver: 'serial-card-reader',
  options: { path, baudRate: 9600, format, presentationGapMs },
});

describeStreamDriver('serial-card-reader', async () => {
  const simulator = await startCardReaderSimulator({ format: text });
  const uids = ['04A2B3C4', '04A2B3C4D5E6F7'];
  return {
    ...simulator,
    config: configOf(simulator.path, text),
    present: (n) => simulator.tap(uids[n] ?? ''),
    gapMs: GAP_MS,
    remove: () => undefined,
    event: (n) => ({ type: 'credential', credential: { kind: 'card', uid: uids[n] } }),
  };
});

/** A registry with one reader on one end of a real pty, and the simulator on the other. */
async function bench(format: CardWireFormat, presentationGapMs = GAP_MS) {
  const simulator = await startCardReaderSimulator({ format });
  onTestFinished(() => simulator.stop());
  const registry = createRegistry([configOf(simulator.path, format, presentationGapMs)]);
  onTestFinished(() => registry.stop());
  const events: DeviceEvent[] = [];
  registry.on((event) => events.push(event));
  await registry.start();
  await until('the port is open', () => registry.health()[0]?.availability === 'online');
  const uids = (): string[] =>
    events.flatMap((event) =>
      event.type === 'credential' && event.credential.kind === 'card' ? [event.credential.uid] : [],
    );
  return { simulator, registry, uids };
}

describe('serial card reader on a pty', () => {
  it('gives one credential for each presentation', async () => {
    const { simulator, uids } = await bench(rdm6300);
    await simulator.tap('010063E9AE', 500);
    expect(uids()).toEqual(['010063E9AE']);
    await sleep(900);
    await simulator.tap('010063E9AE', 100);
    await until('second presentation', () => uids().length === 2);
    await simulator.tap('62E3086CED');
    await until('another card', () => uids().length === 3);
    expect(uids()).toEqual(['010063E9AE', '010063E9AE', '62E3086CED']);
  });

  it('reads a card through noise and halves', async () => {
    const { simulator, uids } = await bench(text);
    await simulator.say(latin1('\u0000\u00ff\u0002CARD:04A2'));
    await simulator.say(latin1('\u0002CARD:04A2B'));
    await simulator.say(latin1('3C4\u0003\r\n'));
    await until('the card', () => uids().length > 0);
    expect(uids()).toEqual(['04A2B3C4']);
  });

  it('reads what a Wiegand converter makes of a card', async () => {
    const decimal = { alphabet: 'decimal', lengths: [10] } as const;
    const { simulator, uids } = await bench({ type: 'line', prefix: '', uid: decimal });
    await simulator.swipe('decimal', '10001001010010011110110001');
    await simulator.swipe('decimal', '00001001010010011110110001');
    await simulator.swipe('decimal', '00001001010010011110110001');
    await until('the card', () => uids().length > 0);
    expect(uids()).toEqual([String(0x1293d8).padStart(10, '0')]);
  });
});

/** For how long a card lies on the reader that repeats it. */
const HELD_MS = process.env['HALLWAY_LONG'] === '1' ? 60_000 : 6_000;

describe(fault(27), () => {
  it('one credential for as long as it is there', { timeout: 120_000 }, async () => {
    const { simulator, registry, uids } = await bench(rdm6300, 2_000);
    await simulator.tap('010063E9AE', HELD_MS);
    expect(uids()).toEqual(['010063E9AE']);
    expect(registry.health()).toMatchObject([{ availability: 'online', reasons: [] }]);
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
});
