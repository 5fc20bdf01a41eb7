import type { Clock, DeviceConfig } from '@hallway/device-drivers';
import type { Devices } from '../../devices/index.ts';

/**
 * `presumed`: nothing spoke against it, and the device cannot confirm. `reason` is a DeviceError code, what became of
 * the job, or a word of protocol's `testFailureWords`; for support.
 */
export type TestOutcome =
  { outcome: 'passed' } | { outcome: 'presumed' } | { outcome: 'failed'; reason: string };

/** What a test works with. */
export interface TestStand {
  kioskId: string;
  /** The device as it is declared. */
  device: DeviceConfig;
  devices: Pick<Devices, 'port' | 'on' | 'health'>;
  clock: Clock;
}

/** Tries one device out. A DeviceError it throws is what the test found. */
export type DeviceTest = (stand: TestStand) => Promise<TestOutcome>;
