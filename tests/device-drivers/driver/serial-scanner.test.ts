import { createRegistry } from '@hallway/device-drivers';
import type { DeviceConfig, DeviceEvent, ScannerWireFormat } from '@hallway/device-drivers';
import { startScannerSimulator } from '@hallway/device-drivers/sim';
import { describe, expect, it, onTestFinished } from 'vitest';
import { until } from '../../peers/daemon.ts';
import { failure } from '../support/failure.ts';
import { latin1 } from '../support/octets.ts';
import { describeStreamDriver } from './stream-contract.ts';

const framed: ScannerWireFormat = {
  aimId: true,
  encoding: 'utf-8',
  end: { type: 'suffix', prefix: '\u0002', suffix: '\u0003' },
};
const silent: ScannerWireFormat = { ...framed, end: { type: 'silence', afterMs: 60 } };
const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');

type ScannerConfig = DeviceConfig & { driver: 'serial-scanner' };

const GAP_MS = 300;
const configOf = (path: string, more: Partial<ScannerConfig['options']> = {}): ScannerConfig => ({
  id: 'scanner',
  kind: 'scanner',
  driver: 'serial-scanner',
  options: { path, baudRate: 9_600, format: framed, presentationGapMs: GAP_MS, ...more },
});

for (const format of [framed, silent]) {
  describeStreamDriver(
    'serial-scanner',
    async () => {
      const simulator = await startScannerSimulator({ format });
      const texts = ['https://u.example/t/一', '2024110101'];
      return {
        ...simulator,
        config: configOf(simulator.path, { format }),
        present: (n) => simulator.show(utf8(texts[n] ?? ''), ']Q1'),
        gapMs: GAP_MS,
        remove: () => undefined,
        event: (n) => ({
          type: 'scan',
          scan: { aimId: ']Q1', symbology: 'qr-code', text: texts[n] },
        }),
      };
    },
    { variant: `readings ended by ${format.end.type}` },
  );
}

interface BenchOptions {
  acknowledge?: boolean;
  triggered?: boolean;
}

async function bench({ acknowledge = false, triggered = false }: BenchOptions = {}) {
  const simulator = await startScannerSimulator({ format: framed, acknowledge, triggered });
  onTestFinished(() => simulator.stop());
  const options = triggered ? { acknowledge, trigger: 'honeywell' as const } : { acknowledge };
  const registry = createRegistry([configOf(simulator.path, options)]);
  onTestFinished(() => registry.stop());
  const texts: string[] = [];
  registry.on((event: DeviceEvent) => {
    if (event.type === 'scan') texts.push(event.scan.text);
  });
  await registry.start();
  const health = () => registry.health()[0];
  await until('online', () => health()?.availability === 'online');
  return { simulator, registry, texts, health };
}

describe('scanner on a pty', () => {
  it('warns of readings that are none, until a good one comes', async () => {
    const { simulator, texts, health } = await bench();
    await simulator.say(latin1('\u0002no identifier\u0003'));
    await until('the warning', () => health()?.reasons.length === 1);
    expect(health()).toMatchObject({
      availability: 'online',
      reasons: [{ keyword: 'scan-unreadable', severity: 'warning' }],
    });
    await simulator.show(utf8('good'), ']C0');
    await until('the scan', () => texts.length === 1);
    expect(health()?.reasons).toEqual([]);
  });

  it('does not join a reading that was cut to the next', async () => {
    const { simulator, texts, health } = await bench();
    await simulator.say(latin1('\u0002]Q1ab'));
    await until('the silence', () => health()?.reasons.length === 1);
    await simulator.say(latin1('cd\u0003'));
    await simulator.show(utf8('whole'), ']Q1');
    await until('the scan', () => texts.length > 0);
    expect(texts).toEqual(['whole']);
  });

  it('acknowledges a good reading', async () => {
    const { simulator, texts } = await bench({ acknowledge: true });
    await simulator.show(utf8('good'), ']Q1');
    expect(simulator.isWaiting).toBe(true);
    await until('the ACK', () => !simulator.isWaiting);
    expect(texts).toEqual(['good']);
  });

  it('asks for a broken reading again, and takes it then', async () => {
    const { simulator, texts } = await bench({ acknowledge: true });
    await simulator.say(latin1('\u0002]Q1go'));
    await simulator.show(utf8('good'), ']Q1');
    await until('the scan', () => texts.length === 1);
    await until('the ACK', () => !simulator.isWaiting);
    expect(texts).toEqual(['good']);
  });

  it('lets a reading go that comes in broken every time', async () => {
    const { simulator, texts, health } = await bench({ acknowledge: true });
    await simulator.show(utf8('x'), '???');
    await until('it is let go', () => !simulator.isWaiting);
    expect(texts).toEqual([]);
    expect(health()?.reasons).toMatchObject([{ keyword: 'scan-unreadable' }]);
    await simulator.show(utf8('good'), ']Q1');
    await until('the next', () => texts.length === 1);
  });

  it('looks for codes only when it is told to', async () => {
    const { simulator, registry, texts } = await bench({ triggered: true });
    const scanner = registry.capability('scanner', 'scanner');
    await simulator.show(utf8('too early'), ']Q1');
    await scanner.start();
    await until('it looks', () => simulator.isLooking);
    await simulator.show(utf8('in time'), ']Q1');
    await until('the scan', () => texts.length === 1);
    await scanner.start();
    await until('it looks again', () => simulator.isLooking);
    await scanner.stop();
    await until('it looks no more', () => !simulator.isLooking);
    expect(texts).toEqual(['in time']);
  });

  it('cannot be told while it is not there', async () => {
    const { simulator, registry, health } = await bench({ triggered: true });
    await simulator.unplug();
    await until('it is missed', () => health()?.availability === 'noDevice');
    const error = await failure(registry.capability('scanner', 'scanner').start());
    expect(error).toMatchObject({ code: 'offline', effect: 'none' });
  });

  it('offers no trigger where none was declared', async () => {
    const { registry } = await bench();
    expect(() => registry.capability('scanner', 'scanner')).toThrow(/no scanner/);
  });
});
