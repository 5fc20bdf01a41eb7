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
  /**
   * Switches a device off, by closing its driver, or on again with a new one. Resolves when it is so; a call on its way
   * to the device ends with whatever its driver says then. As it is already: nothing happens and no event comes. One
   * that is declared `disabled` stays off. Not kept: who wants it so after a restart says so again.
   *
   * @throws DeviceError `not-configured` when no device of that id is
   */
  setDisabled(id: string, disabled: boolean): Promise<void>;
  /** Every sample and credential from now on. Returns the function that ends the subscription. */
  on(listener: (event: DeviceEvent) => void): () => void;
}
