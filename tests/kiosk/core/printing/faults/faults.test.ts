import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { faultNumbers } from './faults.ts';

const printingTests = join(import.meta.dirname, '..');

test('every fault of the table has one test', () => {
  const tested = globSync('**/*.test.ts', { cwd: printingTests })
    .flatMap((file) => [
      ...readFileSync(join(printingTests, file), 'utf8').matchAll(/fault\((\d+)\)/g),
    ])
    .map(([, number]) => Number(number));
  expect(tested.toSorted((a, b) => a - b)).toEqual(faultNumbers);
});
