import { expect, it } from 'vitest';
import { Newest } from '../../../../kiosk/src/core/compose/newest.ts';

/** Lets everything happen that waits for nothing. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Sleeps that end when the test says so. */
function hand() {
  const sleeping: (() => void)[] = [];
  return {
    clock: { sleep: () => new Promise<void>((resolve) => sleeping.push(resolve)) },
    wake: async () => {
      await settle();
      sleeping.shift()?.();
      await settle();
    },
  };
}

it('takes the first at once, and of a flood the last', async () => {
  const { clock, wake } = hand();
  const done: number[] = [];
  const stop = new AbortController();
  const newest = new Newest<number>(async (item) => void done.push(item), {
    pauseMs: 1_000,
    clock,
    signal: stop.signal,
  });
  for (let code = 1; code <= 1_000; code += 1) newest.push(code);
  await wake();
  expect(done).toEqual([1, 1_000]);
  await wake();
  newest.push(7);
  await settle();
  expect(done).toEqual([1, 1_000, 7]);
  newest.push(8);
  stop.abort();
  await wake();
  expect(done).toEqual([1, 1_000, 7]);
});
