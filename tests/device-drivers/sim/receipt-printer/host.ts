import { once } from 'node:events';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { SerialPort } from 'serialport';
import { until } from '../../../peers/daemon.ts';

/** A host at the other end of a printer's cable, without any driver. */
export interface Host {
  send(...parts: Uint8Array[]): void;
  /** Everything that came back, and forgets it, once it is at least so many octets. */
  answer(octets: number): Promise<Uint8Array>;
  /** What came back so far. */
  heard(): Uint8Array;
  /** Waits until the other side ended the connection. */
  gone(): Promise<void>;
  close(): Promise<void>;
}

export async function hostByTcp(port: number): Promise<Host> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  await once(socket, 'connect');
  return hostOf(socket, () => socket.destroy());
}

export async function hostBySerial(path: string): Promise<Host> {
  const port = new SerialPort({ path, baudRate: 115_200, autoOpen: false });
  await new Promise<void>((resolve, reject) => {
    port.open((error) => (error === null ? resolve() : reject(error)));
  });
  return hostOf(port, () => {
    if (port.isOpen) port.close();
  });
}

function hostOf(cable: Duplex, close: () => void): Host {
  let heard = Buffer.alloc(0);
  cable.on('error', () => undefined);
  cable.on('data', (chunk: Buffer) => {
    heard = Buffer.concat([heard, chunk]);
  });
  let isGone = false;
  cable.once('close', () => {
    isGone = true;
  });
  const gone = (): Promise<void> => until('the connection is gone', () => isGone);
  return {
    gone,
    heard: () => Uint8Array.from(heard),
    send: (...parts) => void cable.write(Buffer.concat(parts)),
    answer: async (octets) => {
      await until(`${octets} octets came back`, () => heard.byteLength >= octets);
      const answer = Uint8Array.from(heard);
      heard = Buffer.alloc(0);
      return answer;
    },
    close: async () => {
      close();
      await gone();
    },
  };
}
