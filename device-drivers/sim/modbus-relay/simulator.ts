import { setTimeout as sleep } from 'node:timers/promises';
import { FrameDecoder } from '../../src/codec/card/frame-decoder.ts';
import { openDeviceEnd } from '../pty/device-end.ts';
import { SimulatedBoard, type BoardShape } from './board.ts';
import { exceptionAnswer, matchRequest, type BoardRequest } from './wire.ts';

/** What is wrong with the board or its line. */
export type BoardFault =
  | { type: 'none' }
  /** Does what it is told and does not answer. */
  | { type: 'mute' }
  /** Neither does nor answers. */
  | { type: 'deaf' }
  /** Answers only after this many ms. */
  | { type: 'late'; ms: number }
  /** One bit of every answer is wrong. */
  | { type: 'bad-crc' }
  | { type: 'exception'; code: number };

export interface ModbusRelaySimulatorOptions extends BoardShape {
  /** Folder for the port links; a temporary one when absent. */
  dir?: string;
}

/** A relay board that exists only as octets on a serial port. */
export interface ModbusRelaySimulator {
  /** The port a driver opens. */
  path: string;
  board: SimulatedBoard;
  /** @param code only requests of this function are treated so; all when absent */
  fault(fault: BoardFault, code?: number): void;
  unplug(): Promise<void>;
  plug(): Promise<void>;
  stop(): Promise<void>;
}

export async function startModbusRelaySimulator(
  options: ModbusRelaySimulatorOptions,
): Promise<ModbusRelaySimulator> {
  const board = new SimulatedBoard(options);
  let decoder = new FrameDecoder(matchRequest(options.unit));
  let fault: BoardFault = { type: 'none' };
  let faultyCode: number | undefined;
  const line = await openDeviceEnd(options, (chunk) => {
    for (const request of decoder.push(chunk)) void answer(request);
  });
  const answer = async (request: BoardRequest): Promise<void> => {
    const isFaulty = faultyCode === undefined || faultyCode === request.code;
    const current: BoardFault = isFaulty ? fault : { type: 'none' };
    if (current.type === 'deaf') return;
    const octets =
      current.type === 'exception'
        ? exceptionAnswer(options.unit, request.code, current.code)
        : board.answer(request);
    if (current.type === 'mute') return;
    if (current.type === 'late') await sleep(current.ms);
    if (current.type === 'bad-crc') octets[octets.length - 1] = (octets.at(-1) ?? 0) ^ 1;
    await line.say(octets);
  };
  return {
    path: line.path,
    board,
    fault: (wanted, code) => {
      fault = wanted;
      faultyCode = code;
    },
    unplug: () => line.unplug(),
    plug: async () => {
      decoder = new FrameDecoder(matchRequest(options.unit));
      await line.plug();
    },
    stop: async () => {
      board.powerOff();
      await line.stop();
    },
  };
}
