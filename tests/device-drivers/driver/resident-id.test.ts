import { setTimeout as sleep } from 'node:timers/promises';
import { createRegistry } from '@hallway/device-drivers';
import type { DeviceConfig, DeviceEvent, ResidentIdField } from '@hallway/device-drivers';
import { exampleCard, startResidentIdSimulator } from '@hallway/device-drivers/sim';
import { describe, expect, it, onTestFinished } from 'vitest';
import { until } from '../../peers/daemon.ts';
import { describeAskingDriver } from './stream-contract.ts';

const numbers = ['11010519491231002X', '440524188001010014'];
/** Longer than it takes to find and read a card again, also on a machine that is busy. */
const GAP_MS = 1_000;

const configOf = (path: string, fields: ResidentIdField[]): DeviceConfig => ({
  id: 'id',
  kind: 'resident-id-reader',
  driver: 'resident-id',
  options: { path, baudRate: 115_200, fields, presentationGapMs: GAP_MS },
});

describeAskingDriver('resident-id', async () => {
  const simulator = await startResidentIdSimulator();
  return {
    ...simulator,
    config: configOf(simulator.path, ['number']),
    present: (n) => simulator.module.present({ ...exampleCard, number: numbers[n] ?? '' }),
    gapMs: GAP_MS,
    remove: () => simulator.module.remove(),
    event: (n) => ({
      type: 'credential',
      credential: { kind: 'resident-id', fields: { number: numbers[n] } },
    }),
  };
});

async function bench(fields: ResidentIdField[] = ['name', 'number', 'nationality']) {
  const simulator = await startResidentIdSimulator();
  onTestFinished(() => simulator.stop());
  const registry = createRegistry([configOf(simulator.path, fields)]);
  onTestFinished(() => registry.stop());
  const events: DeviceEvent[] = [];
  registry.on((event) => events.push(event));
  await registry.start();
  const health = () => registry.health()[0];
  const availabilityIs = (wanted: string) => until(wanted, () => health()?.availability === wanted);
  await availabilityIs('online');
  const read = () =>
    events.flatMap((event) => (event.type === 'credential' ? [event.credential] : []));
  return { module: simulator.module, health, availabilityIs, events, read };
}

describe('resident-ID module on a pty', () => {
  it('hands out the fields that were asked for, as far as the card has them', async () => {
    const { module, read } = await bench();
    module.present(exampleCard);
    await until('the card', () => read().length === 1);
    expect(read()).toEqual([
      { kind: 'resident-id', fields: { name: '李明', number: '11010519491231002X' } },
    ]);
  });

  it('keeps what was not asked for to itself, wherever one looks', async () => {
    const { module, events, read } = await bench(['sex']);
    module.present(exampleCard);
    await until('the card', () => read().length === 1);
    const everything = JSON.stringify(events);
    for (const secret of ['李明', '11010519491231002X', '19491231', '1949-12-31', '示例路']) {
      expect(everything).not.toContain(secret);
    }
  });

  it('warns of a card that cannot be read, and reads the next', async () => {
    const { module, health, availabilityIs, read } = await bench();
    module.faults.set('read', 0x41);
    module.present(exampleCard);
    await availabilityIs('userError');
    expect(health()?.reasons).toMatchObject([{ keyword: 'card-unreadable', severity: 'warning' }]);
    module.faults.clear();
    await until('the card', () => read().length === 1);
    expect(health()).toMatchObject({ availability: 'online', reasons: [] });
  });

  it('lets go of the warning when the card is taken away', async () => {
    const { module, availabilityIs } = await bench();
    module.faults.set('select', 0x81);
    module.present(exampleCard);
    await availabilityIs('userError');
    module.remove();
    await availabilityIs('online');
  });

  it('takes half an identity for none', async () => {
    const { module, availabilityIs, events, read } = await bench();
    module.present({ ...exampleCard, number: '123' });
    await availabilityIs('userError');
    await availabilityIs('online');
    expect(read()).toEqual([]);
    expect(JSON.stringify(events)).not.toContain('李明');
  });

  it.each([
    ['a self-test that fails', 'status', 0x60, 'self-test-failed'],
    ['a module that is not authorised', 'find', 0x66, 'not-authorised'],
    ['a code nobody documents', 'read', 0x0a, 'other'],
  ] as const)(
    'calls %s a fault of the hardware, until it is over',
    async (_, command, status, keyword) => {
      const { module, health, availabilityIs, read } = await bench();
      module.faults.set(command, status);
      module.present(exampleCard);
      await availabilityIs('hardwareError');
      expect(health()?.reasons).toMatchObject([{ keyword, severity: 'error' }]);
      module.faults.clear();
      await until('the card', () => read().length > 0);
      await availabilityIs('online');
    },
  );

  it('says one card once though the module finds it again and again', async () => {
    const { module, read } = await bench();
    module.findsAgain = true;
    module.present(exampleCard);
    await until('the card', () => read().length === 1);
    await sleep(2_500);
    expect(read()).toHaveLength(1);
  });
});
