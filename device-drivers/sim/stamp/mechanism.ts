import type { SimulatedBoard } from '../modbus-relay/board.ts';

/** How the machine is wired to its board. */
export const stampWiring = {
  coils: { arm: 0, stamp: 1 },
  inputs: { down: 0, armed: 1, paper: 2 },
  counterRegister: 0,
} as const;

/** What can be wrong with the machine. */
export const stampFaults = [
  /** The arm does not move when the machine is armed. */
  'stuck-arm',
  /** The die comes down and stays there. */
  'stuck-down',
  /** It stamps, but the sensor that should see it does not. */
  'missing-confirm',
  /** The pulse moves nothing. */
  'no-stroke',
  /** One pulse makes two strokes. */
  'double-stroke',
  /** It stamps without counting. */
  'dead-counter',
] as const;

export type StampFault = (typeof stampFaults)[number];

export interface MechanismTimes {
  /** From the arm coil to the arm in its place. */
  armMs: number;
  /** From the pulse to the die on the paper, and up again. */
  strokeMs: number;
  /** How long the die stays down. */
  downMs: number;
}

const COUNTER_VALUES = 65_536;

/** A die on an arm: what moves when coils switch, and what the sensors see of it. */
export class StampMechanism {
  readonly faults = new Set<StampFault>();
  /** Sheets as they are: how often each was stamped. The last one lies under the die while there is paper. */
  readonly sheets: number[] = [];
  readonly #board: SimulatedBoard;
  readonly #times: MechanismTimes;
  #armed: NodeJS.Timeout | undefined;

  constructor(board: SimulatedBoard, times: MechanismTimes) {
    this.#board = board;
    this.#times = times;
    board.inputRegisters.set(stampWiring.counterRegister, 0);
    board.onCoil((coil, isOn) => {
      if (coil === stampWiring.coils.arm) this.#arm(isOn);
      if (coil === stampWiring.coils.stamp && isOn) this.#strike();
    });
  }

  /** Lays a new sheet under the die. */
  insertSheet(): void {
    this.sheets.push(0);
    this.#board.inputs[stampWiring.inputs.paper] = true;
  }

  /** Takes the sheet away. */
  takeSheet(): void {
    this.#board.inputs[stampWiring.inputs.paper] = false;
  }

  /** Frees a die that is stuck. */
  free(): void {
    this.#board.inputs[stampWiring.inputs.down] = false;
  }

  #arm(isOn: boolean): void {
    clearTimeout(this.#armed);
    if (isOn && this.faults.has('stuck-arm')) return;
    this.#armed = setTimeout(() => {
      this.#board.inputs[stampWiring.inputs.armed] = isOn;
    }, this.#times.armMs);
  }

  /** Only an armed machine follows the pulse. */
  #strike(): void {
    if (this.#board.inputs[stampWiring.inputs.armed] !== true || this.faults.has('no-stroke'))
      return;
    const { strokeMs, downMs } = this.#times;
    setTimeout(() => this.#comeDown(), strokeMs);
    if (!this.faults.has('stuck-down')) setTimeout(() => this.free(), strokeMs + downMs);
  }

  #comeDown(): void {
    const { inputs, inputRegisters } = this.#board;
    const strokes = this.faults.has('double-stroke') ? 2 : 1;
    const isPaper = inputs[stampWiring.inputs.paper] === true;
    if (isPaper) this.sheets.push((this.sheets.pop() ?? 0) + strokes);
    if (!this.faults.has('missing-confirm')) inputs[stampWiring.inputs.down] = true;
    if (this.faults.has('dead-counter')) return;
    const counted = inputRegisters.get(stampWiring.counterRegister) ?? 0;
    inputRegisters.set(stampWiring.counterRegister, (counted + strokes) % COUNTER_VALUES);
  }
}
