import { spawn } from 'node:child_process';
import { once } from 'node:events';

const TAKEN = 'taken';

/**
 * Takes a lock all processes of the machine see, waiting for its turn. It is held by flock(1) and so falls back when
 * this process dies.
 *
 * @returns the function that gives it back
 */
export async function takeMachineLock(
  path: string,
  waitSeconds = 300,
): Promise<() => Promise<void>> {
  const holder = spawn(
    'flock',
    ['--timeout', String(waitSeconds), path, 'sh', '-c', `echo ${TAKEN}; exec cat`],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const ended = once(holder, 'exit');
  const refused = ended.then(() => {
    throw new Error(`no turn for ${path} within ${waitSeconds} s`);
  });
  await Promise.race([once(holder.stdout, 'data'), refused]);
  refused.catch(() => undefined);
  return async () => {
    holder.stdin.end();
    await ended;
  };
}
