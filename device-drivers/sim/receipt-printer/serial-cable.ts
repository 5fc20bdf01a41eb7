import { SerialPort } from 'serialport';
import { openPtyPair } from '../pty/pty-pair.ts';
import type { PtyPairOptions } from '../pty/pty-pair.ts';
import type { Socket } from './cable.ts';

/** A pty with a line speed means nothing; the port wants one. */
const BAUD_RATE = 115_200;

/** A serial (or USB) cable between the printer and a host. */
export interface SerialCable {
  /** The port a driver opens. */
  path: string;
  /** Pulls it out; the printer keeps its power. */
  unplug(): Promise<void>;
  plug(): Promise<void>;
  stop(): Promise<void>;
}

/** Lays a serial cable to the printer. */
export async function laySerialCable(
  socket: Socket,
  options: PtyPairOptions,
): Promise<SerialCable> {
  const pair = await openPtyPair(options);
  let port = await open(pair.simulatorPath);
  socket.plug(port);
  const unplug = async (): Promise<void> => {
    await pair.unplug();
    await close(port);
  };
  return {
    path: pair.devicePath,
    unplug,
    plug: async () => {
      await pair.plug();
      port = await open(pair.simulatorPath);
      socket.plug(port);
    },
    stop: async () => {
      await unplug();
      await pair.stop();
    },
  };
}

/** A port whose other end is gone closes by itself, but not always soon; what it could not write is no matter. */
async function close(port: SerialPort): Promise<void> {
  if (!port.isOpen) return;
  const closed = new Promise<void>((resolve) => port.once('close', () => resolve()));
  if (!port.closing) port.close();
  await closed;
}

function open(path: string): Promise<SerialPort> {
  const port = new SerialPort({ path, baudRate: BAUD_RATE, autoOpen: false });
  return new Promise((resolve, reject) => {
    port.open((error) => {
      if (error === null) resolve(port);
      else reject(error);
    });
  });
}
