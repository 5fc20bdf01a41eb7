import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { grantLease } from '../../../central/src/sync/leases.ts';
import { openCentralDatabase } from './support.ts';

const segment = 2 ** 17;

test('indexes of the status list are drawn over a whole segment, and a full one is followed by the next', () => {
  const db = openCentralDatabase();
  const lease = (draw?: (space: number) => number) =>
    grantLease(
      db,
      'K01',
      { leaseId: randomUUID(), kind: 'serial', key: 'D01-2026', want: 50, above: 0 },
      Date.now(),
      draw,
    ).statusIndexes;
  let next = 0;
  const spaces: number[] = [];
  const first = lease((space) => {
    spaces.push(space);
    next = (next + 61) % space;
    // Every other draw was drawn before: an index is given out once only.
    return spaces.length % 2 === 0 ? 61 : next;
  });
  expect(new Set(first).size).toBe(50);
  expect(new Set(spaces)).toEqual(new Set([segment]));
  // As if the segment had filled up.
  db.sqlite.exec(`
    INSERT OR IGNORE INTO status_index (idx)
      WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${Math.floor(segment * 0.95)})
      SELECT i FROM n`);
  const later = [...lease(), ...lease()];
  expect(new Set(later).size).toBe(100);
  for (const index of later) {
    expect(index).toBeGreaterThanOrEqual(segment);
    expect(index).toBeLessThan(2 * segment);
  }
  db.close();
});
