import { execFile } from 'node:child_process';
import { chmodSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadOrCreateKey } from '@hallway/sealed-store';
import { Bench, codeOf } from './support.ts';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => bench.remove());

describe('the key file', () => {
  it('is made once, with its folder, for the owner only', () => {
    const folder = join(bench.dir, 'data');
    const file = join(folder, 'some.key');
    const made = loadOrCreateKey(file);
    expect(made).toHaveLength(32);
    expect(loadOrCreateKey(file)).toEqual(made);
    expect(loadOrCreateKey(join(folder, 'other.key'))).not.toEqual(made);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('is one for all who start together, and nothing is left beside it', async () => {
    const file = join(bench.dir, 'data', 'some.key');
    const load = `import { loadOrCreateKey } from '@hallway/sealed-store';
      console.log(Buffer.from(loadOrCreateKey(process.argv[1])).toString('hex'));`;
    const start = () =>
      promisify(execFile)(process.execPath, ['--input-type=module', '-e', load, file]);
    const keys = await Promise.all(Array.from({ length: 6 }, start));
    expect(new Set(keys.map(({ stdout }) => stdout)).size).toBe(1);
    expect(readdirSync(join(bench.dir, 'data'))).toEqual(['some.key']);
  });

  it('is refused when others may read it, with the way to mend it', () => {
    const file = join(bench.dir, 'some.key');
    loadOrCreateKey(file);
    for (const mode of [0o640, 0o604, 0o666]) {
      chmodSync(file, mode);
      expect(codeOf(() => loadOrCreateKey(file))).toBe('KEY_EXPOSED');
    }
    expect(() => loadOrCreateKey(file)).toThrow(`chmod 600 ${file}`);
    chmodSync(file, 0o600);
    expect(codeOf(() => loadOrCreateKey(file))).toBe(null);
  });

  it('is refused, not replaced, when it holds no key', () => {
    const file = join(bench.dir, 'some.key');
    for (const length of [0, 31, 33]) {
      writeFileSync(file, Buffer.alloc(length), { mode: 0o600 });
      expect(codeOf(() => loadOrCreateKey(file))).toBe('KEY_INVALID');
      expect(statSync(file).size).toBe(length);
    }
  });
});
