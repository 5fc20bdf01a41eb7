import type { DeviceHealth } from '../health/types.ts';
import type { Capabilities } from './capabilities.ts';
import type { ResidentIdFields } from './resident-id/options.ts';

/** What a person shows to be recognised. */
export type Credential =
  { kind: 'card'; uid: string } | { kind: 'resident-id'; fields: ResidentIdFields };

/** What devices have to say. */
export type DeviceEvent =
  | {
      type: 'credential';
      deviceId: string;
      credential: Credential;
      /** Epoch milliseconds. */
      at: number;
    }
  | {
      type: 'scan';
      deviceId: string;
      scan: {
        /** AIM symbology identifier (ISO/IEC 15424), for example `]Q1`; null when the scanner does not send it. */
        aimId: string | null;
        /** Its name, for example `qr-code`; `other` for a rare one. */
        symbology: string | null;
        text: string;
      };
      /** Epoch milliseconds. */
      at: number;
    }
  | { type: 'health'; health: DeviceHealth };

/** One running device as the registry sees it, whatever its driver. */
export interface Device {
  readonly id: string;
  /** Starts working in the background. A device that is not there yet is no error. */
  open(): void;
  /** Resolves when nothing of the device runs any more. */
  close(): Promise<void>;
  /** The last sample, aged. */
  health(): DeviceHealth;
  /** What it can be asked to do. */
  readonly capabilities: Partial<Capabilities>;
}
