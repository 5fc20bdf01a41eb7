import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { faultNumbers } from './faults.ts';

const tests = join(import.meta.dirname, '..');

test('every fault of the table has one test', () => {
  const tested = globSync('**/*.test.ts', { cwd: tests })
    .flatMap((file) => [
      ...readFileSync(join(tests, file), 'utf8').matchAll(/(?<![.\w])fault\((\d+)\)/g),
    ])
    .map(([, number]) => Number(number));
  expect(faultNumbers).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
  expect(tested.toSorted((a, b) => a - b)).toEqual(faultNumbers);
});
