import { startModbusRelaySimulator } from '../modbus-relay/simulator.ts';
import type { ModbusRelaySimulator } from '../modbus-relay/simulator.ts';
import { StampMechanism, stampWiring, type MechanismTimes } from './mechanism.ts';

const UNIT = 1;
const COILS = 2;
const INPUTS = 3;

export interface StampSimulatorOptions extends Partial<MechanismTimes> {
  /** Folder for the port links; a temporary one when absent. */
  dir?: string;
}

/** A stamp machine on a relay board, on a serial port. */
export interface StampSimulator {
  relay: ModbusRelaySimulator;
  mechanism: StampMechanism;
  /** Options of a `relay-stamp` that works this machine. */
  options: {
    board: { path: string; baudRate: number; unit: number; coils: number; inputs: number };
    coils: typeof stampWiring.coils;
    inputs: typeof stampWiring.inputs;
    counterRegister: number;
    pulseMs: number;
  };
  stop(): Promise<void>;
}

export async function startStampSimulator(
  options: StampSimulatorOptions = {},
): Promise<StampSimulator> {
  const { armMs = 100, strokeMs = 150, downMs = 200, ...place } = options;
  const shape = { unit: UNIT, coils: COILS, inputs: INPUTS };
  const relay = await startModbusRelaySimulator({ ...place, ...shape });
  return {
    relay,
    mechanism: new StampMechanism(relay.board, { armMs, strokeMs, downMs }),
    options: {
      board: { path: relay.path, baudRate: 9_600, ...shape },
      ...stampWiring,
      pulseMs: 100,
    },
    stop: () => relay.stop(),
  };
}
