import { setTimeout as sleep } from 'node:timers/promises';
import { createRegistry, systemClock } from '@hallway/device-drivers';
import type {
  Clock,
  DeviceConfig,
  DeviceEvent,
  DeviceHealth,
  DeviceRegistry,
} from '@hallway/device-drivers';
import { describe, expect, it } from 'vitest';
import type { TestContext } from 'vitest';
import { until } from '../../peers/daemon.ts';

/** A device on a serial port, simulated, and what a person can do with it. */
export interface StreamDevice {
  /** How the device is declared. Its id is used by nobody else. */
  config: DeviceConfig;
  /** Shows the nth thing it reads: a card, a code. Each n is another one. */
  present(n: number): Promise<void> | void;
  /** Takes away what is there. */
  remove(): void;
  /** What is away for this long may be shown again, in ms. */
  gapMs: number;
  /** What the event of the nth thing says besides id and time. */
  event(n: number): object;
  /** Pulls the cable by killing what it is made of. */
  unplug(): Promise<void>;
  plug(): Promise<void>;
  stop(): Promise<void>;
}

/** One that answers when it is asked, so that its silence says something. */
export interface AnsweringDevice extends StreamDevice {
  /** Hears and says nothing though the cable is in. */
  mute(isMute: boolean): void;
}

/** Stops at the end of the test what it started. */
type Test = Pick<TestContext, 'onTestFinished'>;

/** What holds for every driver of a device on a serial port, whatever its wire. */
export function describeStreamDriver(name: string, start: () => Promise<StreamDevice>): void {
  const registryOf = (test: Test, config: DeviceConfig, clock: Clock = systemClock) => {
    const registry = createRegistry([config], { clock });
    test.onTestFinished(() => registry.stop());
    const events: DeviceEvent[] = [];
    registry.on((event) => events.push(event));
    return { registry, events };
  };
  /** A device that is open and well. */
  async function bench(test: Test, clock?: Clock) {
    const device = await started(test, start);
    const { registry, events } = registryOf(test, device.config, clock);
    await registry.start();
    await availabilityIs(registry, 'online');
    return { device, registry, events };
  }

  describe.concurrent(`stream driver: ${name}`, () => {
    it('is closed until it is opened, and then well for as long as nothing happens', async (test) => {
      const device = await started(test, start);
      const { registry, events } = registryOf(test, device.config);
      expect(healthOf(registry)).toMatchObject({
        deviceId: device.config.id,
        kind: device.config.kind,
        lifecycle: 'closed',
        availability: 'unknown',
      });
      await sleep(50);
      expect(events).toEqual([]);
      await registry.start();
      await availabilityIs(registry, 'online');
      expect(healthOf(registry)).toMatchObject({ lifecycle: 'idle', reasons: [] });
      await sleep(1_500);
      const seen = events.flatMap((event) => (event.type === 'health' ? [event.health] : []));
      expect(new Set(seen.map(({ availability }) => availability))).toEqual(new Set(['online']));
      expect(said(events)).toEqual([]);
    });

    it('says what is shown, once, with the time', async (test) => {
      const { device, events } = await bench(test);
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
      const { device, events } = await bench(test);
      for (const n of [0, 0, 1]) {
        const known = said(events).length;
        await device.present(n);
        await until(`thing ${n}`, () => said(events).length === known + 1);
        device.remove();
        await sleep(device.gapMs + 200);
      }
      expect(said(events)).toMatchObject([device.event(0), device.event(0), device.event(1)]);
    });

    it('is missed when its cable is pulled, and works at once when it is back', async (test) => {
      const { device, registry, events } = await bench(test);
      await device.unplug();
      await availabilityIs(registry, 'noDevice');
      expect(healthOf(registry).lifecycle).toBe('error');
      await sleep(1_200);
      await device.plug();
      await until('it is back', () => healthOf(registry).availability === 'online', 2_500);
      await device.present(0);
      await until('it reads', () => said(events).length === 1);
    });

    it('bears a cable that is pulled and put back at once, again and again', async (test) => {
      const { device, registry, events } = await bench(test);
      for (let times = 0; times < 3; times++) {
        await device.unplug();
        await device.plug();
      }
      // Whatever was online may have been the port before.
      await sleep(300);
      await until('it is back', () => healthOf(registry).availability === 'online');
      await device.present(1);
      await until('it reads', () => said(events).length === 1);
      expect(said(events)).toMatchObject([device.event(1)]);
    });

    it('is waited for when it was never there', async (test) => {
      const device = await started(test, start);
      await device.unplug();
      const { registry } = registryOf(test, device.config);
      await registry.start();
      await availabilityIs(registry, 'noDevice');
      await device.plug();
      await availabilityIs(registry, 'online');
    });

    it('counts as unknown when its last word is too old', async (test) => {
      let ahead = 0;
      const clock: Clock = { ...systemClock, now: () => systemClock.now() + ahead };
      const { registry } = await bench(test, clock);
      ahead = 60_000;
      expect(healthOf(registry)).toMatchObject({ availability: 'unknown', source: 'inferred' });
      await availabilityIs(registry, 'online');
    });

    it('says nothing once it is closed, however often', async (test) => {
      const { device, registry, events } = await bench(test);
      await Promise.all([registry.stop(), registry.stop()]);
      await registry.stop();
      expect(healthOf(registry)).toMatchObject({ lifecycle: 'closed', availability: 'unknown' });
      const before = events.length;
      await device.present(0);
      await sleep(300);
      expect(events).toHaveLength(before);
    });

    it('closes while it is still opening, and while its cable is out', async (test) => {
      const { device, registry } = await bench(test);
      await device.unplug();
      await availabilityIs(registry, 'noDevice');
      await registry.stop();
      const other = registryOf(test, { ...device.config, id: 'other' });
      await other.registry.start();
      await other.registry.stop();
      expect(healthOf(other.registry).lifecycle).toBe('closed');
    });

    it('opens again after it was closed', async (test) => {
      const { device, registry, events } = await bench(test);
      await registry.stop();
      await registry.start();
      await availabilityIs(registry, 'online');
      await device.present(1);
      await until('it reads', () => said(events).length === 1);
    });

    it('leaves its port to one program: the second says so, and takes over', async (test) => {
      const { device, registry } = await bench(test);
      const second = registryOf(test, { ...device.config, id: 'second' });
      await second.registry.start();
      await availabilityIs(second.registry, 'in-use');
      expect(healthOf(registry).availability).toBe('online');
      await registry.stop();
      await availabilityIs(second.registry, 'online');
      await device.present(0);
      await until('it reads', () => said(second.events).length === 1);
    });
  });
}

/** What holds besides for a driver that asks its device again and again. */
export function describeAskingDriver(name: string, start: () => Promise<AnsweringDevice>): void {
  describeStreamDriver(name, start);

  describe.concurrent(`asking driver: ${name}`, () => {
    it('shows a device that has gone silent, and its return', async (test) => {
      const device = await started(test, start);
      const registry = createRegistry([device.config]);
      test.onTestFinished(() => registry.stop());
      await registry.start();
      await availabilityIs(registry, 'online');
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
      const device = await started(test, start);
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

async function started<D extends StreamDevice>(test: Test, start: () => Promise<D>): Promise<D> {
  const device = await start();
  test.onTestFinished(() => device.stop());
  return device;
}

const healthOf = (registry: DeviceRegistry): DeviceHealth => {
  const [health] = registry.health();
  if (health === undefined) throw new Error('there is no device');
  return health;
};
const availabilityIs = (registry: DeviceRegistry, wanted: DeviceHealth['availability']) =>
  until(wanted, () => healthOf(registry).availability === wanted);
const said = (events: DeviceEvent[]) => events.filter(({ type }) => type !== 'health');
