import type { JobState } from '@hallway/device-drivers';
import { describe, expect, test } from 'vitest';
import type { Attempt } from '../../../../kiosk/src/core/printing/attempt.ts';
import {
  afterCreating,
  afterSending,
  isFresh,
  powerCycled,
} from '../../../../kiosk/src/core/printing/recovery.ts';
import { advance, begin } from '../../../../kiosk/src/core/printing/transitions.ts';

const printer = { printerUuid: 'urn:uuid:p', upTime: 100 };

const creating: Attempt = advance(
  begin('i', 1, { type: 'INTENT', sha256: 'ab'.repeat(32), pages: 1, copies: 1 }, 1_000),
  { type: 'CREATING', printer: { uuid: 'urn:uuid:p', upTime: 90, lifeCounter: 7 } },
  1_000,
);

function job(state: JobState['state'], given: Partial<JobState> = {}): JobState {
  return {
    jobId: 3,
    jobUuid: 'urn:uuid:3',
    name: 'cert:i:1',
    user: 'kiosk',
    state,
    reasons: [],
    impressionsCompleted: 0,
    sheetsCompleted: 0,
    ...given,
  };
}

describe('Create-Job without an answer', () => {
  test('a job of our name is adopted', () => {
    expect(
      afterCreating(creating, printer, [job('completed', { name: 'x' }), job('pending-held')]),
    ).toEqual({
      do: 'adopt',
      job: { jobId: 3, jobUuid: 'urn:uuid:3', printerUuid: 'urn:uuid:p' },
    });
  });

  test('an ended empty one is not taken for it', () => {
    expect(afterCreating(creating, printer, [job('aborted'), job('canceled')])).toEqual({
      do: 'create-again',
      reason: 'not-found',
    });
  });

  test('no job: the same attempt goes again, since no document had left', () => {
    expect(afterCreating(creating, printer, [])).toEqual({
      do: 'create-again',
      reason: 'not-found',
    });
    expect(afterCreating(creating, { ...printer, upTime: 5 }, [])).toEqual({
      do: 'create-again',
      reason: 'power-cycle',
    });
  });

  test('a completed job of our name that we never sent is not explained away', () => {
    expect(afterCreating(creating, printer, [job('completed')])).toEqual({
      do: 'doubt',
      reason: 'unexpected-job',
    });
  });
});

describe('Send-Document without an answer', () => {
  const waiting = job('pending-held', { reasons: ['job-data-insufficient'] });

  test.each<[string, JobState, number, boolean, ReturnType<typeof afterSending>]>([
    ['ended', job('completed'), 0, true, { do: 'follow' }],
    ['begun, and we do not know that it was cut', job('processing'), 0, false, { do: 'follow' }],
    ['begun on a part', job('processing'), 0, true, { do: 'cancel', held: false }],
    ['waiting, seen once', waiting, 0, false, { do: 'look-again' }],
    ['waiting for long enough', waiting, 1_000, false, { do: 'cancel', held: true }],
    ['held for another reason', job('pending-held'), 0, false, { do: 'follow' }],
  ])('%s', (_, state, heldFor, cut, action) => {
    expect(afterSending(state, heldFor, cut, 1_000)).toEqual(action);
  });
});

test('a smaller up-time or another machine is a power cycle', () => {
  expect(powerCycled(creating, { printerUuid: 'urn:uuid:p', upTime: 90 })).toBe(false);
  expect(powerCycled(creating, { printerUuid: 'urn:uuid:p', upTime: 89 })).toBe(true);
  expect(powerCycled(creating, { printerUuid: 'urn:uuid:q', upTime: 99 })).toBe(true);
});

test('freshness trusts no clock that was set back', () => {
  expect(isFresh(creating, 1_000, 500)).toBe(true);
  expect(isFresh(creating, 1_500, 500)).toBe(true);
  expect(isFresh(creating, 1_501, 500)).toBe(false);
  expect(isFresh(creating, 999, 500)).toBe(false);
});
