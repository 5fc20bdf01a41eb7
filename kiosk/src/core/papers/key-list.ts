import type { SignedKeyList } from '@hallway/certificates/verify';
import { keyListRecordSchema, type Op } from '@hallway/protocol';
import type { Skipped } from '../people/index.ts';
import type { Store } from '../store/index.ts';
import type { FeedTarget } from '../sync/index.ts';

const recordKey = 'keys';

/** The university's signed list of seal keys: record `keys` of partition `config`. */
export class KeyList implements FeedTarget {
  readonly #store: Store;
  readonly #skipped: Skipped;

  constructor(options: { store: Store; skipped: Skipped }) {
    this.#store = options.store;
    this.#skipped = options.skipped;
  }

  /** Null until central has told. Whether the university signed it is checked with every paper. */
  current(): SignedKeyList | null {
    const signed = this.#store.db.prepare<[], string>('SELECT signed FROM key_list').pluck().get();
    if (signed === undefined) return null;
    return JSON.parse(Buffer.from(signed, 'base64').toString('utf8')) as SignedKeyList;
  }

  accepts(part: string): boolean {
    return part === 'config';
  }

  apply(part: string, op: Op): void {
    if (op.key !== recordKey) return;
    if (op.op === 'del') {
      this.reset();
      return;
    }
    const record = keyListRecordSchema.safeParse(op.data);
    if (!record.success || !isJson(record.data.signed)) {
      this.#skipped.add(part);
      return;
    }
    this.#store.db
      .prepare('INSERT OR REPLACE INTO key_list (only, signed) VALUES (1, ?)')
      .run(record.data.signed);
  }

  reset(): void {
    this.#store.db.exec('DELETE FROM key_list');
  }
}

function isJson(base64: string): boolean {
  try {
    JSON.parse(Buffer.from(base64, 'base64').toString('utf8'));
    return true;
  } catch {
    return false;
  }
}
