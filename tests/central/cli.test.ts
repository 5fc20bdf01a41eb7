import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repoDir } from '../../scripts/tools.ts';

interface Run {
  out: string;
  err: string;
  code: number | null;
}

/** Runs central as a program; ends it politely once it has said where it listens. */
function run(...args: string[]): Promise<Run> {
  const child = spawn(process.execPath, [join(repoDir, 'central/src/main.ts'), ...args]);
  const run: Run = { out: '', err: '', code: null };
  child.stdout.on('data', (data: Buffer) => {
    run.out += data.toString();
    if (run.out.includes('\n')) child.kill('SIGTERM');
  });
  child.stderr.on('data', (data: Buffer) => (run.err += data.toString()));
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ ...run, code }));
  });
}

test('says where it listens in one line, and stops when asked to', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'hallway-cli-'));
  const args = [
    '--data',
    dir,
    '--demo',
    '--students',
    '0',
    '--pair',
    'K01=AB',
    '--today',
    '2026-11-22',
  ];
  const { out, code } = await run(...args);
  expect(JSON.parse(out)).toEqual({ origin: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) });
  expect(code).toBe(0);
  await rm(dir, { recursive: true });
});

test.each([
  [[], '--data is missing'],
  [['--data', 'x', '--port', 'many'], '--port takes a number'],
  [['--data', 'x', '--pair', 'K01'], '--pair takes KIOSK=CODE'],
  [['--data', 'x', '--today', 'tomorrow'], '--today takes a date'],
  [['--wrong'], 'wrong'],
])('%j is answered with what to write instead', async (args, message) => {
  const { err, out, code } = await run(...args);
  expect(err).toContain(message);
  expect(err).toContain('node central/src/main.ts');
  expect(out).toBe('');
  expect(code).toBe(2);
});
