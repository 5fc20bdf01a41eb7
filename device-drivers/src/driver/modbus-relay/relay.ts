import { DeviceError } from '../../error.ts';
import type { DeviceHealth } from '../../health/types.ts';
import type { Device } from '../device.ts';
import type { DeviceLife } from '../device-life.ts';
import type { DriverContext } from '../driver.ts';
import { serialLife } from '../serial-life.ts';
import { RelayBoard } from './board.ts';
import type { ModbusRelayOptions } from './options.ts';
import type { Relay } from './types.ts';

/** A relay board that speaks Modbus RTU. */
export class ModbusRelay implements Device {
  readonly id: string;
  readonly capabilities: { relay: Relay };
  readonly #board: RelayBoard;
  readonly #momentary: ReadonlySet<number>;
  readonly #life: DeviceLife;

  constructor(id: string, options: ModbusRelayOptions, context: DriverContext) {
    this.id = id;
    this.#momentary = new Set(options.momentary);
    this.#board = new RelayBoard(options, [...this.#momentary], () => this.#alive(), context.clock);
    this.#life = serialLife({ id, kind: 'relay', path: options.path }, context, (signal) =>
      this.#board.connection(signal),
    );
    this.capabilities = {
      relay: {
        set: (coil, isOn) => this.#set(coil, isOn),
        pulse: (coil, ms) => this.#pulse(coil, ms),
        inputs: () => this.#board.inputs(),
      },
    };
  }

  open(): void {
    this.#life.open();
  }

  close(): Promise<void> {
    return this.#life.close();
  }

  health(): DeviceHealth {
    return this.#life.health();
  }

  async #set(coil: number, isOn: boolean): Promise<void> {
    if (this.#momentary.has(coil)) {
      throw new DeviceError('refused', `coil ${coil} is pulsed and never left on`);
    }
    await this.#board.set(coil, isOn);
  }

  async #pulse(coil: number, ms: number): Promise<void> {
    // What is left on by a kiosk that died is known, and switched off, only of declared coils.
    if (!this.#momentary.has(coil)) {
      throw new DeviceError('refused', `coil ${coil} is not declared to be momentary`);
    }
    await this.#board.pulse(coil, ms);
  }

  #alive(): void {
    this.#life.sample({ lifecycle: 'idle', availability: 'online', reasons: [], source: 'serial' });
  }
}
