import type { Beat, Bilingual } from '@hallway/protocol';

/** `never`: no beat ever came. The others follow from the age of the last beat alone. */
export type KioskState = 'online' | 'late' | 'offline' | 'never';

/** What a technician found when trying a device out at the kiosk. */
export interface DeviceTest {
  deviceId: string;
  outcome: 'passed' | 'failed';
  /** A word for support; null when it passed. */
  reason: string | null;
  testedAt: string;
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
