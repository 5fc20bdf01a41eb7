import type { Database } from '../db/index.ts';

const HOUR = 3_600_000;
const HOURS = 24;

/**
 * Documents a kiosk issued in each of the last 24 hours, oldest first. Only what central has heard of: events of a
 * kiosk that is away are missing until it comes back.
 *
 * @param at epoch ms
 */
export function issuedByHour(db: Database, kioskId: string, at: number): number[] {
  const since = new Date(at - HOURS * HOUR).toISOString();
  const times = db.sqlite
    .prepare<[string, string], string>(
      'SELECT issued_at FROM issue WHERE kiosk_id = ? AND issued_at > ?',
    )
    .pluck()
    .all(kioskId, since);
  const hours = Array.from({ length: HOURS }, () => 0);
  for (const time of times) {
    const hour = HOURS - 1 - Math.floor((at - Date.parse(time)) / HOUR);
    if (hour >= 0 && hour < HOURS) hours[hour] = (hours[hour] ?? 0) + 1;
  }
  return hours;
}
