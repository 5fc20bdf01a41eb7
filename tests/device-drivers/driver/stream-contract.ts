import { setTimeout as sleep } from 'node:timers/promises';
import { createRegistry } from '@hallway/device-drivers';
import type { DeviceEvent } from '@hallway/device-drivers';
import { describe, expect, it } from 'vitest';
import { until } from '../../peers/daemon.ts';
import { availabilityIs, healthOf, openBench, started } from './device-bench.ts';
import type { Bench, ContractDevice } from './device-bench.ts';
import { describeDeviceContract } from './device-contract.ts';
import type { ContractOptions } from './device-contract.ts';

/** A device that says what it is shown, and what a person can do with it. */
export interface StreamDevice extends Omit<ContractDevice, 'missing' | 'second' | 'use'> {
  /** Default `noDevice`. */
  missing?: ContractDevice['missing'];
  /** Default `in-use`. */
  second?: ContractDevice['second'];
  /** Shows the nth thing it reads: a card, a code. Each n is another one. */
  present(n: number): Promise<void> | void;
  /** Takes away what is there. */
  remove(): Promise<void> | void;
  /** What is away for this long may be shown again, in ms. */
  gapMs: number;
  /** What the event of the nth thing says besides id and time. */
  event(n: number): object;
}

/** One that answers when it is asked, so that its silence says something. */
export interface AnsweringDevice extends StreamDevice {
  /** Hears and says nothing though the cable is in. */
  mute(isMute: boolean): void;
}

/** What holds for every driver of a device that says what it is shown, whatever its wire. */
export function describeStreamDriver(
  driver: ContractDevice['config']['driver'],
  startStream: () => Promise<StreamDevice>,
  options: ContractOptions = {},
): void {
  const start = async () => usedByShowing(await startStream());
  describeDeviceContract(driver, start, options);

  describe(`stream driver: ${driver}`, { concurrent: options.inTurn !== true }, () => {
    it('says what is shown, once, with the time', async (test) => {
      const { device, events } = await openBench(test, start);
      const before = Date.now();
      await device.present(0);
      await until('the first', () => said(events).length === 1);
      await sleep(500);
      expect(said(events)).toEqual([
        { deviceId: device.config.id, at: expect.any(Number), ...device.event(0) },
      ]);
      const [event] = said(events);
      if (event?.type === 'health' || event === undefined) throw new Error('no event');
      expect(event.at).toBeGreaterThanOrEqual(before);
      expect(event.at).toBeLessThanOrEqual(Date.now());
    });

    it('says the next, and the same again once it was away', async (test) => {
      const { device, events } = await openBench(test, start);
      for (const n of [0, 0, 1]) {
        const known = said(events).length;
        await device.present(n);
        await until(`thing ${n}`, () => said(events).length === known + 1);
        await device.remove();
        await sleep(device.gapMs + 200);
      }
      expect(said(events)).toMatchObject([device.event(0), device.event(0), device.event(1)]);
    });

    it('says nothing of what was not shown, nor of what is shown when it is closed', async (test) => {
      const { device, registry, events } = await openBench(test, start);
      await sleep(1_500);
      await registry.stop();
      await device.present(0);
      await sleep(300);
      expect(said(events)).toEqual([]);
    });
  });
}

/** What holds besides for a driver that asks its device again and again. */
export function describeAskingDriver(
  driver: ContractDevice['config']['driver'],
  start: () => Promise<AnsweringDevice>,
): void {
  describeStreamDriver(driver, start);

  describe.concurrent(`asking driver: ${driver}`, () => {
    it('shows a device that has gone silent, and its return', async (test) => {
      const { device, registry } = await openBench(test, async () => usedByShowing(await start()));
      device.mute(true);
      await availabilityIs(registry, 'offline');
      expect(healthOf(registry)).toMatchObject({
        lifecycle: 'error',
        reasons: [{ keyword: 'timed-out', severity: 'error' }],
      });
      device.mute(false);
      await availabilityIs(registry, 'online');
      expect(healthOf(registry).reasons).toEqual([]);
    });

    it('closes at once while an answer is waited for', async (test) => {
      const device = await started(test, async () => usedByShowing(await start()));
      device.mute(true);
      const registry = createRegistry([device.config]);
      test.onTestFinished(() => registry.stop());
      await registry.start();
      await sleep(100);
      const before = performance.now();
      await registry.stop();
      expect(performance.now() - before).toBeLessThan(500);
    });
  });
}

/** It works when it says what it is shown; each time another thing, for the one before may count as still there. */
function usedByShowing<D extends StreamDevice>(device: D): D & ContractDevice {
  let n = 0;
  return {
    missing: 'noDevice',
    second: 'in-use',
    ...device,
    use: async ({ events }: Bench) => {
      const known = said(events).length;
      n = 1 - n;
      await device.present(n);
      await until('what it is shown', () => said(events).length > known);
      expect(said(events).at(-1)).toMatchObject(device.event(n));
      await device.remove();
      await sleep(device.gapMs + 200);
    },
  };
}

const said = (events: readonly DeviceEvent[]) => events.filter(({ type }) => type !== 'health');
