import type { Migration, Store } from '../store/index.ts';

export const migrations: Migration[] = [
  {
    id: '600-health',
    sql: 'CREATE TABLE store_probe (only INTEGER PRIMARY KEY CHECK (only = 1), at INTEGER NOT NULL) STRICT',
  },
];

/**
 * Whether a write to the store reaches the disk now. A kiosk that cannot record must not issue, so it must know
 * before somebody has chosen their document.
 */
export function probeStore(store: Store, now: number): boolean {
  try {
    store.transaction(() =>
      store.db.prepare('INSERT OR REPLACE INTO store_probe (only, at) VALUES (1, ?)').run(now),
    );
    return true;
  } catch {
    return false;
  }
}
