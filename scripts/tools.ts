import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repoDir = dirname(dirname(fileURLToPath(import.meta.url)));

/** Runs a development tool of node_modules/.bin with our standard streams; resolves to its exit code. */
export function runTool(
  [tool, ...args]: readonly [string, ...string[]],
  env: Record<string, string> = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(repoDir, 'node_modules', '.bin', tool), args, {
      cwd: repoDir,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
