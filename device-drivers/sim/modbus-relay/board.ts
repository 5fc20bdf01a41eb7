import { COIL_OFF, COIL_ON, FunctionCode } from '../../src/codec/modbus/index.ts';
import {
  bitsAnswer,
  echoAnswer,
  exceptionAnswer,
  registersAnswer,
  type BoardRequest,
} from './wire.ts';

const ILLEGAL_FUNCTION = 1;
const ILLEGAL_ADDRESS = 2;
const ILLEGAL_VALUE = 3;

export interface BoardShape {
  unit: number;
  coils: number;
  inputs: number;
  /** Coils written from here on go off by themselves after the value times `unitMs`; none when absent. */
  flashOn?: { firstCoil: number; unitMs: number };
}

/** A coil that changed. */
export interface Switching {
  coil: number;
  on: boolean;
  /** Monotonic milliseconds. */
  at: number;
}

/** The board itself: coils, inputs and input registers, and what they do when asked. */
export class SimulatedBoard {
  readonly switchings: Switching[] = [];
  readonly coils: boolean[];
  readonly inputs: boolean[];
  readonly inputRegisters = new Map<number, number>();
  readonly #shape: BoardShape;
  readonly #timers = new Map<number, NodeJS.Timeout>();
  readonly #listeners = new Set<(coil: number, isOn: boolean) => void>();

  constructor(shape: BoardShape) {
    this.#shape = shape;
    this.coils = Array.from({ length: shape.coils }, () => false);
    this.inputs = Array.from({ length: shape.inputs }, () => false);
  }

  /** Hears every coil that changes. */
  onCoil(listener: (coil: number, isOn: boolean) => void): void {
    this.#listeners.add(listener);
  }

  /** Cuts the power: every coil falls off. */
  powerOff(): void {
    for (const coil of this.coils.keys()) this.#switch(coil, false);
  }

  /** Does what is asked and says so. */
  answer(request: BoardRequest): Uint8Array {
    const { unit } = this.#shape;
    const { code, address, word } = request;
    switch (code) {
      case FunctionCode.readCoils:
        return this.#bits(request, this.coils);
      case FunctionCode.readDiscreteInputs:
        return this.#bits(request, this.inputs);
      case FunctionCode.readInputRegisters: {
        const value = this.inputRegisters.get(address);
        if (value === undefined || word !== 1) return this.#refusal(code, ILLEGAL_ADDRESS);
        return registersAnswer(unit, code, [value]);
      }
      case FunctionCode.writeSingleCoil: {
        const refusal = this.#write(address, word);
        return refusal === null ? echoAnswer(unit, request) : this.#refusal(code, refusal);
      }
      default:
        return this.#refusal(code, ILLEGAL_FUNCTION);
    }
  }

  #bits({ code, address, word }: BoardRequest, all: boolean[]): Uint8Array {
    if (word < 1 || address + word > all.length) return this.#refusal(code, ILLEGAL_ADDRESS);
    return bitsAnswer(this.#shape.unit, code, all.slice(address, address + word));
  }

  /** @returns the exception, or null when it is done */
  #write(address: number, word: number): number | null {
    const { coils, flashOn } = this.#shape;
    if (address < coils) {
      if (word !== COIL_ON && word !== COIL_OFF) return ILLEGAL_VALUE;
      this.#switch(address, word === COIL_ON);
      return null;
    }
    const flashed = address - (flashOn?.firstCoil ?? Infinity);
    if (flashOn === undefined || flashed < 0 || flashed >= coils) return ILLEGAL_ADDRESS;
    this.#switch(flashed, true);
    const off = setTimeout(() => this.#switch(flashed, false), word * flashOn.unitMs);
    this.#timers.set(flashed, off);
    return null;
  }

  #switch(coil: number, isOn: boolean): void {
    clearTimeout(this.#timers.get(coil));
    this.#timers.delete(coil);
    if (this.coils[coil] === isOn) return;
    this.coils[coil] = isOn;
    this.switchings.push({ coil, on: isOn, at: performance.now() });
    for (const listener of this.#listeners) listener(coil, isOn);
  }

  #refusal(code: number, exception: number): Uint8Array {
    return exceptionAnswer(this.#shape.unit, code, exception);
  }
}
