import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock, type DeviceConfig, type DeviceEvent } from '@hallway/device-drivers';
import {
  startCameraSimulator,
  startModbusRelaySimulator,
  startReceiptPrinterSimulator,
  startScannerSimulator,
  startStampSimulator,
} from '@hallway/device-drivers/sim';
import { showWithinMs } from '@hallway/protocol/device-tests';
import { expect, it, onTestFinished } from 'vitest';
import { createDevices, type Devices } from '../../../../kiosk/src/core/devices/index.ts';
import { testDevice } from '../../../../kiosk/src/core/technician/tests/index.ts';
import type { TestOutcome } from '../../../../kiosk/src/core/technician/tests/types.ts';
import { tempDir } from '../../../device-drivers/support/temp-dir.ts';
import { startNut } from '../../../peers/nut.ts';

/** Every kind but those of maintenance.test.ts, against its simulator or an independent peer, through the agent. */

interface Bench {
  devices: Devices;
  heard: DeviceEvent[];
  /** @param hurry for how much of a second a second counts */
  test: (hurry?: number) => Promise<TestOutcome>;
}

async function bench(device: DeviceConfig): Promise<Bench> {
  const devices = createDevices({ devices: [device], log: { warn() {} } });
  onTestFinished(() => devices.stop());
  const heard: DeviceEvent[] = [];
  devices.on((event) => heard.push(event));
  await devices.start();
  await expect.poll(() => devices.health()[0]?.lifecycle, { timeout: 20_000 }).toBe('idle');
  return {
    devices,
    heard,
    test(hurry = 1) {
      const clock = {
        ...systemClock,
        sleep: (ms: number, signal: AbortSignal) => systemClock.sleep(ms * hurry, signal),
      };
      return testDevice({ kioskId: 'K01', device, devices, clock });
    },
  };
}

async function receipts(profile: 'hallway-simulator' | 'generic') {
  const dir = await tempDir();
  onTestFinished(dir.remove);
  const simulator = await startReceiptPrinterSimulator({ dir: dir.path, dotsPerSecond: 20_000 });
  onTestFinished(() => simulator.stop());
  const port = { type: 'tcp', host: simulator.host, port: simulator.port } as const;
  const options = { port, profile, jobTimeoutMs: 2_000 } as const;
  const device = { id: 'tickets', kind: 'receipt-printer', driver: 'escpos', options } as const;
  return { simulator, ...(await bench(device)) };
}

it('prints a receipt and passes on the word of the printer', async () => {
  const { simulator, test } = await receipts('hallway-simulator');
  expect(await test()).toEqual({ outcome: 'passed' });
  const [ticket] = simulator.tickets();
  const text = ticket?.text.join('\n');
  expect(text).toContain('TEST RECEIPT');
  expect(text).toContain('测试小票');
  expect(text).toContain('K01');
});

it('only presumes of a printer that cannot say that it printed', async () => {
  const { simulator, test } = await receipts('generic');
  expect(await test()).toEqual({ outcome: 'presumed' });
  await expect.poll(() => simulator.tickets(), { timeout: 10_000 }).toHaveLength(1);
});

it('gives a receipt up that waits for paper, and fails without any', async () => {
  const { simulator, test } = await receipts('hallway-simulator');
  simulator.loadPaper(20);
  expect(await test(0.02)).toEqual({ outcome: 'failed', reason: 'timeout' });
  expect(await test()).toMatchObject({ outcome: 'failed' });
});

async function scanner(trigger: boolean) {
  const format = {
    aimId: true,
    encoding: 'utf-8',
    end: { type: 'suffix', prefix: '', suffix: '\r' },
  } as const;
  const simulator = await startScannerSimulator({ format });
  onTestFinished(() => simulator.stop());
  const options = {
    path: simulator.path,
    baudRate: 9_600,
    format,
    ...(trigger && { trigger: 'honeywell' as const }),
  };
  const device = { id: 'codes', kind: 'scanner', driver: 'serial-scanner', options } as const;
  return { simulator, ...(await bench(device)) };
}

it.each([true, false])(
  'passes a scanner that reads what is shown (trigger: %s)',
  async (trigger) => {
    const { simulator, test } = await scanner(trigger);
    const testing = test();
    await sleep(300);
    await simulator.show(Buffer.from('2024110101'), ']Q1');
    expect(await testing).toEqual({ outcome: 'passed' });
  },
);

it('fails a scanner that nothing was shown to, and stops it again', async () => {
  const { test, devices } = await scanner(true);
  expect(await test(500 / showWithinMs)).toEqual({ outcome: 'failed', reason: 'nothing-shown' });
  // It takes the next command: it was left at rest.
  await devices.port('codes', 'scanner').start();
  await devices.port('codes', 'scanner').stop();
});

it('reads the inputs of a relay board and moves nothing', async () => {
  const simulator = await startModbusRelaySimulator({ unit: 1, coils: 4, inputs: 4 });
  onTestFinished(() => simulator.stop());
  const { test } = await bench({
    id: 'board',
    kind: 'relay',
    driver: 'modbus-relay',
    options: { path: simulator.path, baudRate: 9_600, unit: 1, coils: 4, inputs: 4 },
  });
  const before = [...simulator.board.coils];
  expect(await test()).toEqual({ outcome: 'passed' });
  expect(simulator.board.coils).toEqual(before);
});

it('arms and disarms a stamp over a sheet and leaves the sheet as it was', async () => {
  const simulator = await startStampSimulator();
  onTestFinished(() => simulator.stop());
  simulator.mechanism.insertSheet();
  const { test } = await bench({
    id: 'stamp',
    kind: 'stamp',
    driver: 'relay-stamp',
    options: simulator.options,
  });
  expect(await test()).toEqual({ outcome: 'passed' });
  expect(simulator.mechanism.sheets).toEqual([0]);
  expect(simulator.relay.board.coils[simulator.options.coils.arm]).toBe(false);
});

it('asks a UPS how it is, and fails when nobody answers for it', async () => {
  const dir = await tempDir();
  onTestFinished(dir.remove);
  const nut = await startNut(dir.path, { 'ups.status': 'OL', 'battery.charge': '97' });
  onTestFinished(() => nut.stop());
  const { test } = await bench({
    id: 'ups',
    kind: 'ups',
    driver: 'nut-ups',
    options: { host: '127.0.0.1', port: nut.port, ups: nut.ups },
  });
  // Its driver may begin later than upsd does.
  await expect.poll(() => test(), { timeout: 20_000 }).toEqual({ outcome: 'passed' });
  await nut.killUpsd();
  expect(await test()).toMatchObject({ outcome: 'failed' });
});

it('has a camera take a picture, and fails when it sends none', async () => {
  const camera = await startCameraSimulator({ picturesPerSecond: 5 });
  onTestFinished(() => camera.stop());
  const { test } = await bench({
    id: 'above',
    kind: 'camera',
    driver: 'mjpeg-camera',
    options: { uri: camera.uri },
  });
  expect(await test()).toEqual({ outcome: 'passed' });
  await camera.unplug();
  expect(await test()).toMatchObject({ outcome: 'failed' });
});
