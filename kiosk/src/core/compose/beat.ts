import type { DeviceHealth } from '@hallway/device-drivers';
import type { Beat } from '@hallway/protocol';
import type { ScreenName } from '../../bridge/index.ts';

/** State of this kiosk now, for central's fleet page; which screen stands there, never who. */
export function beatOf(state: {
  screen: ScreenName;
  devices: DeviceHealth[];
  snapshotAt: number | null;
  lastPrintAt: number | null;
  inService: boolean;
  now: number;
}): Omit<Beat, 'kioskId' | 'at' | 'outbox' | 'appVersion'> {
  const { screen, devices, snapshotAt, lastPrintAt, inService, now } = state;
  return {
    screen,
    devices,
    snapshotAgeMs: snapshotAt === null ? null : Math.max(0, now - snapshotAt),
    lastPrintAt: lastPrintAt === null ? null : new Date(lastPrintAt).toISOString(),
    inService,
  };
}
