import { randomUUID } from 'node:crypto';
import type { Clock, DeviceEvent } from '@hallway/device-drivers';
import type { DeviceLine } from '../../bridge/index.ts';
import type { Devices } from '../devices/index.ts';
import { deviceLines } from './device-lines.ts';
import { testPage } from './test-page.ts';
import { testPrinter, type TestOutcome } from './test-printer.ts';

/** The machine as its technician knows it. */
export interface Maintenance {
  lines(): DeviceLine[];
  /** Tries a device out. A device that cannot be tried out has failed `unsupported`. */
  test(device: string): Promise<TestOutcome>;
  /** Takes note of what readers read. */
  heard(event: DeviceEvent): void;
}

export interface MaintenanceOptions {
  kioskId: string;
  devices: Devices;
  clock: Clock;
  /** Ids of the A4 printers. */
  printers: readonly string[];
}

export function createMaintenance(options: MaintenanceOptions): Maintenance {
  const { kioskId, devices, clock } = options;
  const printers = new Set(options.printers);
  const lastReadAt = new Map<string, number>();
  return {
    lines: () => deviceLines(devices.health(), lastReadAt, printers),
    async test(device) {
      if (!printers.has(device)) return { outcome: 'failed', reason: 'unsupported' };
      const page = await testPage(kioskId, device, new Date(clock.now()));
      return testPrinter(devices.printer(device), page, `test:${randomUUID()}`, clock);
    },
    heard(event) {
      if (event.type === 'credential') lastReadAt.set(event.deviceId, event.at);
    },
  };
}
