import { systemClock } from '../clock.ts';
import type { Clock } from '../clock.ts';
import type { Device, DeviceEvent } from '../driver/device.ts';
import { createIppPrinter } from '../driver/ipp-printer/client.ts';
import type { IppPrinter } from '../driver/ipp-printer/types.ts';
import { PrinterWatch } from '../driver/ipp-printer/watch.ts';
import { SerialCardReader } from '../driver/serial-card-reader/reader.ts';
import { DeviceError } from '../error.ts';
import type { DeviceConfig, DeviceRegistry } from './types.ts';

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
  const printers = new Map<string, IppPrinter>();
  for (const config of devices) {
    if (all.has(config.id)) throw new TypeError(`two devices have the id ${config.id}`);
    if (config.driver === 'ipp') {
      const printer = createIppPrinter(config.options, clock);
      const watch = new PrinterWatch(config.id, printer, clock, emit);
      printers.set(config.id, watch.printer);
      all.set(config.id, watch);
    } else {
      all.set(config.id, new SerialCardReader(config.id, config.options, clock, emit));
    }
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
    printer: (id) => {
      const printer = printers.get(id);
      if (printer === undefined) throw new DeviceError('not-configured', `no printer ${id}`);
      return printer;
    },
    on: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
