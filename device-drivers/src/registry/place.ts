import type { Capabilities, Capability } from '../driver/capabilities.ts';
import type { Device } from '../driver/device.ts';
import type { DriverContext } from '../driver/driver.ts';
import { DeviceError } from '../error.ts';
import type { DeviceHealth } from '../health/types.ts';
import { DisabledDevice } from './disabled-device.ts';
import { createDevice, type DeviceConfig } from './drivers.ts';

/** The place of one declared device: its driver, or nothing while it is switched off. */
export class Place {
  readonly #config: DeviceConfig;
  readonly #context: DriverContext;
  #device: Device;
  #isOpen = false;
  /** One change after the other: a port has one owner. */
  #changes: Promise<void> = Promise.resolve();

  /** @throws TypeError for options that cannot be right */
  constructor(config: DeviceConfig, context: DriverContext) {
    this.#config = config;
    this.#context = context;
    this.#device = config.disabled === true ? this.#nothing() : createDevice(config, context);
  }

  open(): Promise<void> {
    return this.#inTurn(() => {
      this.#isOpen = true;
      this.#device.open();
    });
  }

  close(): Promise<void> {
    return this.#inTurn(async () => {
      this.#isOpen = false;
      await this.#device.close();
    });
  }

  setDisabled(disabled: boolean): Promise<void> {
    return this.#inTurn(async () => {
      const off = disabled || this.#config.disabled === true;
      if (off === this.#device instanceof DisabledDevice) return;
      await this.#device.close();
      this.#device = off ? this.#nothing() : createDevice(this.#config, this.#context);
      if (!this.#isOpen) return;
      this.#device.open();
      this.#context.emit({ type: 'health', health: this.#device.health() });
    });
  }

  health(): DeviceHealth {
    return this.#device.health();
  }

  /** @throws DeviceError `not-configured` when it cannot do this, or is off */
  capability<C extends Capability>(capability: C): Capabilities[C] {
    const offered = this.#device.capabilities[capability];
    if (offered !== undefined) return offered;
    throw new DeviceError('not-configured', `no ${capability} ${this.#config.id}`);
  }

  #nothing(): Device {
    const { id, kind } = this.#config;
    return new DisabledDevice(id, kind, this.#context.clock.now());
  }

  #inTurn(change: () => void | Promise<void>): Promise<void> {
    this.#changes = this.#changes.then(change);
    return this.#changes;
  }
}
