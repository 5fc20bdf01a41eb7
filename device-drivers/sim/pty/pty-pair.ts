import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const READY_TIMEOUT_MS = 5_000;

/** Two serial ports joined by a cable: what is written to one is read from the other. */
export interface PtyPair {
  /** The end the driver opens. */
  devicePath: string;
  /** The end that plays the device. */
  simulatorPath: string;
  /** Pulls the cable: both ends see the port vanish. */
  unplug(): Promise<void>;
  /** Puts it back under the same paths. Needs an unplug before. */
  plug(): Promise<void>;
  stop(): Promise<void>;
}

export interface PtyPairOptions {
  /** Folder for the two links; a temporary one, removed by stop(), when absent. */
  dir?: string;
}

/** Opens a pty pair with socat. @throws Error when socat is missing or does not start */
export async function openPtyPair(options: PtyPairOptions = {}): Promise<PtyPair> {
  const dir = options.dir ?? (await mkdtemp(join(tmpdir(), 'hallway-pty-')));
  const devicePath = join(dir, 'tty-device');
  const simulatorPath = join(dir, 'tty-simulator');
  const start = () => startSocat(devicePath, simulatorPath);
  let stopSocat = await start();
  return {
    devicePath,
    simulatorPath,
    unplug: () => stopSocat(),
    plug: async () => {
      stopSocat = await start();
    },
    stop: async () => {
      await stopSocat();
      if (options.dir === undefined) await rm(dir, { recursive: true, force: true });
    },
  };
}

async function startSocat(devicePath: string, simulatorPath: string): Promise<() => Promise<void>> {
  const end = (link: string): string => `pty,raw,echo=0,link=${link}`;
  const socat = spawn('socat', [end(devicePath), end(simulatorPath)], { stdio: 'ignore' });
  const ended = once(socat, 'exit').catch((error: unknown) => {
    throw new Error('socat does not start; is it installed?', { cause: error });
  });
  const giveUp = AbortSignal.timeout(READY_TIMEOUT_MS);
  const ready = (async () => {
    while (!existsSync(devicePath) || !existsSync(simulatorPath))
      await sleep(10, null, { signal: giveUp });
  })();
  await Promise.race([ready, ended.then(() => Promise.reject(new Error('socat ended')))]);
  return async () => {
    // Before the ports go: a link that outlives its port leads to somebody else's, for their numbers are used again.
    await Promise.all([devicePath, simulatorPath].map((link) => rm(link, { force: true })));
    if (socat.exitCode === null && socat.signalCode === null) socat.kill('SIGKILL');
    await ended;
  };
}
