import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DeviceError, systemClock } from '@hallway/device-drivers';
import type { Availability, Clock, DeviceConfig, DeviceRegistry } from '@hallway/device-drivers';
import { describe, expect, it } from 'vitest';
import { createDevice } from '../../../device-drivers/src/registry/drivers.ts';
import { until } from '../../peers/daemon.ts';
import {
  availabilityIs,
  healthOf,
  openBench,
  registryOf,
  samplesIn,
  started,
} from './device-bench.ts';
import type { ContractDevice } from './device-bench.ts';

export interface ContractOptions {
  /** Told apart from other runs of the same driver. */
  variant?: string;
  /** For a peer of which there can be only one: its tests do not run side by side. */
  inTurn?: boolean;
}

/** Older than any sample may be. */
const AGES_MS = 3_600_000;
/** A device that is back is seen within this time. */
const SOON_MS = 5_000;
/** The loss of a device is noticed within this time: longer than between two looks at a port. */
const NOTICED_MS = 2_500;
/** So long a closed device is listened to: longer than between two polls. */
const SILENCE_MS = 2_500;
/** Calls at once. */
const CROWD = 20;
const PROGRAM_MS = 25_000;

/** What holds for every driver, whatever its device and its wire. */
export function describeDeviceContract(
  driver: DeviceConfig['driver'],
  start: () => Promise<ContractDevice>,
  { variant, inTurn = false }: ContractOptions = {},
): void {
  const name = `device contract: ${driver}${variant === undefined ? '' : `, ${variant}`}`;

  describe(name, { concurrent: !inTurn }, () => {
    it('is closed until it is opened, and then well for as long as nothing happens', async (test) => {
      const device = await started(test, start);
      expect(device.config.driver).toBe(driver);
      const { registry, events } = registryOf(test, device.config);
      const { id: deviceId, kind } = device.config;
      const closed = { deviceId, kind, lifecycle: 'closed', availability: 'unknown' };
      expect(healthOf(registry)).toMatchObject(closed);
      await sleep(50);
      expect(events).toEqual([]);
      await registry.start();
      await availabilityIs(registry, 'online');
      expect(healthOf(registry)).toMatchObject({ lifecycle: 'idle', reasons: [] });
      const from = events.length;
      await sleep(SILENCE_MS);
      const seen = new Set(samplesIn(events.slice(from)).map(({ availability }) => availability));
      expect([[], ['online']]).toContainEqual([...seen]);
    });

    it('is waited for when it was never there', async (test) => {
      const device = await started(test, start);
      await device.unplug();
      const { registry, events } = registryOf(test, device.config);
      await registry.start();
      await availabilityIs(registry, device.missing);
      expect(healthOf(registry).lifecycle).toBe('error');
      await device.plug();
      await availabilityIs(registry, 'online');
      await device.use({ registry, events });
    });

    it('is missed when it is taken away, and works at once when it is back', async (test) => {
      const { device, registry, events } = await openBench(test, start);
      await device.unplug();
      await looked(device, registry, device.missing);
      expect(healthOf(registry).lifecycle).toBe('error');
      await sleep(1_200);
      await device.plug();
      await until('it is back', () => healthOf(registry).availability === 'online', SOON_MS);
      await device.use({ registry, events });
    });

    it('bears to be taken away and put back at once, again and again', async (test) => {
      const { device, registry, events } = await openBench(test, start);
      for (let times = 0; times < 3; times++) {
        await device.unplug();
        await device.plug();
      }
      // Until its loss is noticed, what is online may still be the device as it was before.
      await sleep(NOTICED_MS);
      await until('it is back', () => healthOf(registry).availability === 'online');
      await device.use({ registry, events });
    });

    it('counts as unknown when its last word is too old', async (test) => {
      let ahead = 0;
      const clock: Clock = { ...systemClock, now: () => systemClock.now() + ahead };
      const { device, registry, events } = await openBench(test, start, clock);
      ahead = AGES_MS;
      expect(healthOf(registry)).toMatchObject({ availability: 'unknown', source: 'inferred' });
      await device.use({ registry, events });
      await availabilityIs(registry, 'online');
    });

    it('says nothing once it is closed, however often, whatever becomes of it', async (test) => {
      const { device, registry, events } = await openBench(test, start);
      await Promise.all([registry.stop(), registry.stop()]);
      await registry.stop();
      expect(healthOf(registry)).toMatchObject({ lifecycle: 'closed', availability: 'unknown' });
      const before = events.length;
      await device.unplug();
      await device.plug();
      await sleep(SILENCE_MS);
      expect(events).toHaveLength(before);
      expect(healthOf(registry)).toMatchObject({ lifecycle: 'closed', availability: 'unknown' });
    });

    it('closes while it connects, and while it is away', async (test) => {
      const { device, registry } = await openBench(test, start);
      await device.unplug();
      await looked(device, registry, device.missing);
      await registry.stop();
      expect(healthOf(registry).lifecycle).toBe('closed');
      await device.plug();
      const other = registryOf(test, device.config);
      await other.registry.start();
      await other.registry.stop();
      const before = other.events.length;
      expect(healthOf(other.registry).lifecycle).toBe('closed');
      await sleep(SILENCE_MS);
      expect(other.events).toHaveLength(before);
    });

    it('opens again after it was closed, and while it still closes', async (test) => {
      const { device, registry, events } = await openBench(test, start);
      await registry.stop();
      await registry.start();
      await availabilityIs(registry, 'online');
      await device.use({ registry, events });
      const closing = registry.stop();
      await registry.start();
      await closing;
      await availabilityIs(registry, 'online');
      await sleep(300);
      expect(healthOf(registry).lifecycle).not.toBe('closed');
      await device.use({ registry, events });
    });

    it('tells a second program how it is there, and goes to it when the first has closed', async (test) => {
      const { device, registry } = await openBench(test, start);
      const second = registryOf(test, device.config);
      await second.registry.start();
      await availabilityIs(second.registry, device.second);
      expect(healthOf(registry).availability).toBe('online');
      await registry.stop();
      await availabilityIs(second.registry, 'online');
      await device.use(second);
    });

    it('answers each of many at once, or says that it is busy', async (test) => {
      const { device, registry, events } = await openBench(test, start);
      if (device.ask === undefined) {
        const context = { clock: systemClock, emit: () => undefined };
        expect(createDevice(device.config, context).capabilities).toEqual({});
        return;
      }
      const answers = await allSettled(() => device.ask?.(registry));
      expect(answers).toContain('answered');
      expect([...new Set(answers)].filter((each) => each !== 'answered')).toEqual(
        answers.includes('busy') ? ['busy'] : [],
      );
      await availabilityIs(registry, 'online');
      await device.use({ registry, events });
    });

    it('leaves nobody without an answer when it is closed or taken away', async (test) => {
      const { device, registry, events } = await openBench(test, start);
      if (device.ask === undefined) return;
      const asked = allSettled(() => device.ask?.(registry));
      await registry.stop();
      expect(await asked).toHaveLength(CROWD);
      await registry.start();
      await availabilityIs(registry, 'online');
      const askedAgain = allSettled(() => device.ask?.(registry));
      await device.unplug();
      expect(await askedAgain).toHaveLength(CROWD);
      await device.plug();
      await until('it is back', () => healthOf(registry).availability === 'online');
      await device.use({ registry, events });
    });

    it('lets the program end that closed it', async (test) => {
      const device = await started(test, start);
      const program = fileURLToPath(new URL('closing-program.ts', import.meta.url));
      const ended = await promisify(execFile)(
        process.execPath,
        [program, JSON.stringify(device.config)],
        { timeout: PROGRAM_MS },
      ).catch((error: Error & { stdout: string }) => ({
        stdout: `${error.message} ${error.stdout}`,
      }));
      expect(ended.stdout).toBe('closed');
    });
  });
}

/** A device that is only asked from time to time is missed by who asks it. */
async function looked(
  device: ContractDevice,
  registry: DeviceRegistry,
  wanted: Availability,
): Promise<void> {
  await device.ask?.(registry).catch(ignoreDeviceError);
  await availabilityIs(registry, wanted);
}

/** How each of a crowd of calls ends: with an answer, or the code of its error. */
async function allSettled(ask: () => Promise<unknown> | undefined): Promise<string[]> {
  const calls = Array.from({ length: CROWD }, async () => {
    try {
      await ask();
      return 'answered';
    } catch (error) {
      if (error instanceof DeviceError) return error.code;
      throw error;
    }
  });
  return await Promise.all(calls);
}

function ignoreDeviceError(error: unknown): void {
  if (!(error instanceof DeviceError)) throw error;
}
