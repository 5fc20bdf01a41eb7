import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { acceptance } from './acceptance.ts';
import { run } from './support.ts';

const tests = fileURLToPath(new URL('../', import.meta.url));
const root = fileURLToPath(new URL('../../', import.meta.url));
const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url));

/** Full names of the tests in each file, as vitest reads them from the source. */
const known = new Map<string, string[]>();

beforeAll(async () => {
  const files = new Set(
    acceptance.flatMap(({ proofs }) => proofs.map(([file]) => `tests/${file}`)),
  );
  const list = ['list', '--json', '--staticParse', ...files];
  const { stdout } = await run(process.execPath, [vitest, ...list], root);
  const found = JSON.parse(stdout) as { name: string; file: string }[];
  for (const { name, file } of found) {
    const short = file.slice(tests.length);
    known.set(short, [...(known.get(short) ?? []), name]);
  }
});

it('has the twenty-two checks, each once, in order', () => {
  expect(acceptance.map(({ number }) => number)).toEqual(
    Array.from({ length: 22 }, (_, i) => i + 1),
  );
});

it.each(acceptance)('check $number, $says, has tests that are there and run', ({ proofs }) => {
  expect(proofs.length).toBeGreaterThan(0);
  for (const [file, name, when] of proofs) {
    const source = readFileSync(tests + file, 'utf8');
    // What runs at times only is not listed; its title stands in the source.
    const there =
      when === 'long'
        ? source.includes(`'${name}'`) && source.includes('.runIf(')
        : known.get(file)?.some((full) => full.includes(name));
    expect(there, `${file}: ${name}`).toBe(true);
    expect(source).not.toMatch(/\.(skip|todo|only)\(/);
  }
});
