import { setMaxListeners } from 'node:events';
import type { Clock } from '../../clock.ts';
import { DeviceError, ignoreDeviceError } from '../../error.ts';
import type { RelayBoard } from '../modbus-relay/board.ts';
import type { RelayStampOptions } from './options.ts';
import type { StampEvidence } from './types.ts';

/** The sensors are asked this often while something moves. */
const WATCH_MS = 20;
const DEFAULT_ARM_LIMIT_MS = 3_000;
const DEFAULT_STAMP_LIMIT_MS = 5_000;
const DEFAULT_ARMED_FOR_MS = 60_000;
const COUNTER_VALUES = 65_536;

/** What the sensors of the machine say; null where none is wired. */
export interface StampSensors {
  down: boolean;
  armed: boolean | null;
  paper: boolean | null;
}

/** How the cycle of one stamp goes over the coils and inputs of a board: arm, stamp, confirm. */
export class StampMachine {
  readonly #board: RelayBoard;
  readonly #options: RelayStampOptions;
  readonly #clock: Clock;
  /** The arming that a stamp may use up. Aborted when it is used, taken back or lost. */
  #armed: AbortController | null = null;
  #busy = false;

  constructor(board: RelayBoard, options: RelayStampOptions, clock: Clock) {
    this.#board = board;
    this.#options = options;
    this.#clock = clock;
  }

  get busy(): boolean {
    return this.#busy;
  }

  sensors(inputs: boolean[]): StampSensors {
    const { down, armed, paper } = this.#options.inputs;
    return {
      down: inputs[down] === true,
      armed: armed === undefined ? null : inputs[armed] === true,
      paper: paper === undefined ? null : inputs[paper] === true,
    };
  }

  /** See Stamp. */
  arm(): Promise<void> {
    return this.#alone(async () => {
      if (this.#armed !== null) throw new DeviceError('refused', 'the machine is armed already');
      await harmless(() => this.#makeReady());
      this.#armed = this.#arming();
    });
  }

  /** See Stamp. */
  stamp(): Promise<StampEvidence> {
    return this.#alone(async () => {
      if (this.#armed === null) throw new DeviceError('refused', 'the machine is not armed');
      this.loseArming();
      try {
        return await this.#strike();
      } finally {
        await this.#disarmQuietly();
      }
    });
  }

  /** See Stamp. */
  disarm(): Promise<void> {
    return this.#alone(async () => {
      this.loseArming();
      await harmless(() => this.#board.set(this.#options.coils.arm, false));
    });
  }

  /** See Stamp. */
  async counter(): Promise<number | null> {
    const { counterRegister } = this.#options;
    return counterRegister === undefined ? null : await this.#board.inputRegister(counterRegister);
  }

  /** Forgets the arming, for example because the machine may have been without power. */
  loseArming(): void {
    this.#armed?.abort();
    this.#armed = null;
  }

  async #alone<T>(act: () => Promise<T>): Promise<T> {
    if (this.#busy) throw new DeviceError('busy', 'the machine is at work', { retryable: true });
    this.#busy = true;
    try {
      return await act();
    } finally {
      this.#busy = false;
    }
  }

  async #makeReady(): Promise<void> {
    const limit = this.#options.armLimitMs ?? DEFAULT_ARM_LIMIT_MS;
    // It may still be on its way back from the stamp before.
    if (!(await this.#until(limit, ({ down, armed }) => !down && armed !== true))) {
      throw new DeviceError('device-error', 'the machine is not at rest');
    }
    requirePaper(await this.#look());
    await this.#board.set(this.#options.coils.arm, true);
    if (await this.#until(limit, ({ armed }) => armed !== false)) return;
    await this.#disarmQuietly();
    throw new DeviceError('device-error', 'the machine does not get ready to stamp');
  }

  /** An arming that ends by itself when its time is over. */
  #arming(): AbortController {
    const arming = new AbortController();
    const armedFor = this.#options.armedForMs ?? DEFAULT_ARMED_FOR_MS;
    this.#clock.sleep(armedFor, arming.signal).then(
      () => {
        if (this.#armed === arming) void this.disarm().catch(ignoreDeviceError);
      },
      () => undefined,
    );
    return arming;
  }

  async #strike(): Promise<StampEvidence> {
    const { coils, pulseMs } = this.#options;
    requireReady(await this.#look());
    // A board that lost its power for a moment has forgotten that it was armed.
    if (!(await this.#board.coil(coils.arm))) {
      throw new DeviceError('device-error', 'the machine is not armed any more');
    }
    const before = await this.counter();
    const watching = new AbortController();
    setMaxListeners(0, watching.signal);
    const pulse = this.#board.pulse(coils.stamp, pulseMs);
    const stroke = this.#awaitStroke(watching.signal);
    // Whether the pulse was sent decides what its failure means; the stroke is not waited for then.
    pulse.catch(() => watching.abort());
    const [pulsed, struck] = await Promise.allSettled([pulse, stroke]);
    if (pulsed.status === 'rejected') throw pulsed.reason;
    return await ambiguous(async () => {
      if (struck.status === 'rejected') throw struck.reason;
      const counter = await this.counter();
      requireOneMore(before, counter);
      return { confirmed: true, counter };
    });
  }

  /** Waits for the die to come down and go up again. */
  async #awaitStroke(signal: AbortSignal): Promise<void> {
    const limit = this.#options.stampLimitMs ?? DEFAULT_STAMP_LIMIT_MS;
    const end = this.#clock.monotonic() + limit;
    if (!(await this.#until(limit, ({ down }) => down, signal))) {
      throw new DeviceError('device-error', 'nobody saw the die come down');
    }
    if (!(await this.#until(end - this.#clock.monotonic(), ({ down }) => !down, signal))) {
      throw new DeviceError('device-error', 'the die does not go up again');
    }
  }

  /** Asks the sensors until they are as wanted. @returns false when they are not within `ms`, or the signal aborts */
  async #until(
    ms: number,
    wanted: (sensors: StampSensors) => boolean,
    signal = new AbortController().signal,
  ): Promise<boolean> {
    const end = this.#clock.monotonic() + ms;
    while (!signal.aborted) {
      if (wanted(await this.#look())) return true;
      if (this.#clock.monotonic() >= end) return false;
      await this.#clock.sleep(WATCH_MS, signal).catch(() => undefined);
    }
    return false;
  }

  async #look(): Promise<StampSensors> {
    return this.sensors(await this.#board.inputs());
  }

  /** An arm coil that cannot be switched off now goes off at the start of the next connection. */
  async #disarmQuietly(): Promise<void> {
    await this.#board.set(this.#options.coils.arm, false).catch(ignoreDeviceError);
  }
}

function requirePaper({ paper }: StampSensors): void {
  if (paper === false) throw new DeviceError('device-error', 'no paper lies under the die');
}

function requireReady(sensors: StampSensors): void {
  requirePaper(sensors);
  if (sensors.down) throw new DeviceError('device-error', 'the die is not up');
  if (sensors.armed === false) throw new DeviceError('device-error', 'the machine is not ready');
}

function requireOneMore(before: number | null, after: number | null): void {
  if (before === null || after === null) return;
  const strokes = (after - before + COUNTER_VALUES) % COUNTER_VALUES;
  if (strokes !== 1) throw new DeviceError('device-error', `the counter moved by ${strokes}`);
}

/** What fails before the pulse touched no sheet, whatever a coil that only arms is now. */
async function harmless(act: () => Promise<void>): Promise<void> {
  await withEffect('none', act);
}

/** What fails after the pulse leaves open whether the sheet is stamped. */
async function ambiguous<T>(act: () => Promise<T>): Promise<T> {
  return await withEffect('possible', act);
}

async function withEffect<T>(effect: 'none' | 'possible', act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof DeviceError)) throw error;
    const { code, message, retryable } = error;
    throw new DeviceError(code, message, { effect, retryable, cause: error });
  }
}
