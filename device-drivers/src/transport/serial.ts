import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { SerialPort } from 'serialport';
import { DeviceError } from '../error.ts';
import type { ByteConnection, ByteListener } from './byte-connection.ts';
import { leadsTo } from './device-node.ts';

/** How often an open port is checked to be still there: a port that was hung up is seen to stay open, and silent. */
const PRESENCE_CHECK_MS = 2_000;

export interface SerialSettings {
  path: string;
  baudRate: number;
}

/** An open serial port, 8N1. */
export type SerialConnection = ByteConnection;

export interface SerialListener extends ByteListener {
  /** The port was checked and is still there. */
  present(): void;
}

/**
 * Opens a serial port. Each connection is a new SerialPort: one that lost its device never recovers.
 *
 * @throws DeviceError `offline` when there is no such device, `in-use` when another program holds it, `device-error`
 */
export async function openSerial(
  settings: SerialSettings,
  listener: SerialListener,
): Promise<SerialConnection> {
  // Before it is opened: a device replaced in between is then taken for gone, and not for the one that is open.
  const opened = await stat(settings.path).catch((error: Error) =>
    Promise.reject(openError(error)),
  );
  const port = new SerialPort({ ...settings, autoOpen: false });
  await new Promise<void>((resolve, reject) => {
    port.open((error) => {
      if (error === null) resolve();
      else reject(openError(error));
    });
  });
  const closed = new Promise<void>((resolve) => port.once('close', () => resolve()));
  // Without a listener the error event would end the process; the close that follows tells the same.
  port.on('error', () => undefined);
  port.on('data', (chunk: Uint8Array) => listener.data(chunk));
  const look = async (): Promise<void> => {
    const isStill = await leadsTo(settings.path, opened);
    if (!port.isOpen) return;
    if (isStill) listener.present();
    else port.close();
  };
  const check = setInterval(() => void look(), PRESENCE_CHECK_MS);
  void closed.then(() => clearInterval(check));
  return {
    closed,
    write: (octets) => written(port, octets),
    close: () => {
      if (port.isOpen) port.close();
      return closed;
    },
  };
}

/** Whether something stands at the path now; a link into nothing does not count. */
export function serialPathExists(path: string): boolean {
  return existsSync(path);
}

/** A port that died is seen never to call back, so its close ends the wait too. */
function written(port: SerialPort, octets: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const brokenOff = (cause?: unknown): void =>
      reject(new DeviceError('offline', 'the port is gone', { effect: 'possible', cause }));
    if (!port.isOpen) return brokenOff();
    const closed = (): void => brokenOff();
    port.once('close', closed);
    port.write(Buffer.from(octets), (error) => {
      port.off('close', closed);
      if (error) brokenOff(error);
      else resolve();
    });
  });
}

function openError(error: Error): DeviceError {
  const options = { retryable: true, cause: error };
  if (/cannot lock port/i.test(error.message)) {
    return new DeviceError('in-use', 'another program holds the port', options);
  }
  if (/no such file|file not found|no such device/i.test(error.message)) {
    return new DeviceError('offline', 'no device at this path', options);
  }
  return new DeviceError('device-error', `the port does not open: ${error.message}`, options);
}
