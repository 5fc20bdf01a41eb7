import { constants } from 'node:fs';
import type { Stats } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { DeviceError } from '../error.ts';
import type { ByteConnection, ByteListener } from './byte-connection.ts';
import { leadsTo } from './device-node.ts';

/** How often a device that had nothing to say, or no room, is tried again. */
const RETRY_MS = 20;
/** How often the path is checked to be still the device that was opened. */
const PRESENCE_CHECK_MS = 1_000;
const READ_OCTETS = 256;

export interface DeviceFileSettings {
  path: string;
}

/**
 * Opens a character device that carries octets both ways: /dev/usb/lp* of Linux.
 *
 * Non-blocking, and asked again and again: a blocked read would hold one of Node's few file threads for as long as
 * the printer is silent, and closing could not end it.
 *
 * @throws DeviceError `offline` when there is no such device, `in-use` when another program holds it, `device-error`
 */
export async function openDeviceFile(
  settings: DeviceFileSettings,
  listener: ByteListener,
): Promise<ByteConnection> {
  const { O_RDWR, O_NONBLOCK, O_NOCTTY } = constants;
  let file: FileHandle;
  try {
    file = await open(settings.path, O_RDWR | O_NONBLOCK | O_NOCTTY);
  } catch (error) {
    throw openError(error);
  }
  const opened = await file.stat();
  if (!opened.isCharacterDevice()) {
    await file.close();
    throw new DeviceError('device-error', 'the path is a file, not a device');
  }
  const stopping = new AbortController();
  const closed = readUntilGone(file, opened, settings.path, listener, stopping.signal);
  const gone = closed.then(() => {
    stopping.abort();
    throw new DeviceError('offline', 'the device is gone', { effect: 'possible' });
  });
  // Nobody may be writing when it goes.
  gone.catch(() => undefined);
  return {
    closed,
    write: (octets) => Promise.race([writeAll(file, octets, stopping.signal), gone]),
    close: () => {
      stopping.abort();
      return closed;
    },
  };
}

/** Reads until the device is gone or the signal aborts, then closes the file. Never rejects. */
async function readUntilGone(
  file: FileHandle,
  opened: Stats,
  path: string,
  listener: ByteListener,
  signal: AbortSignal,
): Promise<void> {
  const buffer = new Uint8Array(READ_OCTETS);
  let checkAt = performance.now() + PRESENCE_CHECK_MS;
  try {
    while (!signal.aborted) {
      const octets = await readSome(file, buffer);
      if (octets > 0) listener.data(buffer.slice(0, octets));
      else await sleep(RETRY_MS, undefined, { signal });
      if (performance.now() < checkAt) continue;
      if (!(await leadsTo(path, opened))) break;
      checkAt = performance.now() + PRESENCE_CHECK_MS;
    }
  } catch {
    // An error of the device, or the wait that was given up: either way this connection is over.
  }
  await file.close().catch(() => undefined);
}

/** @returns 0 when there was nothing; an end of file of a device means just that */
async function readSome(file: FileHandle, buffer: Uint8Array): Promise<number> {
  try {
    return (await file.read(buffer, 0, buffer.byteLength, null)).bytesRead;
  } catch (error) {
    if (codeOf(error) === 'EAGAIN') return 0;
    throw error;
  }
}

async function writeAll(file: FileHandle, octets: Uint8Array, signal: AbortSignal): Promise<void> {
  let at = 0;
  try {
    while (at < octets.byteLength) {
      signal.throwIfAborted();
      const taken = await writeSome(file, octets.subarray(at));
      at += taken;
      if (taken === 0) await sleep(RETRY_MS, undefined, { signal });
    }
  } catch (cause) {
    throw new DeviceError('offline', 'the device does not take the data', {
      effect: 'possible',
      cause,
    });
  }
}

async function writeSome(file: FileHandle, octets: Uint8Array): Promise<number> {
  try {
    return (await file.write(octets)).bytesWritten;
  } catch (error) {
    if (codeOf(error) === 'EAGAIN') return 0;
    throw error;
  }
}

function openError(cause: unknown): DeviceError {
  const options = { retryable: true, cause };
  const code = codeOf(cause);
  if (code === 'EBUSY') {
    return new DeviceError('in-use', 'another program holds the device', options);
  }
  if (code === 'ENOENT' || code === 'ENODEV' || code === 'ENXIO') {
    return new DeviceError('offline', 'no device at this path', options);
  }
  return new DeviceError(
    'device-error',
    `the device does not open: ${code ?? 'no reason'}`,
    options,
  );
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null;
}
