import type { DeviceHealth } from '@hallway/device-drivers';
import { mustStop, nextPower, onMains, type Power } from './power.ts';
import { supplyOf, type Supply } from './supply.ts';

/** Keeps an eye on the UPS, if this machine has one. */
export class PowerWatch {
  #power: Power = onMains;
  readonly #over = Promise.withResolvers<void>();

  /** Resolves once, when the battery is nearly empty and the machine must be put down. */
  readonly over: Promise<void> = this.#over.promise;

  get supply(): Supply {
    return this.#power.supply;
  }

  /**
   * Call every second or so.
   *
   * @param now monotonic milliseconds
   * @returns whether the supply the kiosk goes by has changed
   */
  look(devices: readonly DeviceHealth[], busy: boolean, now: number): boolean {
    const before = this.#power.supply;
    const ups = devices.find(({ kind }) => kind === 'ups') ?? null;
    this.#power = nextPower(this.#power, { supply: supplyOf(ups), busy, now });
    if (mustStop(this.#power, now)) this.#over.resolve();
    return this.#power.supply !== before;
  }
}
