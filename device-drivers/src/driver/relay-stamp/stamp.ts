import type { Clock } from '../../clock.ts';
import { DeviceError, ignoreDeviceError } from '../../error.ts';
import { ReasonHistory } from '../../health/reasons.ts';
import type { DeviceHealth } from '../../health/types.ts';
import type { Device } from '../device.ts';
import type { DeviceLife } from '../device-life.ts';
import type { DriverContext } from '../driver.ts';
import { RelayBoard } from '../modbus-relay/board.ts';
import { serialLife } from '../serial-life.ts';
import { StampMachine } from './machine.ts';
import type { RelayStampOptions } from './options.ts';
import type { Stamp, StampEvidence } from './types.ts';

/** A stamp machine that is worked over the coils and inputs of a Modbus relay board of its own. */
export class RelayStamp implements Device {
  readonly id: string;
  readonly capabilities: { stamp: Stamp };
  readonly #board: RelayBoard;
  readonly #machine: StampMachine;
  readonly #life: DeviceLife;
  readonly #reasons = new ReasonHistory();
  readonly #clock: Clock;
  /** The last stamp may have happened and was not proven. Stands until one is. */
  #unconfirmed = false;

  constructor(id: string, options: RelayStampOptions, context: DriverContext) {
    this.id = id;
    this.#clock = context.clock;
    this.#board = new RelayBoard(
      options.board,
      [options.coils.arm, options.coils.stamp],
      (inputs) => this.#alive(inputs),
      context.clock,
    );
    this.#machine = new StampMachine(this.#board, options, context.clock);
    const { path } = options.board;
    this.#life = serialLife({ id, kind: 'stamp', path }, context, (signal) =>
      this.#connection(signal),
    );
    this.capabilities = {
      stamp: {
        arm: () => this.#thenLook(this.#machine.arm()),
        stamp: () => this.#thenLook(this.#stamp()),
        counter: () => this.#machine.counter(),
        disarm: () => this.#thenLook(this.#machine.disarm()),
      },
    };
  }

  open(): void {
    this.#life.open();
  }

  close(): Promise<void> {
    this.#machine.loseArming();
    return this.#life.close();
  }

  health(): DeviceHealth {
    return this.#life.health();
  }

  async #connection(signal: AbortSignal): Promise<DeviceError> {
    try {
      return await this.#board.connection(signal);
    } finally {
      // A machine that was out of reach may have been without power, or worked by hand.
      this.#machine.loseArming();
    }
  }

  async #stamp(): Promise<StampEvidence> {
    try {
      const evidence = await this.#machine.stamp();
      this.#unconfirmed = false;
      return evidence;
    } catch (error) {
      if (error instanceof DeviceError && error.effect === 'possible') this.#unconfirmed = true;
      throw error;
    }
  }

  /** What a call brought to light shows in the health at once. */
  async #thenLook<T>(call: Promise<T>): Promise<T> {
    try {
      return await call;
    } finally {
      void this.#board.inputs().then((inputs) => this.#alive(inputs), ignoreDeviceError);
    }
  }

  #alive(inputs: boolean[]): void {
    const { down, paper } = this.#machine.sensors(inputs);
    const isStuck = down && !this.#machine.busy;
    const reasons = [
      ...(isStuck ? ['stamp-stuck-error'] : []),
      // Between two sheets there is none: that is no trouble yet.
      ...(paper === false ? ['media-empty-report'] : []),
      ...(this.#unconfirmed ? ['stamp-unconfirmed-warning'] : []),
    ];
    this.#life.sample({
      lifecycle: isStuck ? 'error' : this.#machine.busy ? 'busy' : 'idle',
      availability: isStuck ? 'hardwareError' : 'online',
      reasons: this.#reasons.update(reasons, this.#clock.now()),
      source: 'serial',
    });
  }
}
