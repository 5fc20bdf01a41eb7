import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimKey, claimUntil } from '@hallway/protocol';

const noon = Date.parse('2026-11-22T04:00:00Z');
const minute = 60_000;
const iso = (ms: number) => new Date(ms).toISOString();
const minutes = fc.integer({ min: -120 * minute, max: 120 * minute });

describe('until when a paper may be gone on with', () => {
  it('is ten minutes after it turned out void', () => {
    expect(claimUntil(iso(noon - minute), iso(noon), noon)).toBe(iso(noon + 10 * minute));
    expect(claimUntil(iso(noon - minute), iso(noon), noon + 9 * minute)).toBe(
      iso(noon + 10 * minute),
    );
    expect(claimUntil(iso(noon - minute), iso(noon), noon + 10 * minute)).toBeNull();
  });

  it('is never for an issue older than half an hour', () => {
    expect(claimUntil(iso(noon - 30 * minute), iso(noon), noon)).not.toBeNull();
    expect(claimUntil(iso(noon - 30 * minute - 1), iso(noon), noon)).toBeNull();
  });

  it('always lies ahead, never more than ten minutes, whatever the clocks say', () => {
    fc.assert(
      fc.property(minutes, minutes, (issued, voided) => {
        const until = claimUntil(iso(noon + issued), iso(noon + voided), noon);
        if (until === null) return;
        const ahead = Date.parse(until) - noon;
        expect(ahead).toBeGreaterThan(0);
        expect(ahead).toBeLessThanOrEqual(10 * minute);
      }),
    );
  });

  it('never comes back once it is over', () => {
    fc.assert(
      fc.property(minutes, minutes, fc.nat(60 * minute), (issued, voided, later) => {
        const ask = (now: number) => claimUntil(iso(noon + issued), iso(noon + voided), now);
        if (ask(noon) === null && noon + voided <= noon) expect(ask(noon + later)).toBeNull();
      }),
    );
  });
});

it('names an issue and its void attempt', () => {
  const issueId = '0192f3a0-0000-7000-8000-000000000001';
  expect(claimKey({ issueId, attempt: 1 })).toBe(`${issueId}:1`);
  expect(claimKey({ issueId, attempt: 1 }).length).toBeLessThanOrEqual(64);
});
