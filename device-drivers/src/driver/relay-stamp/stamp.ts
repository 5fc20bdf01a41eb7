import type { Clock } from '../../clock.ts';
import { DeviceError } from '../../error.ts';
import { HealthRecord } from '../../health/record.ts';
import { ReasonHistory } from '../../health/reasons.ts';
import type { DeviceHealth } from '../../health/types.ts';
import type { Device, DeviceEvent } from '../device.ts';
import { RelayBoard } from '../modbus-relay/board.ts';
import { troubleOf } from '../modbus-relay/trouble.ts';
import { StampMachine } from './machine.ts';
import type { RelayStampOptions } from './options.ts';
import type { Stamp, StampEvidence } from './types.ts';

const MAX_AGE_MS = 10_000;

/** A stamp machine that is worked over the coils and inputs of a Modbus relay board of its own. */
export class RelayStamp implements Device {
  readonly id: string;
  readonly capabilities: { stamp: Stamp };
  readonly #board: RelayBoard;
  readonly #machine: StampMachine;
  readonly #health: HealthRecord;
  readonly #reasons = new ReasonHistory();
  readonly #clock: Clock;
  /** The last stamp may have happened and was not proven. Stands until one is. */
  #unconfirmed = false;

  constructor(
    id: string,
    options: RelayStampOptions,
    clock: Clock,
    emit: (event: DeviceEvent) => void,
  ) {
    this.id = id;
    this.#clock = clock;
    this.#board = new RelayBoard(
      options.board,
      [options.coils.arm, options.coils.stamp],
      { alive: (inputs) => this.#alive(inputs), trouble: (error) => this.#trouble(error) },
      clock,
    );
    this.#machine = new StampMachine(this.#board, options, clock);
    this.#health = new HealthRecord({
      deviceId: id,
      kind: 'stamp',
      clock,
      maxAgeMs: MAX_AGE_MS,
      onSample: (health) => emit({ type: 'health', health }),
    });
    this.capabilities = {
      stamp: {
        arm: () => this.#thenLook(this.#machine.arm()),
        stamp: () => this.#thenLook(this.#stamp()),
        disarm: () => this.#thenLook(this.#machine.disarm()),
      },
    };
  }

  open(): void {
    this.#health.open();
    this.#board.open();
  }

  async close(): Promise<void> {
    this.#machine.loseArming();
    await this.#board.close();
    this.#health.close();
  }

  health(): DeviceHealth {
    return this.#health.current();
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
    this.#health.sample({
      lifecycle: isStuck ? 'error' : this.#machine.busy ? 'busy' : 'idle',
      availability: isStuck ? 'hardwareError' : 'online',
      reasons: this.#reasons.update(reasons, this.#clock.now()),
      source: 'serial',
    });
  }

  #trouble(error: DeviceError): void {
    // A machine that was out of reach may have been without power, or worked by hand.
    this.#machine.loseArming();
    const { availability, reasons } = troubleOf(error);
    this.#health.sample({
      lifecycle: 'error',
      availability,
      reasons: this.#reasons.update(reasons, this.#clock.now()),
      source: 'probe',
    });
  }
}

function ignoreDeviceError(error: unknown): void {
  if (!(error instanceof DeviceError)) throw error;
}
