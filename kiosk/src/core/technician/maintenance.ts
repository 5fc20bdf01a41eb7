import type { Clock, DeviceConfig, DeviceEvent } from '@hallway/device-drivers';
import type { DeviceTestCommand } from '@hallway/protocol';
import { testPlanOf, testsUnattended } from '@hallway/protocol/device-tests';
import type { DeviceLine } from '../../bridge/index.ts';
import type { Devices } from '../devices/index.ts';
import type { Store } from '../store/index.ts';
import type { Outbox } from '../sync/index.ts';
import { deviceLines, type LastTest } from './device-lines.ts';
import type { Switches } from './switches.ts';
import { testDevice, type TestOutcome } from './tests/index.ts';

/** The machine as its technician knows it. */
export interface Maintenance {
  lines(): DeviceLine[];
  /** Tries a device out for the technician who stands there, and tells central. */
  test(device: string, by: string): Promise<TestOutcome>;
  /** Tries a device out with nobody there, and tells central. Refused while somebody is served. */
  command(command: DeviceTestCommand): Promise<TestOutcome>;
  /** Whether a device is being tried out now. */
  isTesting(device: string): boolean;
  /** Takes note of what readers read. */
  heard(event: DeviceEvent): void;
}

export interface MaintenanceOptions {
  kioskId: string;
  store: Store;
  outbox: Outbox;
  devices: Devices;
  declared: readonly DeviceConfig[];
  switches: Switches;
  clock: Clock;
  /** Who has this number, for the screen; null when nobody here knows. */
  nameOf: (no: string) => string | null;
  /** Whether a device works for somebody now. */
  inHand: (device: string) => boolean;
  /** Whether somebody is being served. */
  isServing: () => boolean;
}

const failed = (reason: string): TestOutcome => ({ outcome: 'failed', reason });

export function createMaintenance(options: MaintenanceOptions): Maintenance {
  const { kioskId, store, outbox, devices, declared, switches, clock } = options;
  const lastReadAt = new Map<string, number>();
  const lastTest = new Map<string, LastTest>();
  const testing = new Set<string>();

  async function tryOut(id: string): Promise<TestOutcome> {
    const device = declared.find((one) => one.id === id);
    if (!device) return failed('not-configured');
    if (device.disabled === true || switches.get(id)?.disabled === true) {
      return failed('switched-off');
    }
    if (testing.has(id) || options.inHand(id)) return failed('busy');
    testing.add(id);
    try {
      return await testDevice({ kioskId, device, devices, clock });
    } finally {
      testing.delete(id);
    }
  }

  function keep(id: string, result: TestOutcome, by: string, commandId: string | null): void {
    const { outcome } = result;
    const reason = result.outcome === 'failed' ? result.reason : null;
    const kind = declared.find((one) => one.id === id)?.kind ?? '';
    const level = testPlanOf(kind)?.level ?? null;
    lastTest.set(id, { outcome, reason, at: clock.now() });
    store.transaction(() =>
      outbox.append('device.checked', { deviceId: id, commandId, level, outcome, reason, by }),
    );
  }

  return {
    lines: () =>
      deviceLines({
        devices: devices.health(),
        declared,
        lastReadAt,
        lastTest,
        switchOf: (id) => switches.get(id),
        nameOf: options.nameOf,
      }),
    async test(device, by) {
      const result = await tryOut(device);
      keep(device, result, by, null);
      return result;
    },
    async command({ deviceId, commandId, by }) {
      const plan = testPlanOf(declared.find((one) => one.id === deviceId)?.kind ?? '');
      const result = options.isServing()
        ? failed('serving')
        : plan && !testsUnattended(plan)
          ? failed('unattended')
          : await tryOut(deviceId);
      keep(deviceId, result, by, commandId);
      return result;
    },
    isTesting: (device) => testing.has(device),
    heard(event) {
      if (event.type !== 'health') lastReadAt.set(event.deviceId, event.at);
    },
  };
}
