import type { Database } from '../db/index.ts';

const HOUR = 3_600_000;
const HOURS = 24;

/**
 * Documents issued in each of the last 24 hours, oldest first, by kiosk. Only what central has heard of: events of
 * a kiosk that is away are missing until it comes back.
 *
 * @param at epoch ms
 */
export function issuedByHour(db: Database, at: number): (kioskId: string) => number[] {
  const since = new Date(at - HOURS * HOUR).toISOString();
  const rows = db.sqlite
    .prepare<[string], { kiosk_id: string; issued_at: string }>(
      'SELECT kiosk_id, issued_at FROM issue WHERE issued_at > ?',
    )
    .all(since);
  const counts = new Map<string, number[]>();
  for (const { kiosk_id, issued_at } of rows) {
    const hour = HOURS - 1 - Math.floor((at - Date.parse(issued_at)) / HOUR);
    if (hour < 0 || hour >= HOURS) continue;
    const hours = counts.get(kiosk_id) ?? emptyDay();
    hours[hour] = (hours[hour] ?? 0) + 1;
    counts.set(kiosk_id, hours);
  }
  return (kioskId) => counts.get(kioskId) ?? emptyDay();
}

function emptyDay(): number[] {
  return Array.from({ length: HOURS }, () => 0);
}
