import type { DeviceHealth } from '../health/types.ts';
import type { Capabilities } from './capabilities.ts';

/** What devices have to say. */
export type DeviceEvent =
  | {
      type: 'credential';
      deviceId: string;
      credential: { kind: 'card'; uid: string };
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
