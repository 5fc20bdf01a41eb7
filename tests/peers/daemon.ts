import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** A program a test runs beside itself. It dies with the test, however the test ends. */
export interface Daemon {
  /** The last few kilobytes it said. */
  output(): string;
  /** Ends it and everything it started. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

export interface DaemonOptions {
  env?: Record<string, string>;
}

const OUTPUT_KEPT = 8_192;
const STOP_GRACE_MS = 3_000;

/** Starts a program in a process group of its own; the kernel kills it when the test process is gone. */
export function startDaemon(
  command: string,
  args: readonly string[],
  options: DaemonOptions = {},
): Daemon {
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', command, ...args], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env },
  });
  let output = '';
  const collect = (chunk: Buffer): void => {
    output = (output + chunk.toString('utf8')).slice(-OUTPUT_KEPT);
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const ended = once(child, 'exit').catch((error: unknown) => {
    output += String(error);
  });
  const killGroup = (signal: NodeJS.Signals): void => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, signal);
    } catch {
      // Nobody of the group is left.
    }
  };
  return {
    output: () => output,
    stop: async (signal = 'SIGTERM') => {
      killGroup(signal);
      await Promise.race([ended, sleep(STOP_GRACE_MS)]);
      killGroup('SIGKILL');
      await ended;
    },
  };
}

/**
 * Asks again and again until the answer is yes.
 *
 * @throws Error with `what` when it stays no for `timeoutMs`
 */
export async function until(
  what: string,
  question: () => Promise<boolean> | boolean,
  timeoutMs = 10_000,
): Promise<void> {
  const end = performance.now() + timeoutMs;
  while (!(await question())) {
    if (performance.now() > end) throw new Error(`waited ${timeoutMs} ms in vain: ${what}`);
    await sleep(20);
  }
}
