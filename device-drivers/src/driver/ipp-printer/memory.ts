import { DeviceError } from '../../error.ts';
import type { PrinterIdentity } from './responses.ts';

/** Remembers one printer by its uuid and notices when it was switched off in between. */
export class PrinterMemory {
  #printerUuid: string | null;
  #upTime = 0;
  #powerCycles = 0;

  /** @param printerUuid the machine to accept, or null to take the first that answers */
  constructor(printerUuid: string | null) {
    this.#printerUuid = printerUuid?.toLowerCase() ?? null;
  }

  /**
   * @returns power cycles seen so far
   * @throws DeviceError `wrong-device` when another machine answers
   */
  recognise(identity: PrinterIdentity): number {
    this.#printerUuid ??= identity.printerUuid;
    if (identity.printerUuid !== this.#printerUuid) {
      const message = `expected ${this.#printerUuid}, found ${identity.printerUuid}`;
      throw new DeviceError('wrong-device', message);
    }
    if (identity.upTime < this.#upTime) this.#powerCycles += 1;
    this.#upTime = identity.upTime;
    return this.#powerCycles;
  }
}
