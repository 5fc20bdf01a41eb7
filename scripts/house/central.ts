import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { repoDir } from '../tools.ts';

export interface CentralOptions {
  dataDir: string;
  /** 0 takes a free port; a restart of the same central must name the one it had. */
  port: number;
  /** ISO date the demo university's calendar is relative to; the machine's date when absent. */
  today?: string;
  /** File for the server's log; standard error when absent. */
  logFile?: number;
}

export interface CentralProcess {
  origin: string;
  port: number;
  pid: number;
  /** Ends it in order: what it acknowledged is on disk. */
  stop(): Promise<void>;
}

/** Starts central with the demo university as a process of its own and waits until it answers. */
export async function startCentral(options: CentralOptions): Promise<CentralProcess> {
  const args = [
    join(repoDir, 'central', 'src', 'main.ts'),
    '--data',
    options.dataDir,
    '--port',
    String(options.port),
    '--demo',
    ...(options.today === undefined ? [] : ['--today', options.today]),
  ];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', options.logFile ?? 'inherit'],
  });
  const origin = await readyOrigin(child);
  return {
    origin,
    port: Number(new URL(origin).port),
    pid: child.pid ?? 0,
    stop: () => stopProcess(child),
  };
}

/** The first line of standard output is `{"origin":"http://127.0.0.1:PORT"}`; the rest is drained. */
async function readyOrigin(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('central was started without a standard output');
  const exited = once(child, 'exit').then(([code]) => {
    throw new Error(
      `Central ended with exit code ${String(code)} before it was ready; its log says why. Is its port taken?`,
    );
  });
  const lines = createInterface({ input: child.stdout });
  const line: unknown[] = await Promise.race([once(lines, 'line'), exited]);
  exited.catch(() => undefined);
  const { origin } = JSON.parse(String(line[0])) as { origin: string };
  return origin;
}

/** SIGTERM, then SIGKILL after ten seconds. */
export async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const deadline = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(deadline);
}
