import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const program = fileURLToPath(new URL('../../../../kiosk/src/core/process.ts', import.meta.url));

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hallway-core-'));
});
afterAll(() => rm(dir, { recursive: true, force: true, maxRetries: 5 }));

async function config(name: string, content: object): Promise<string> {
  const file = join(dir, `${name}.json`);
  await writeFile(file, JSON.stringify(content));
  return file;
}

const kiosk = (name: string): object => ({
  kioskId: 'K01',
  dataDir: join(dir, name),
  centralOrigin: 'http://127.0.0.1:9',
  devices: [],
  certificatePrinter: 'printer',
  university: {
    name: { zh: '澜江大学', en: 'Lanjiang University' },
    verifyOrigin: 'http://127.0.0.1:9',
  },
});

/** Starts core's program and waits until it serves, or has ended. */
async function start(
  args: string[],
): Promise<{ child: ChildProcess; said: string; ended: boolean }> {
  const child = fork(program, args, { silent: true });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += String(chunk)));
  const ended = await Promise.race([
    once(child, 'message').then(() => false),
    once(child, 'close').then(() => true),
  ]);
  return { child, said, ended };
}

describe('core’s program', () => {
  test('serves its shell and ends with it', async () => {
    const { child, ended } = await start(['--config', await config('gone', kiosk('gone'))]);
    expect(ended).toBe(false);
    child.disconnect();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  test('puts everything down on SIGTERM', async () => {
    const { child } = await start(['--config', await config('term', kiosk('term'))]);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  test('ends at once, and says why, without a configuration or with a wrong one', async () => {
    const without = await start([]);
    expect(without.ended).toBe(true);
    expect(without.child.exitCode).toBe(1);
    expect(without.said).toContain('Usage: process.ts --config FILE');
    const wrong = await start(['--config', await config('wrong', { kioskId: 'K01' })]);
    expect(wrong.child.exitCode).toBe(1);
    expect(wrong.said).toContain('dataDir');
  });
});
