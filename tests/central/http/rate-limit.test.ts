import { describe, expect, test } from 'vitest';
import { createRateLimiter } from '../../../central/src/http/rate-limit.ts';

function limiterAt(start = 0) {
  const clock = { now: start };
  const limiter = createRateLimiter({ burst: 3, perSecond: 0.5 }, () => clock.now);
  return { clock, limiter };
}

describe('rate limiter', () => {
  test('lets a burst through, then says how long to wait', () => {
    const { limiter } = limiterAt();
    expect([1, 2, 3].map(() => limiter.take('a'))).toEqual([0, 0, 0]);
    expect(limiter.take('a')).toBe(2);
  });

  test('refills with time, never beyond the burst', () => {
    const { clock, limiter } = limiterAt();
    for (let n = 0; n < 3; n += 1) limiter.take('a');
    clock.now += 2000;
    expect([limiter.take('a'), limiter.take('a')]).toEqual([0, 2]);
    clock.now += 3_600_000;
    expect([1, 2, 3, 4].map(() => limiter.take('a'))).toEqual([0, 0, 0, 2]);
  });

  test('counts keys apart and gives tokens back', () => {
    const { limiter } = limiterAt();
    for (let n = 0; n < 4; n += 1) limiter.take('a');
    expect(limiter.take('b')).toBe(0);
    limiter.giveBack('a');
    expect(limiter.take('a')).toBe(0);
  });

  test('does not grow without end under very many keys', () => {
    const { clock, limiter } = limiterAt();
    for (let n = 0; n < 120_000; n += 1) {
      clock.now += 1;
      limiter.take(`key ${n}`);
    }
    for (let n = 0; n < 3; n += 1) limiter.take('late');
    expect(limiter.take('late')).toBe(2);
  });
});
