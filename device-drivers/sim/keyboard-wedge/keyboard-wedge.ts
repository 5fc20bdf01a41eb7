import { open } from 'node:fs/promises';
import { openPtyPair } from '../pty/pty-pair.ts';
import { keystrokes } from './keys.ts';

export interface KeyboardWedgeSimulatorOptions {
  /** What it types before the uid. */
  prefix: string;
  /** Whether it presses Enter after it. */
  enter: boolean;
  /** Folder for the port links; a temporary one when absent. */
  dir?: string;
}

/**
 * A card reader that types, as far as that goes without a kernel that can make input devices: the octets of its event
 * device on a pty, which nobody can grab.
 */
export interface KeyboardWedgeSimulator {
  /** What a driver opens in place of an event device. */
  path: string;
  /** Puts a card there. */
  tap(uid: string): Promise<void>;
  /** Presses these keys and no others. */
  type(text: string): Promise<void>;
  /** Writes octets as they are. */
  write(octets: Uint8Array): Promise<void>;
  unplug(): Promise<void>;
  plug(): Promise<void>;
  stop(): Promise<void>;
}

export async function startKeyboardWedgeSimulator(
  options: KeyboardWedgeSimulatorOptions,
): Promise<KeyboardWedgeSimulator> {
  const pair = await openPtyPair(options.dir === undefined ? {} : { dir: options.dir });
  const write = async (octets: Uint8Array): Promise<void> => {
    const port = await open(pair.simulatorPath, 'w');
    try {
      await port.write(octets);
    } finally {
      await port.close();
    }
  };
  const type = (text: string): Promise<void> => write(keystrokes(text));
  return {
    path: pair.devicePath,
    tap: (uid) => type(`${options.prefix}${uid}${options.enter ? '\r' : ''}`),
    type,
    write,
    unplug: () => pair.unplug(),
    plug: () => pair.plug(),
    stop: () => pair.stop(),
  };
}
