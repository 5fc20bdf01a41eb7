import type { Clock } from '../clock.ts';
import { DeviceError, deviceError } from '../error.ts';
import { openSerial } from '../transport/serial.ts';
import type { SerialConnection, SerialListener, SerialSettings } from '../transport/serial.ts';
import { Dialogue } from './dialogue.ts';

/**
 * Listens to a device that speaks by itself, until its port is gone or the signal aborts.
 *
 * @param ready hears that the port is open
 * @returns what ended it, or what kept the port from being opened
 */
export async function listen(
  settings: SerialSettings,
  listener: SerialListener,
  signal: AbortSignal,
  ready: (connection: SerialConnection) => void,
): Promise<DeviceError> {
  let connection: SerialConnection;
  try {
    connection = await openSerial(settings, listener);
  } catch (error) {
    return deviceError(error);
  }
  const close = (): void => void connection.close();
  signal.addEventListener('abort', close, { once: true });
  if (signal.aborted) close();
  else ready(connection);
  await connection.closed;
  signal.removeEventListener('abort', close);
  return new DeviceError('offline', 'the device was unplugged', { retryable: true });
}

/**
 * Talks with a device on a serial port: opens it, holds the conversation, closes it.
 *
 * @param conversation goes on until asking fails, or the signal aborts
 * @returns what ended it: the port gone, an answer that did not come, or what the conversation threw
 */
export async function converse(
  settings: SerialSettings,
  clock: Clock,
  signal: AbortSignal,
  conversation: (dialogue: Dialogue) => Promise<never>,
): Promise<DeviceError> {
  let dialogue: Dialogue;
  try {
    dialogue = await Dialogue.open(
      (listener) => openSerial(settings, { ...listener, present: () => undefined }),
      { clock, quietMs: 0 },
    );
  } catch (error) {
    return deviceError(error);
  }
  const stop = (): void => void dialogue.end(new DeviceError('aborted', 'the device was closed'));
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    await conversation(dialogue);
  } catch (error) {
    // What gave up because it was told to is no error; and a dialogue that is over already knows what ended it.
    if (!signal.aborted) await dialogue.end(deviceError(error));
  } finally {
    signal.removeEventListener('abort', stop);
  }
  await dialogue.end(new DeviceError('offline', 'the connection is gone'));
  return dialogue.ended;
}
