import { openSerial } from '../../src/transport/serial.ts';
import type { SerialConnection } from '../../src/transport/serial.ts';
import { openPtyPair } from './pty-pair.ts';
import type { PtyPairOptions } from './pty-pair.ts';

/** A pty has no line speed; the port wants one. */
const BAUD_RATE = 115_200;

/** The end of a serial cable where the device is. */
export interface DeviceEnd {
  /** The port a driver opens. */
  path: string;
  /** Says octets as they are, noise too. Nobody hears them while the cable is out. */
  say(octets: Uint8Array): Promise<void>;
  unplug(): Promise<void>;
  /** Needs an unplug before. */
  plug(): Promise<void>;
  stop(): Promise<void>;
}

/** @param hear takes what a driver says, for as long as the cable is in */
export async function openDeviceEnd(
  options: PtyPairOptions,
  hear: (chunk: Uint8Array) => void,
): Promise<DeviceEnd> {
  const pair = await openPtyPair(options);
  const listener = { data: hear, present: () => undefined };
  const open = (): Promise<SerialConnection> =>
    openSerial({ path: pair.simulatorPath, baudRate: BAUD_RATE }, listener);
  let line = await open();
  const unplug = async (): Promise<void> => {
    await pair.unplug();
    await line.close();
  };
  return {
    path: pair.devicePath,
    say: (octets) => line.write(octets).catch(() => undefined),
    unplug,
    plug: async () => {
      await pair.plug();
      line = await open();
    },
    stop: async () => {
      await line.close();
      await pair.stop();
    },
  };
}
