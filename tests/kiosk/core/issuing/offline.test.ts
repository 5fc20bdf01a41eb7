import { expect, test } from 'vitest';
import { offlineRefusal } from '../../../../kiosk/src/core/issuing/offline.ts';

const HOUR = 3_600_000;

test.each<[string, boolean, number | null, number, number, string | null]>([
  ['connected and current', true, 0, 0, 5, null],
  ['connected, and the offline cap does not count', true, 0, 9, 5, null],
  ['away, within cap and age', false, 24 * HOUR, 1, 2, null],
  ['away, one copy too many', false, HOUR, 2, 2, 'OFFLINE_CAP'],
  ['data too old', false, 24 * HOUR + 1, 0, 1, 'SNAPSHOT_OLD'],
  ['connected, yet not caught up for too long', true, 25 * HOUR, 0, 1, 'SNAPSHOT_OLD'],
  ['never caught up', false, null, 0, 1, 'SNAPSHOT_OLD'],
])('%s', (_, online, snapshotAgeMs, today, copies, refusal) => {
  const conditions = { online, snapshotAgeMs, maxSnapshotAgeHours: 24, offlineCopiesPerDay: 3 };
  expect(offlineRefusal(conditions, today, copies)).toBe(refusal);
});
