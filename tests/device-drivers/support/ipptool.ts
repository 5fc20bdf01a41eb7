import { spawnSync } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Whether ipptool (Debian cups-ipp-utils) is installed; tests that need it are skipped with this said otherwise. */
export const hasIpptool = spawnSync('ipptool', ['--help'], { stdio: 'ignore' }).error === undefined;
export const NO_IPPTOOL = 'needs ipptool (cups-ipp-utils)';

/** Runs ipptool and returns what it printed. */
export async function ipptool(args: readonly string[], cwd: string): Promise<string> {
  const child = spawn('ipptool', args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  await once(child, 'close');
  return output;
}
