import type { Clock } from '../../clock.ts';
import { DeviceError, deviceError } from '../../error.ts';
import { openSerial } from '../../transport/serial.ts';
import { Dialogue } from '../dialogue.ts';
import type { RelayBoardOptions } from './options.ts';
import { RelayWire } from './wire.ts';

const POLL_MS = 2_000;
const LONGEST_PULSE_MS = 60_000;
/** A board's own timer may be this late. */
const FLASH_GRACE_MS = 200;
/** 3.5 characters of 11 bits part two frames (Modbus over Serial Line V1.02 §2.5.1.1). */
const QUIET_BITS = 3.5 * 11;

/**
 * A relay board that is reached by one serial line, asked for its inputs every two seconds.
 *
 * The coils `atRest` are off whenever nobody uses them: they are switched off at the start of every connection, before
 * the board counts as there, and at the end of it where that is still possible.
 */
export class RelayBoard {
  readonly #options: RelayBoardOptions;
  readonly #atRest: readonly number[];
  readonly #alive: (inputs: boolean[]) => void;
  readonly #clock: Clock;
  /** Of the connection that stands. */
  #wire: RelayWire | null = null;
  /** The pulses that run now, by coil. */
  readonly #pulses = new Map<number, Promise<void>>();
  #lastSet: Promise<void> = Promise.resolve();
  /** Aborts when who connected the board closes it. */
  #closing = new AbortController().signal;

  /** @param alive hears each answer of the board to the question for its inputs */
  constructor(
    options: RelayBoardOptions,
    atRest: readonly number[],
    alive: (inputs: boolean[]) => void,
    clock: Clock,
  ) {
    this.#options = options;
    this.#atRest = atRest;
    this.#alive = alive;
    this.#clock = clock;
  }

  /**
   * Lives through one connection. At its end running pulses end early and the board is put to rest, where that is still
   * possible. Resolves with what ended it, or what kept it from being made.
   */
  async connection(signal: AbortSignal): Promise<DeviceError> {
    this.#closing = signal;
    let dialogue: Dialogue;
    try {
      dialogue = await this.#openDialogue();
    } catch (error) {
      return deviceError(error);
    }
    const over = new AbortController();
    const stop = (): void => over.abort();
    void dialogue.ended.then(stop);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    const wire = new RelayWire(dialogue, this.#options);
    try {
      await this.#rest(wire);
      await this.#watch(wire, over.signal);
      this.#wire = null;
      if (signal.aborted) {
        await Promise.allSettled(this.#pulses.values());
        await this.#rest(wire);
      }
    } catch (error) {
      await dialogue.end(deviceError(error));
    } finally {
      signal.removeEventListener('abort', stop);
      this.#wire = null;
    }
    await dialogue.end(new DeviceError('aborted', 'the device was closed'));
    return dialogue.ended;
  }

  /** Switches a coil and reads whether it is so. One after the other, or one would read what another did. */
  set(coil: number, isOn: boolean): Promise<void> {
    const done = this.#lastSet.then(() => this.#set(coil, isOn));
    this.#lastSet = done.catch(() => undefined);
    return done;
  }

  /** Switches a coil on, and off again after `ms`. See Relay. */
  async pulse(coil: number, ms: number): Promise<void> {
    const wire = this.#connected();
    this.#requireCoil(coil);
    if (!(ms >= 1 && ms <= LONGEST_PULSE_MS)) {
      throw new DeviceError('refused', `a pulse takes 1 to ${LONGEST_PULSE_MS} ms`);
    }
    if (this.#pulses.has(coil)) {
      throw new DeviceError('busy', `coil ${coil} is being pulsed`, { retryable: true });
    }
    const pulse = this.#pulse(wire, coil, ms);
    this.#pulses.set(coil, pulse);
    try {
      await pulse;
    } finally {
      this.#pulses.delete(coil);
    }
  }

  /** Whether a coil is on now. */
  async coil(coil: number): Promise<boolean> {
    this.#requireCoil(coil);
    return await this.#connected().coil(coil);
  }

  async inputs(): Promise<boolean[]> {
    if (this.#options.inputs === 0) throw new DeviceError('unsupported', 'the board has no inputs');
    return await this.#connected().inputs();
  }

  async inputRegister(register: number): Promise<number> {
    return await this.#connected().inputRegister(register);
  }

  async #set(coil: number, isOn: boolean): Promise<void> {
    const wire = this.#connected();
    this.#requireCoil(coil);
    await wire.switch(coil, isOn);
    await this.#requireState(wire, coil, isOn);
  }

  async #pulse(wire: RelayWire, coil: number, ms: number): Promise<void> {
    const { flashOn } = this.#options;
    if (flashOn === undefined) {
      await wire.switch(coil, true);
      await afterwards(async () => {
        // Who closes the device does not wait for the pulse, but the coil goes off all the same.
        const cut = await this.#cutShort(ms);
        await wire.switch(coil, false);
        await this.#requireState(wire, coil, false);
        if (cut) throw new DeviceError('aborted', 'the pulse was cut short');
      });
    } else {
      const units = Math.ceil(ms / flashOn.unitMs);
      await wire.flashOn(coil, flashOn.firstCoil, units);
      await afterwards(async () => {
        const cut = await this.#cutShort(units * flashOn.unitMs + FLASH_GRACE_MS);
        if (cut) throw new DeviceError('aborted', 'the end of the pulse was not awaited');
        await this.#requireState(wire, coil, false);
      });
    }
  }

  /** Waits. @returns whether the device was closed meanwhile */
  async #cutShort(ms: number): Promise<boolean> {
    await this.#clock.sleep(ms, this.#closing).catch(() => undefined);
    return this.#closing.aborted;
  }

  async #requireState(wire: RelayWire, coil: number, isOn: boolean): Promise<void> {
    await afterwards(async () => {
      if ((await wire.coil(coil)) === isOn) return;
      throw new DeviceError('device-error', `coil ${coil} is not ${isOn ? 'on' : 'off'}`);
    });
  }

  #connected(): RelayWire {
    if (this.#wire !== null) return this.#wire;
    throw new DeviceError('offline', 'the relay board is not connected', { retryable: true });
  }

  #requireCoil(coil: number): void {
    if (Number.isInteger(coil) && coil >= 0 && coil < this.#options.coils) return;
    throw new DeviceError('refused', `the board has no coil ${coil}`);
  }

  #openDialogue(): Promise<Dialogue> {
    const { path, baudRate } = this.#options;
    return Dialogue.open(
      (listener) => openSerial({ path, baudRate }, { ...listener, present: () => undefined }),
      { clock: this.#clock, quietMs: Math.ceil((QUIET_BITS * 1_000) / baudRate) },
    );
  }

  async #rest(wire: RelayWire): Promise<void> {
    for (const coil of this.#atRest) {
      await wire.switch(coil, false);
      await this.#requireState(wire, coil, false);
    }
  }

  /** Asks until the connection is over. @throws DeviceError for what makes going on over it useless */
  async #watch(wire: RelayWire, over: AbortSignal): Promise<void> {
    while (!over.aborted) {
      const inputs = await this.#probe(wire);
      if (over.aborted) return;
      this.#wire = wire;
      this.#alive(inputs);
      await this.#clock.sleep(POLL_MS, over).catch(() => undefined);
    }
  }

  /** A board without inputs is asked for a coil. */
  async #probe(wire: RelayWire): Promise<boolean[]> {
    if (this.#options.inputs > 0) return await wire.inputs();
    await wire.coil(0);
    return [];
  }
}

/** What fails after a command was sent leaves open what the command did. */
async function afterwards(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    const { code, message } = deviceError(error);
    throw new DeviceError(code, message, { effect: 'possible', cause: error });
  }
}
