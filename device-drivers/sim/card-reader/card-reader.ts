import { open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CardWireFormat } from '../../src/codec/card/index.ts';
import { openPtyPair } from '../pty/pty-pair.ts';
import { convertWiegand } from './wiegand-converter.ts';
import type { WiegandConverter } from './wiegand-converter.ts';
import { cardOctets } from './wire.ts';

/** RDM6300 readers repeat a card about this often. */
const REPEAT_MS = 50;

export interface CardReaderSimulatorOptions {
  format: CardWireFormat;
  /** Folder for the port links; a temporary one when absent. */
  dir?: string;
}

/** A card reader that exists only as octets on a serial port. */
export interface CardReaderSimulator {
  /** The port a driver opens. */
  path: string;
  /** Puts a card there; a reader that repeats does so until `holdMs` are over. */
  tap(uid: string, holdMs?: number): Promise<void>;
  /** Sends bits into the Wiegand side of a converter that is on the port. */
  swipe(converter: WiegandConverter, bits: string): Promise<void>;
  /** Writes octets as they are: noise, halves of frames. */
  write(octets: Uint8Array): Promise<void>;
  unplug(): Promise<void>;
  plug(): Promise<void>;
  stop(): Promise<void>;
}

export async function startCardReaderSimulator(
  options: CardReaderSimulatorOptions,
): Promise<CardReaderSimulator> {
  const pair = await openPtyPair(options.dir === undefined ? {} : { dir: options.dir });
  const write = async (octets: Uint8Array): Promise<void> => {
    const port = await open(pair.simulatorPath, 'w');
    try {
      await port.write(octets);
    } finally {
      await port.close();
    }
  };
  const tap = async (uid: string, holdMs = 0): Promise<void> => {
    const octets = cardOctets(options.format, uid);
    const end = performance.now() + holdMs;
    await write(octets);
    while (options.format.type === 'rdm6300' && performance.now() < end) {
      await sleep(REPEAT_MS);
      await write(octets);
    }
  };
  return {
    path: pair.devicePath,
    tap,
    swipe: (converter, bits) => write(convertWiegand(converter, bits)),
    write,
    unplug: () => pair.unplug(),
    plug: () => pair.plug(),
    stop: () => pair.stop(),
  };
}
