import { closeSync, constants, existsSync, openSync, readSync } from 'node:fs';
import koffi from 'koffi';
import { INPUT_EVENT_OCTETS } from '../../codec/input-event/event.ts';
import { DeviceError } from '../../error.ts';
import { grab } from './grab.ts';
import type { Grabbed } from './grab.ts';

/** How often an open device is checked to be still there. */
const PRESENCE_CHECK_MS = 2_000;
const CHUNK_OCTETS = 64 * INPUT_EVENT_OCTETS;

export interface EventDeviceListener {
  data(chunk: Uint8Array): void;
  /** The device was checked and is still there. */
  present(): void;
}

/** An open event device that nobody else hears. */
export interface EventDevice {
  readonly grabbed: Grabbed;
  /** Resolves once the device is gone or was closed; never rejects. */
  readonly closed: Promise<void>;
  close(): void;
}

/**
 * Opens an event device and takes it for itself before the first event is read.
 *
 * @throws DeviceError `offline` when there is no such device, `in-use` when another program took it, `unsupported`
 * for what is no event device and anywhere but on Linux, `device-error`
 */
export function openEventDevice(path: string, listener: EventDeviceListener): EventDevice {
  if (process.platform !== 'linux') {
    throw new DeviceError('unsupported', 'event devices are a thing of Linux');
  }
  const fd = openPath(path);
  let grabbed: Grabbed;
  try {
    grabbed = grab(fd);
  } catch (error) {
    closeSync(fd);
    throw error;
  }
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  let isOpen = true;
  const close = (): void => {
    if (!isOpen) return;
    isOpen = false;
    clearInterval(check);
    readable.close();
    closeSync(fd);
    resolve();
  };
  const readable = koffi.node.poll(fd, { readable: true, disconnect: true }, () => {
    const chunk = readChunk(fd);
    if (chunk === 'gone') close();
    else if (chunk.byteLength > 0) listener.data(chunk);
  });
  const check = setInterval(() => {
    if (existsSync(path)) listener.present();
    else close();
  }, PRESENCE_CHECK_MS);
  return { grabbed, closed, close };
}

/** Read only, never waiting, and a pty must not become the terminal of this process. */
function openPath(path: string): number {
  try {
    return openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
  } catch (error) {
    const code = errorCode(error);
    const options = { retryable: true, cause: error };
    if (code === 'ENOENT' || code === 'ENODEV' || code === 'ENXIO') {
      throw new DeviceError('offline', 'no device at this path', options);
    }
    throw new DeviceError('device-error', `the device does not open: ${code}`, options);
  }
}

/** What is there to be read; nothing when it was a false alarm. */
function readChunk(fd: number): Uint8Array | 'gone' {
  const chunk = new Uint8Array(CHUNK_OCTETS);
  try {
    const length = readSync(fd, chunk);
    return length === 0 ? 'gone' : chunk.subarray(0, length);
  } catch (error) {
    return errorCode(error) === 'EAGAIN' ? chunk.subarray(0, 0) : 'gone';
  }
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
