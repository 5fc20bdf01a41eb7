import { DeviceError } from '../../error.ts';
import type { PrinterIdentity } from './responses.ts';
import { stayedOn } from './up-time.ts';
import type { UpTimeSample } from './up-time.ts';

/** Remembers one printer by its uuid and notices when it was switched off in between. */
export class PrinterMemory {
  #printerUuid: string | null;
  #last: UpTimeSample | null = null;
  #powerCycles = 0;

  /** @param printerUuid the machine to accept, or null to take the first that answers */
  constructor(printerUuid: string | null) {
    this.#printerUuid = printerUuid?.toLowerCase() ?? null;
  }

  /**
   * @param at monotonic milliseconds of the answer
   * @returns power cycles seen so far
   * @throws DeviceError `wrong-device` when another machine answers
   */
  recognise(identity: PrinterIdentity, at: number): number {
    this.#printerUuid ??= identity.printerUuid;
    if (identity.printerUuid !== this.#printerUuid) {
      const message = `expected ${this.#printerUuid}, found ${identity.printerUuid}`;
      throw new DeviceError('wrong-device', message);
    }
    const sample = { upTime: identity.upTime, at };
    if (this.#last !== null && !stayedOn(this.#last, sample)) this.#powerCycles += 1;
    this.#last = sample;
    return this.#powerCycles;
  }
}
