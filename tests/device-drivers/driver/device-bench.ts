import { createRegistry, systemClock } from '@hallway/device-drivers';
import type {
  Availability,
  Clock,
  DeviceConfig,
  DeviceEvent,
  DeviceHealth,
  DeviceRegistry,
} from '@hallway/device-drivers';
import type { TestContext } from 'vitest';
import { until } from '../../peers/daemon.ts';
import { expectVocabulary } from '../support/vocabulary.ts';

/** A device on its real wire, and what can be done to it. */
export interface ContractDevice {
  /** How it is declared. Its id is used by nobody else. */
  config: DeviceConfig;
  /** What it is while it is unplugged. */
  missing: Availability;
  /** What a second program sees that opens it meanwhile: `online` where it serves several. */
  second: Availability;
  /** Takes it away: its cable pulled, its power cut, its service killed. */
  unplug(): Promise<void>;
  plug(): Promise<void>;
  stop(): Promise<void>;
  /** Has it do its work once, and resolves when that is proven. */
  use(bench: Bench): Promise<void>;
  /** Asks it something that does no harm, however many ask at once; not given when it cannot be asked. */
  ask?(registry: DeviceRegistry): Promise<unknown>;
}

/** One device in a registry, and what it said so far. */
export interface Bench {
  registry: DeviceRegistry;
  events: DeviceEvent[];
}

/** Stops at the end of the test what it started. */
export type Test = Pick<TestContext, 'onTestFinished'>;

/** A device that is open and well. */
export async function openBench<D extends ContractDevice>(
  test: Test,
  start: () => Promise<D>,
  clock?: Clock,
): Promise<Bench & { device: D }> {
  const device = await started(test, start);
  const bench = registryOf(test, device.config, clock);
  await bench.registry.start();
  await availabilityIs(bench.registry, 'online');
  return { device, ...bench };
}

export async function started<D extends ContractDevice>(
  test: Test,
  start: () => Promise<D>,
): Promise<D> {
  const device = await start();
  test.onTestFinished(() => device.stop());
  return device;
}

/** Whatever is said of the device on the way must be in the vocabulary. */
export function registryOf(test: Test, config: DeviceConfig, clock: Clock = systemClock): Bench {
  const registry = createRegistry([config], { clock });
  const events: DeviceEvent[] = [];
  registry.on((event) => events.push(event));
  test.onTestFinished(async () => {
    await registry.stop();
    samplesIn(events).forEach(expectVocabulary);
  });
  return { registry, events };
}

export function healthOf(registry: DeviceRegistry): DeviceHealth {
  const [health] = registry.health();
  if (health === undefined) throw new Error('there is no device');
  return health;
}

export function availabilityIs(registry: DeviceRegistry, wanted: Availability): Promise<void> {
  return until(wanted, () => healthOf(registry).availability === wanted, 20_000);
}

/** The samples among the events. */
export function samplesIn(events: readonly DeviceEvent[]): DeviceHealth[] {
  return events.flatMap((event) => (event.type === 'health' ? [event.health] : []));
}
