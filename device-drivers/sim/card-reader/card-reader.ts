import { setTimeout as sleep } from 'node:timers/promises';
import type { CardWireFormat } from '../../src/codec/card/index.ts';
import { openDeviceEnd } from '../pty/device-end.ts';
import type { DeviceEnd } from '../pty/device-end.ts';
import type { PtyPairOptions } from '../pty/pty-pair.ts';
import { convertWiegand } from './wiegand-converter.ts';
import type { WiegandConverter } from './wiegand-converter.ts';
import { cardOctets } from './wire.ts';

/** RDM6300 readers repeat a card about this often. */
const REPEAT_MS = 50;

export interface CardReaderSimulatorOptions extends PtyPairOptions {
  format: CardWireFormat;
}

/** A card reader that exists only as octets on a serial port. */
export interface CardReaderSimulator extends DeviceEnd {
  /** Puts a card there; a reader that repeats does so until `holdMs` are over. */
  tap(uid: string, holdMs?: number): Promise<void>;
  /** Sends bits into the Wiegand side of a converter that is on the port. */
  swipe(converter: WiegandConverter, bits: string): Promise<void>;
}

export async function startCardReaderSimulator(
  options: CardReaderSimulatorOptions,
): Promise<CardReaderSimulator> {
  const end = await openDeviceEnd(options, () => undefined);
  const tap = async (uid: string, holdMs = 0): Promise<void> => {
    const octets = cardOctets(options.format, uid);
    const until = performance.now() + holdMs;
    await end.say(octets);
    while (options.format.type === 'rdm6300' && performance.now() < until) {
      await sleep(REPEAT_MS);
      await end.say(octets);
    }
  };
  return { ...end, tap, swipe: (converter, bits) => end.say(convertWiegand(converter, bits)) };
}
