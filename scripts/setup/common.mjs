import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repoDir = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Something the person at the keyboard must do; its message is one sentence and is all they see. */
export class SetupError extends Error {}

/** Runs a command with its output on our standard error; resolves to the exit code. */
export function run(command, args, env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: repoDir, stdio: ['ignore', 2, 2], env });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** Whether version `a` is at least `b`; both like 24.21.0. */
export function atLeast(a, b) {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let i = 0; i < right.length; i += 1) {
    const difference = (left[i] ?? 0) - right[i];
    if (difference !== 0) return difference > 0;
  }
  return true;
}
