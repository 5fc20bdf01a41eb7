import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openPtyPair } from '@hallway/device-drivers/sim';
import { startDaemon, until } from './daemon.ts';

/** Debian's Python, which has Debian's modules. */
const PYTHON = '/usr/bin/python3';

const program = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** A Modbus RTU unit we did not write, on one end of a pty. */
export interface PymodbusUnit {
  /** The port a driver opens. */
  path: string;
  /** Every coil that was written so far, as `3 on`. */
  written(): string[];
  /** Pulls the cable; the unit is gone with it. */
  unplug(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a unit with so many coils, and inputs that follow them. */
export async function startPymodbusUnit(unit: number, count: number): Promise<PymodbusUnit> {
  const pair = await openPtyPair();
  const args = [program('pymodbus_unit.py'), pair.simulatorPath, String(unit), String(count)];
  const daemon = startDaemon(PYTHON, args);
  const stop = async (): Promise<void> => {
    await daemon.stop('SIGKILL');
    await pair.stop();
  };
  try {
    await until('pymodbus is ready', () => daemon.output().includes('ready'));
  } catch (error) {
    await stop();
    throw new Error(`pymodbus does not start: ${daemon.output()}`, { cause: error });
  }
  return {
    path: pair.devicePath,
    written: () => Array.from(daemon.output().matchAll(/^coil (.+)$/gm), ([, what = '']) => what),
    unplug: () => pair.unplug(),
    stop,
  };
}

/** What pymodbus reads of an answer; `exception` is null when none came. */
export type PymodbusAnswer =
  { bits: boolean[] } | { registers: number[] } | { value: boolean } | { exception: number | null };

/** Has pymodbus ask a unit. @param calls for example `read_coils 0 4` */
export async function askWithPymodbus(
  path: string,
  unit: number,
  calls: string[],
): Promise<PymodbusAnswer[]> {
  const args = [program('pymodbus_ask.py'), path, String(unit), ...calls];
  const { stdout } = await promisify(execFile)(PYTHON, args);
  const lines = stdout.split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as PymodbusAnswer);
}
