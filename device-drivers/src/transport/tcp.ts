import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { DeviceError } from '../error.ts';
import type { ByteConnection, ByteListener } from './byte-connection.ts';

const CONNECT_TIMEOUT_MS = 5_000;
/** A printer whose plug is pulled says no word; the kernel asks after it while nothing is said. */
const KEEP_ALIVE_MS = 10_000;

export interface TcpSettings {
  host: string;
  port: number;
}

/**
 * Opens a plain TCP connection (port 9100 and the like).
 *
 * @throws DeviceError `offline` when nobody answers at the address, `aborted`
 */
export async function openTcp(
  settings: TcpSettings,
  listener: ByteListener,
  signal: AbortSignal,
): Promise<ByteConnection> {
  const socket = connect({ ...settings, noDelay: true, keepAlive: true });
  socket.setKeepAlive(true, KEEP_ALIVE_MS);
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  // Without a listener the error event would end the process; the close that follows tells the same.
  socket.on('error', () => undefined);
  await connected(socket, signal);
  socket.on('data', (chunk: Uint8Array) => listener.data(chunk));
  return {
    closed,
    write: (octets) => written(socket, octets),
    close: () => {
      socket.destroy();
      return closed;
    },
  };
}

async function connected(socket: Socket, signal: AbortSignal): Promise<void> {
  const timeout = AbortSignal.timeout(CONNECT_TIMEOUT_MS);
  try {
    await once(socket, 'connect', { signal: AbortSignal.any([signal, timeout]) });
  } catch (error) {
    socket.destroy();
    if (signal.aborted) {
      throw new DeviceError('aborted', 'the call was given up', { cause: error });
    }
    throw new DeviceError('offline', 'no connection to the address', {
      retryable: true,
      cause: error,
    });
  }
}

function written(socket: Socket, octets: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(octets, (error) => {
      if (error === undefined || error === null) resolve();
      else reject(brokenOff(error));
    });
  });
}

function brokenOff(cause: Error): DeviceError {
  return new DeviceError('offline', 'the connection broke', { effect: 'possible', cause });
}
