import { systemClock } from '../clock.ts';
import type { Clock } from '../clock.ts';
import type { Device, DeviceEvent } from '../driver/device.ts';
import { DeviceError } from '../error.ts';
import { DisabledDevice } from './disabled-device.ts';
import { createDevice, type DeviceConfig } from './drivers.ts';
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
  const all = new Map<string, Device>();
  for (const config of devices) {
    if (all.has(config.id)) throw new TypeError(`two devices have the id ${config.id}`);
    const device = config.disabled
      ? new DisabledDevice(config.id, config.kind, clock.now())
      : createDevice(config, { clock, emit });
    all.set(config.id, device);
  }
  let started = false;
  return {
    start: () => {
      if (!started) for (const device of all.values()) device.open();
      started = true;
      return Promise.resolve();
    },
    stop: async () => {
      started = false;
      await Promise.all(Array.from(all.values(), (device) => device.close()));
    },
    health: () => Array.from(all.values(), (device) => device.health()),
    capability: (id, capability) => {
      const offered = all.get(id)?.capabilities[capability];
      if (offered === undefined) throw new DeviceError('not-configured', `no ${capability} ${id}`);
      return offered;
    },
    on: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
