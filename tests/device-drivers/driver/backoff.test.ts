import { backoffMs } from '@hallway/device-drivers';
import { expect, it } from 'vitest';

it('doubles from half a second to half a minute', () => {
  const waits = Array.from({ length: 9 }, (_, attempt) => backoffMs(attempt, 0.5));
  expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000]);
});

it('spreads by a fifth to either side, for ever', () => {
  for (const attempt of [0, 3, 10, 100_000]) {
    const middle = backoffMs(attempt, 0.5);
    expect(backoffMs(attempt, 0)).toBe(middle * 0.8);
    expect(backoffMs(attempt, 1)).toBe(middle * 1.2);
  }
});
