import type { DeviceEvent } from '../driver/device.ts';
import type { Capabilities, Capability } from '../driver/capabilities.ts';
import type { DeviceHealth } from '../health/types.ts';

export interface DeviceRegistry {
  /** Opens every configured device. Resolves when all were told to open, whether or not they are there. Again: nothing. */
  start(): Promise<void>;
  /** Closes every device. No event comes after it resolves. */
  stop(): Promise<void>;
  /** Last known health of every device, aged: a sample that is too old is answered as `unknown`. */
  health(): DeviceHealth[];
  /** What a device can be asked. @throws DeviceError `not-configured` when no device of that id is, or it cannot do this */
  capability<C extends Capability>(id: string, capability: C): Capabilities[C];
  /** Every sample and credential from now on. Returns the function that ends the subscription. */
  on(listener: (event: DeviceEvent) => void): () => void;
}
