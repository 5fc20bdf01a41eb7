import { systemClock } from '../clock.ts';
import type { Clock } from '../clock.ts';
import type { DeviceEvent } from '../driver/device.ts';
import { DeviceError } from '../error.ts';
import type { DeviceConfig } from './drivers.ts';
import { Place } from './place.ts';
import type { DeviceRegistry } from './types.ts';

export interface RegistryOptions {
  clock?: Clock;
}

/**
 * Makes every device of a configuration; none is opened before `start`.
 *
 * @throws TypeError when two devices have the same id, or a printer URI is none
 */
export function createRegistry(
  devices: readonly DeviceConfig[],
  options: RegistryOptions = {},
): DeviceRegistry {
  const clock = options.clock ?? systemClock;
  const listeners = new Set<(event: DeviceEvent) => void>();
  const emit = (event: DeviceEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const all = new Map<string, Place>();
  for (const config of devices) {
    if (all.has(config.id)) throw new TypeError(`two devices have the id ${config.id}`);
    all.set(config.id, new Place(config, { clock, emit }));
  }
  let started = false;
  return {
    start: async () => {
      if (started) return;
      started = true;
      await Promise.all(Array.from(all.values(), (place) => place.open()));
    },
    stop: async () => {
      started = false;
      await Promise.all(Array.from(all.values(), (place) => place.close()));
    },
    health: () => Array.from(all.values(), (place) => place.health()),
    capability: (id, capability) => {
      const place = all.get(id);
      if (place === undefined) throw new DeviceError('not-configured', `no ${capability} ${id}`);
      return place.capability(capability);
    },
    setDisabled: async (id, disabled) => {
      const place = all.get(id);
      if (place === undefined) throw new DeviceError('not-configured', `no device ${id}`);
      await place.setDisabled(disabled);
    },
    on: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
