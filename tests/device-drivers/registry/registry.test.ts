import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { createRegistry, DeviceError } from '@hallway/device-drivers';
import type { DeviceConfig, DeviceEvent, DeviceHealth } from '@hallway/device-drivers';
import { startIppPrinterSimulator } from '@hallway/device-drivers/sim';
import { describe, expect, it, onTestFinished } from 'vitest';
import { until } from '../../peers/daemon.ts';
import { pdfOfPages } from '../support/pdf.ts';
import { tempDir } from '../support/temp-dir.ts';

const config = (uri: string): DeviceConfig => ({
  id: 'a4',
  kind: 'printer',
  driver: 'ipp',
  options: { uri },
});

describe('device registry', () => {
  it('reports the health of a printer from open to gone', async () => {
    const dir = await tempDir();
    onTestFinished(dir.remove);
    const simulator = await startIppPrinterSimulator({ dir: join(dir.path, 'p'), msPerPage: 50 });
    const registry = createRegistry([config(simulator.uri)]);
    onTestFinished(() => registry.stop());
    expect(registry.health()).toMatchObject([{ lifecycle: 'closed', availability: 'unknown' }]);
    const samples: DeviceHealth[] = [];
    const unsubscribe = registry.on((event: DeviceEvent) => {
      if (event.type === 'health') samples.push(structuredClone(event.health));
    });
    await registry.start();
    await until('online', () => registry.health()[0]?.availability === 'online');
    expect(samples[0]).toMatchObject({
      deviceId: 'a4',
      kind: 'printer',
      model: 'Hallway IPP Simulator',
      lifecycle: 'idle',
      source: 'ipp',
    });

    const printer = registry.capability('a4', 'printer');
    const ref = await printer.createJob({
      name: 'cert:1:1',
      user: 'kiosk',
      copies: 1,
      sides: 'one-sided',
      media: 'iso_a4_210x297mm',
      pages: 20,
      format: 'application/pdf',
    });
    await printer.sendDocument(ref, pdfOfPages(20));
    await until('busy is seen long before the idle poll', () => {
      return registry.health()[0]?.lifecycle === 'busy';
    });
    simulator.setFault('cover-open', true);
    await until('the cover', async () => {
      await printer.identify();
      return registry.health()[0]?.availability === 'userError';
    });
    const known = registry.health()[0]?.supplies;
    await simulator.stop();
    await printer.identify().catch(() => undefined);
    expect(registry.health()).toMatchObject([
      {
        availability: 'offline',
        lifecycle: 'error',
        reasons: [],
        supplies: known,
        source: 'probe',
      },
    ]);

    unsubscribe();
    const before = samples.length;
    await printer.identify().catch(() => undefined);
    expect(samples).toHaveLength(before);
  });

  it('watches closely as soon as anybody found trouble, so that the end of it is seen soon', async () => {
    const dir = await tempDir();
    onTestFinished(dir.remove);
    const simulator = await startIppPrinterSimulator({ dir: dir.path });
    onTestFinished(() => simulator.stop());
    const registry = createRegistry([config(simulator.uri)]);
    onTestFinished(() => registry.stop());
    await registry.start();
    const availability = () => registry.health()[0]?.availability;
    await until('online', () => availability() === 'online');
    simulator.setFault('cover-open', true);
    await registry.capability('a4', 'printer').identify();
    expect(availability()).toBe('userError');
    simulator.setFault('cover-open', false);
    await until('the end of it, long before the idle poll', () => availability() === 'online');
  });

  it('tells another machine at the address from the one it knew', async () => {
    const dir = await tempDir();
    onTestFinished(dir.remove);
    const first = await startIppPrinterSimulator({ dir: join(dir.path, 'first') });
    const port = Number(new URL(first.uri).port);
    const registry = createRegistry([config(first.uri)]);
    onTestFinished(() => registry.stop());
    await registry.start();
    await until('online', () => registry.health()[0]?.availability === 'online');
    await first.stop();
    const other = await startIppPrinterSimulator({ dir: join(dir.path, 'other'), port });
    onTestFinished(() => other.stop());
    await expect(registry.capability('a4', 'printer').identify()).rejects.toMatchObject({
      code: 'wrong-device',
    });
    expect(registry.health()).toMatchObject([{ availability: 'noDevice' }]);
  });

  it('bears to be started and stopped twice', async () => {
    const dir = await tempDir();
    onTestFinished(dir.remove);
    const simulator = await startIppPrinterSimulator({ dir: dir.path });
    onTestFinished(() => simulator.stop());
    const registry = createRegistry([config(simulator.uri)]);
    const samples: DeviceEvent[] = [];
    registry.on((event) => samples.push(event));
    await Promise.all([registry.start(), registry.start()]);
    await until('online', () => registry.health()[0]?.availability === 'online');
    await sleep(50);
    expect(samples).toHaveLength(1);
    await Promise.all([registry.stop(), registry.stop()]);
    await registry.start();
    await until('online again', () => samples.length === 2);
    await registry.stop();
    expect(registry.health()).toMatchObject([{ lifecycle: 'closed' }]);
  });

  it('leaves alone what was switched off, and says so', async () => {
    const dir = await tempDir();
    onTestFinished(dir.remove);
    const simulator = await startIppPrinterSimulator({ dir: dir.path });
    onTestFinished(() => simulator.stop());
    const registry = createRegistry([{ ...config(simulator.uri), disabled: true }]);
    const events: DeviceEvent[] = [];
    registry.on((event) => events.push(event));
    await registry.start();
    await sleep(50);
    expect(registry.health()).toMatchObject([
      { deviceId: 'a4', lifecycle: 'closed', reasons: [{ keyword: 'paused' }] },
    ]);
    expect(() => registry.capability('a4', 'printer')).toThrow(DeviceError);
    await registry.stop();
    expect(events).toEqual([]);
  });

  it('knows only what was configured', () => {
    const registry = createRegistry([config('ipp://localhost/ipp/print')]);
    expect(() => registry.capability('a5', 'printer')).toThrow(DeviceError);
    expect(() => createRegistry([config('ipp://a/b'), config('ipp://c/d')])).toThrow(TypeError);
  });

  it('carries errors over a process border as plain data', () => {
    const error = new DeviceError('timeout', 'no answer', { retryable: true, effect: 'possible' });
    const fault = structuredClone(error.toFault());
    expect(fault).toEqual({
      code: 'timeout',
      message: 'no answer',
      retryable: false,
      effect: 'possible',
    });
    expect(DeviceError.fromFault(fault)).toMatchObject(fault);
  });
});
