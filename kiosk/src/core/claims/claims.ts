import { claimKey, claimSchema, type Claim, type Op } from '@hallway/protocol';
import type { Skipped } from '../people/index.ts';
import type { Store } from '../store/index.ts';
import type { FeedTarget } from '../sync/index.ts';

export interface ClaimsOptions {
  store: Store;
  skipped: Skipped;
  /** Key of a person in the tables of this kiosk. */
  indexOf: (no: string) => string;
  /** Epoch ms by central's clock: the times in claims are central's. */
  now: () => number;
  /** What can be gone on with is another; told after the page's transaction. */
  onChange: () => void;
}

/** Claims of this campus that are free to be taken up: partition `claims:<campus>`, sealed at rest. */
export class Claims implements FeedTarget {
  readonly #options: ClaimsOptions;

  constructor(options: ClaimsOptions) {
    this.#options = options;
  }

  /** What this person can go on with here now: the one that lasts longest, null when there is none. */
  of(personNo: string): Claim | null {
    const { store, indexOf, now } = this.#options;
    const row = store.db
      .prepare<[string, number], { key: string; body: Buffer }>(
        'SELECT key, body FROM claim WHERE no_index = ? AND until > ? ORDER BY until DESC LIMIT 1',
      )
      .get(indexOf(personNo), now());
    if (!row) return null;
    const text = store.fields.open(bodyAt(row.key), row.body).toString('utf8');
    return claimSchema.parse(JSON.parse(text));
  }

  /** Forgets what is over, should central not be there to say so. */
  sweep(): void {
    const { store, now } = this.#options;
    store.db.prepare('DELETE FROM claim WHERE until <= ?').run(now());
  }

  accepts(part: string): boolean {
    return part.startsWith('claims:');
  }

  apply(part: string, op: Op): void {
    const { store, skipped, indexOf, onChange } = this.#options;
    queueMicrotask(onChange);
    if (op.op === 'del') {
      store.db.prepare('DELETE FROM claim WHERE key = ?').run(op.key);
      return;
    }
    const claim = claimSchema.safeParse(op.data);
    if (!claim.success || claimKey(claim.data) !== op.key) {
      skipped.add(part);
      return;
    }
    const body = store.fields.seal(bodyAt(op.key), JSON.stringify(claim.data));
    store.db
      .prepare(
        'INSERT OR REPLACE INTO claim (key, part, no_index, until, body) VALUES (?, ?, ?, ?, ?)',
      )
      .run(op.key, part, indexOf(claim.data.personNo), Date.parse(claim.data.until), body);
  }

  reset(part: string): void {
    this.#options.store.db.prepare('DELETE FROM claim WHERE part = ?').run(part);
  }
}

function bodyAt(key: string) {
  return { table: 'claim', key, column: 'body' };
}
