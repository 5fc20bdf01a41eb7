import type { Beat, Bilingual } from '@hallway/protocol';
import type { TestLevel } from '@hallway/protocol/device-tests';

/** `never`: no beat ever came. The others follow from the age of the last beat alone. */
export type KioskState = 'online' | 'late' | 'offline' | 'never';

/** What a test of a device found. */
export interface DeviceTest {
  deviceId: string;
  /** `presumed`: nothing spoke against it, and the device cannot confirm. */
  outcome: 'passed' | 'presumed' | 'failed';
  /** A word for support when it failed; else null. */
  reason: string | null;
  /** How much the test proves; null where an old kiosk does not say. */
  level: TestLevel | null;
  /** Asked for on this page, not at the kiosk. */
  remote: boolean;
  testedAt: string;
}

/** The latest act of switching a device. */
export interface SwitchedDevice {
  deviceId: string;
  disabled: boolean;
  at: string;
  /** Name of who did it, or their number when nobody knows the name. */
  by: string;
  /** When the kiosk took it up; null while it was not heard to. */
  takenAt: string | null;
}

/** A test asked for on this page that has no answer. */
export interface DeviceCommand {
  deviceId: string;
  askedAt: string;
  by: string;
  /** `not-reached`: the kiosk did not take it up in time, and never will. */
  state: 'waiting' | 'not-reached';
}

/** One kiosk as the fleet page shows it. Times are ISO 8601 instants; health is what its last beat said, never a guess. */
export interface FleetKiosk {
  kioskId: string;
  name: Bilingual;
  place: Bilingual;
  campus: string;
  /** A machine has proven to be this kiosk and was not revoked. */
  paired: boolean;
  state: KioskState;
  since: string | null;
  lastBeatAt: string | null;
  beat: Beat | null;
  /** Documents it issued in each of the last 24 hours, oldest first, as far as its events have arrived. */
  issuedByHour: number[];
  /** The latest test of each of its devices. */
  deviceTests: DeviceTest[];
  /** The latest act on each device that was ever switched, here or at the kiosk. */
  switchedDevices: SwitchedDevice[];
  deviceCommands: DeviceCommand[];
  /** Its latest events that could not take effect here, newest first: kept whole, waiting for a person. */
  deadLetters: { seq: number; code: string; receivedAt: string }[];
}

/** Answer of `GET /api/fleet`, and the first event (`fleet`) of `GET /api/fleet/live`; then `kiosk` events follow. */
export interface FleetView {
  asOf: string;
  kiosks: FleetKiosk[];
}

/** Answer of `POST /api/fleet/:kioskId/pairing-code`. */
export interface PairingCode {
  code: string;
  expiresAt: string;
}

/** Body of `POST /api/fleet/:kioskId/revoke`. */
export interface Revocation {
  /** When the kiosk was lost, an ISO 8601 instant in the past: what it signed from then on does not count. Now when absent. */
  since?: string;
}
