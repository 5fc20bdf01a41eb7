import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { until } from '../../peers/daemon.ts';

const repo = join(import.meta.dirname, '..', '..', '..');

/** What the operator waits to read, does then, and answers. */
export interface Step {
  /** In the program's English. */
  reads: RegExp;
  does?: () => unknown;
  answers?: string | (() => string);
}

export interface Ended {
  code: number | null;
  /** Standard output, as it is. */
  stdout: string;
  /** Standard error. */
  said: string;
}

const PATIENCE_MS = 60_000;

/** Runs `npm run probe -- …args` without npm, with an operator before it; ends its input when there are no more steps. */
export async function runProbe(
  args: readonly string[],
  steps: readonly Step[] = [],
): Promise<Ended> {
  const child = spawn(process.execPath, [join(repo, 'scripts', 'probe.ts'), ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const closed = once(child, 'close');
  let [stdout, said] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  // It may end without reading what it is told.
  child.stdin.on('error', () => undefined);
  let read = 0;
  try {
    for (const { reads, does, answers } of steps) {
      const isRead = (): boolean => reads.test(said.slice(read)) || child.exitCode !== null;
      await until(`${String(reads)} in: ${said.slice(read)}`, isRead, PATIENCE_MS);
      const found = reads.exec(said.slice(read));
      if (found === null) break;
      read += found.index + found[0].length;
      await does?.();
      const answer = typeof answers === 'function' ? answers() : answers;
      if (answer !== undefined) child.stdin.write(`${answer}\n`);
    }
    child.stdin.end();
    await closed;
  } finally {
    child.kill('SIGKILL');
  }
  return { code: child.exitCode, stdout, said };
}

/** The only declaration it wrote. */
export function declared({ stdout, said }: Ended): Record<string, unknown> {
  try {
    return JSON.parse(stdout) as Record<string, unknown>;
  } catch {
    throw new Error(`no declaration, but: ${stdout}\n${said}`);
  }
}
