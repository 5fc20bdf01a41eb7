import { setTimeout as sleep } from 'node:timers/promises';
import { createRegistry } from '@hallway/device-drivers';
import type { DeviceConfig, DeviceEvent } from '@hallway/device-drivers';
import { startPn532Simulator } from '@hallway/device-drivers/sim';
import { describe, expect, it, onTestFinished } from 'vitest';
import { until } from '../../peers/daemon.ts';
import { hex } from '../support/octets.ts';
import { describeAskingDriver } from './stream-contract.ts';

const uids = ['FB0EE20B', '04A1B2C3D4E5F6'];
/** Longer than it takes to find a card again, also on a machine that is busy. */
const GAP_MS = 1_000;
const configOf = (path: string): DeviceConfig => ({
  id: 'chip',
  kind: 'card-reader',
  driver: 'pn532',
  options: { path, baudRate: 115_200, presentationGapMs: GAP_MS },
});

describeAskingDriver('pn532', async () => {
  const simulator = await startPn532Simulator();
  return {
    ...simulator,
    config: configOf(simulator.path),
    present: (n) => simulator.present(uids[n] ?? ''),
    gapMs: GAP_MS,
    remove: () => {
      for (const uid of uids) simulator.remove(uid);
    },
    event: (n) => ({ type: 'credential', credential: { kind: 'card', uid: uids[n] } }),
  };
});

async function bench() {
  const simulator = await startPn532Simulator();
  onTestFinished(() => simulator.stop());
  const registry = createRegistry([configOf(simulator.path)]);
  onTestFinished(() => registry.stop());
  const read: string[] = [];
  registry.on((event: DeviceEvent) => {
    if (event.type === 'credential' && event.credential.kind === 'card') {
      read.push(event.credential.uid);
    }
  });
  await registry.start();
  const health = () => registry.health()[0];
  await until('online', () => health()?.availability === 'online');
  return { simulator, health, read };
}

describe('PN532 on a pty', () => {
  it('says which chip it is', async () => {
    const { health } = await bench();
    expect(health()).toMatchObject({ model: 'PN532 1.6', source: 'probe' });
  });

  it('reads a card once for as long as it lies there', async () => {
    const { simulator, read } = await bench();
    simulator.present('FB0EE20B');
    await sleep(1_500);
    expect(read).toEqual(['FB0EE20B']);
  });

  it('says when two cards are in the field, once each', async () => {
    const { simulator, health, read } = await bench();
    for (const uid of uids) simulator.present(uid);
    const reasons = () => health()?.reasons.map(({ keyword }) => keyword);
    await until('the warning', () => reasons()?.includes('multiple-cards') === true);
    expect(health()).toMatchObject({ availability: 'userError' });
    expect([...read].sort()).toEqual([...uids].sort());
    for (const uid of uids) simulator.remove(uid);
    await until('the end of it', () => health()?.availability === 'online');
    expect(read).toHaveLength(2);
  });

  it('reads through noise', async () => {
    const { simulator, read } = await bench();
    await simulator.say(hex('00 00 FF 06 FA D5 4B 01 00 FF'));
    simulator.present('FB0EE20B');
    await until('the card', () => read.length === 1);
  });
});
