import { randomUUID } from 'node:crypto';
import type { EventBody, Op } from '@hallway/protocol';
import { openSealedStore } from '@hallway/sealed-store';
import { migrations as sealMigrations } from '../../../../kiosk/src/core/seal/index.ts';
import type { Store } from '../../../../kiosk/src/core/store/index.ts';
import {
  migrations,
  type FeedTarget,
  type SyncLog,
} from '../../../../kiosk/src/core/sync/index.ts';

export const silentLog: SyncLog = { info() {}, warn() {} };

/** Partitions the mirror keeps: everything but the kiosk's own. */
const mirrored = /^(revoke|config|catalog|people:)/;

const mirrorMigration = {
  id: '900-mirror',
  sql: `CREATE TABLE mirror (part TEXT, key TEXT, data TEXT, PRIMARY KEY (part, key)) STRICT`,
};

export function openKioskStore(path = ':memory:'): Store {
  return openSealedStore({
    path,
    key: new Uint8Array(32).fill(3),
    migrations: [...migrations, ...sealMigrations, mirrorMigration],
  });
}

/** A room that keeps every partition as it comes. */
export class Mirror implements FeedTarget {
  readonly #store: Store;
  /** Positions applied since the partition began, in the order they came. */
  applied: { part: string; pos: number }[] = [];

  constructor(store: Store) {
    this.#store = store;
  }

  accepts(part: string): boolean {
    return mirrored.test(part);
  }

  apply(part: string, op: Op): void {
    this.applied.push({ part, pos: op.pos });
    if (op.op === 'del') {
      this.#store.db.prepare('DELETE FROM mirror WHERE part = ? AND key = ?').run(part, op.key);
      return;
    }
    this.#store.db
      .prepare(
        `INSERT INTO mirror (part, key, data) VALUES (?, ?, ?)
         ON CONFLICT (part, key) DO UPDATE SET data = excluded.data`,
      )
      .run(part, op.key, JSON.stringify(op.data));
  }

  reset(part: string): void {
    this.#store.db.prepare('DELETE FROM mirror WHERE part = ?').run(part);
    this.applied = this.applied.filter((op) => op.part !== part);
  }

  content(): Record<string, string> {
    const rows = this.#store.db
      .prepare<[], { part: string; key: string; data: string }>(
        'SELECT part, key, data FROM mirror ORDER BY part, key',
      )
      .all();
    return Object.fromEntries(rows.map(({ part, key, data }) => [`${part}/${key}`, data]));
  }
}

/** An event small enough to write by the hundred. */
export function lockedBody(failures = 5): EventBody<'credential.locked'> {
  return { personNo: '2024110101', method: 'password', failures };
}

export function voidedBody(reason = 'test'): EventBody<'issue.voided'> {
  return { issueId: randomUUID(), attempt: 1, reason };
}
