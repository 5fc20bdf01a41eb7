import type { DeviceEvent } from '../driver/device.ts';
import type { IppPrinter } from '../driver/ipp-printer/types.ts';
import type { DeviceHealth } from '../health/types.ts';

export interface DeviceRegistry {
  /** Opens every configured device. Resolves when all were told to open, whether or not they are there. Again: nothing. */
  start(): Promise<void>;
  /** Closes every device. No event comes after it resolves. */
  stop(): Promise<void>;
  /** Last known health of every device, aged: a sample that is too old is answered as `unknown`. */
  health(): DeviceHealth[];
  /** @throws DeviceError `not-configured` when no A4 printer of that id is configured. */
  printer(id: string): IppPrinter;
  /** Every sample and credential from now on. Returns the function that ends the subscription. */
  on(listener: (event: DeviceEvent) => void): () => void;
}
