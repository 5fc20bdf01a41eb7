import type { Clock } from '../../clock.ts';
import { DeviceError } from '../../error.ts';
import { HealthRecord } from '../../health/record.ts';
import { ReasonHistory } from '../../health/reasons.ts';
import type { DeviceHealth } from '../../health/types.ts';
import type { Device, DeviceEvent } from '../device.ts';
import { RelayBoard } from './board.ts';
import type { ModbusRelayOptions } from './options.ts';
import { troubleOf } from './trouble.ts';
import type { Relay } from './types.ts';

const MAX_AGE_MS = 10_000;

/** A relay board that speaks Modbus RTU. */
export class ModbusRelay implements Device {
  readonly id: string;
  readonly capabilities: { relay: Relay };
  readonly #board: RelayBoard;
  readonly #momentary: ReadonlySet<number>;
  readonly #health: HealthRecord;
  readonly #reasons = new ReasonHistory();
  readonly #clock: Clock;

  constructor(
    id: string,
    options: ModbusRelayOptions,
    clock: Clock,
    emit: (event: DeviceEvent) => void,
  ) {
    this.id = id;
    this.#clock = clock;
    this.#momentary = new Set(options.momentary);
    this.#board = new RelayBoard(
      options,
      [...this.#momentary],
      { alive: () => this.#alive(), trouble: (error) => this.#trouble(error) },
      clock,
    );
    this.#health = new HealthRecord({
      deviceId: id,
      kind: 'relay',
      clock,
      maxAgeMs: MAX_AGE_MS,
      onSample: (health) => emit({ type: 'health', health }),
    });
    this.capabilities = {
      relay: {
        set: (coil, isOn) => this.#set(coil, isOn),
        pulse: (coil, ms) => this.#pulse(coil, ms),
        inputs: () => this.#board.inputs(),
      },
    };
  }

  open(): void {
    this.#health.open();
    this.#board.open();
  }

  async close(): Promise<void> {
    await this.#board.close();
    this.#health.close();
  }

  health(): DeviceHealth {
    return this.#health.current();
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
    const reasons = this.#reasons.update([], this.#clock.now());
    this.#health.sample({ lifecycle: 'idle', availability: 'online', reasons, source: 'serial' });
  }

  #trouble(error: DeviceError): void {
    const { availability, reasons } = troubleOf(error);
    this.#health.sample({
      lifecycle: 'error',
      availability,
      reasons: this.#reasons.update(reasons, this.#clock.now()),
      source: 'probe',
    });
  }
}
