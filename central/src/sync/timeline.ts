import { randomUUID } from 'node:crypto';
import { statement, type Database } from '../db/index.ts';

/** Name of this history of central, made once. After a restore from a backup an operator calls `startTimeline`. */
export function timelineOf(db: Database): string {
  const known = statement<[], string>(db.sqlite, 'SELECT id FROM timeline', 'pluck').get();
  return known ?? startTimeline(db);
}

/** Starts a new history: every kiosk sends again what central may have lost, and fetches every partition again. */
export function startTimeline(db: Database): string {
  const id = randomUUID();
  db.write((tx) =>
    statement(
      tx.sqlite,
      'INSERT INTO timeline (only, id) VALUES (1, ?) ON CONFLICT (only) DO UPDATE SET id = excluded.id',
    ).run(id),
  );
  return id;
}
