import {
  COIL_OFF,
  COIL_ON,
  matchBits,
  matchEcho,
  matchRegister,
  readCoils,
  readDiscreteInputs,
  readInputRegisters,
  writeSingleCoil,
} from '../../codec/modbus/index.ts';
import type { ModbusAnswer } from '../../codec/modbus/index.ts';
import type { FrameMatcher } from '../../codec/card/frame-decoder.ts';
import { DeviceError, type DeviceEffect } from '../../error.ts';
import type { Dialogue } from '../dialogue.ts';
import type { RelayBoardOptions } from './options.ts';

const DEFAULT_TIMEOUT_MS = 500;

/** The commands of one board over one connection. Each throws DeviceError; what only reads never with an effect. */
export class RelayWire {
  readonly #dialogue: Dialogue;
  readonly #unit: number;
  readonly #options: RelayBoardOptions;

  constructor(dialogue: Dialogue, options: RelayBoardOptions) {
    this.#dialogue = dialogue;
    this.#unit = options.unit;
    this.#options = options;
  }

  async coil(coil: number): Promise<boolean> {
    const request = readCoils(this.#unit, coil, 1);
    const [isOn = false] = await this.#ask(request, matchBits(request, 1), 'none');
    return isOn;
  }

  inputs(): Promise<boolean[]> {
    const { inputs } = this.#options;
    const request = readDiscreteInputs(this.#unit, 0, inputs);
    return this.#ask(request, matchBits(request, inputs), 'none');
  }

  /** @returns 0 to 65535 */
  inputRegister(register: number): Promise<number> {
    const request = readInputRegisters(this.#unit, register, 1);
    return this.#ask(request, matchRegister(request), 'none');
  }

  /** Switches a coil. Resolves when the board said that it heard. */
  async switch(coil: number, isOn: boolean): Promise<void> {
    await this.#write(coil, isOn ? COIL_ON : COIL_OFF);
  }

  /** Has the board switch a coil on for so many units of its timer. Resolves when the board said that it heard. */
  async flashOn(coil: number, firstCoil: number, units: number): Promise<void> {
    await this.#write(firstCoil + coil, units);
  }

  async #write(address: number, value: number): Promise<void> {
    const request = writeSingleCoil(this.#unit, address, value);
    await this.#ask(request, matchEcho(request), 'possible');
  }

  async #ask<T>(
    octets: Uint8Array,
    answer: FrameMatcher<ModbusAnswer<T>>,
    effect: DeviceEffect,
  ): Promise<T> {
    const timeoutMs = this.#options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    const answered = await this.#dialogue.ask({ octets, answer, timeoutMs, effect });
    if (answered.type === 'value') return answered.value;
    throw exception(answered.code, effect);
  }
}

/** Modbus Application Protocol V1.1b3 §7. */
function exception(code: number, effect: DeviceEffect): DeviceError {
  const message = `the board answered with exception ${code}`;
  if (code === 6) return new DeviceError('busy', message, { retryable: true });
  // 1 illegal function, 2 illegal address, 3 illegal value: it did not even begin.
  if (code >= 1 && code <= 3) return new DeviceError('refused', message);
  return new DeviceError('device-error', message, { effect });
}
