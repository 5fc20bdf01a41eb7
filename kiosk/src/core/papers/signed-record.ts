import type { Op } from '@hallway/protocol';
import type { Skipped } from '../people/index.ts';
import type { Store } from '../store/index.ts';
import type { FeedTarget } from '../sync/index.ts';

/** Which record of the feed, and what it must look like to be kept. */
export interface SignedRecordPlace {
  part: string;
  key: string;
  /** The signed text of a record as central sent it; null when it cannot be one. */
  read: (data: unknown) => string | null;
}

/**
 * One thing the university signed for everybody, kept as it came: the newest one. Whether the signature is genuine is
 * checked with every paper.
 */
export class SignedRecord implements FeedTarget {
  readonly #store: Store;
  readonly #skipped: Skipped;
  readonly #place: SignedRecordPlace;

  constructor(options: { store: Store; skipped: Skipped }, place: SignedRecordPlace) {
    this.#store = options.store;
    this.#skipped = options.skipped;
    this.#place = place;
  }

  /** Null until central has told. */
  text(): string | null {
    const signed = this.#store.db
      .prepare<[string], string>('SELECT signed FROM signed_record WHERE key = ?')
      .pluck()
      .get(this.#place.key);
    return signed ?? null;
  }

  accepts(part: string): boolean {
    return part === this.#place.part;
  }

  apply(part: string, op: Op): void {
    if (op.key !== this.#place.key) return;
    if (op.op === 'del') {
      this.reset();
      return;
    }
    const signed = this.#place.read(op.data);
    if (signed === null) {
      this.#skipped.add(part);
      return;
    }
    this.#store.db
      .prepare('INSERT OR REPLACE INTO signed_record (key, signed) VALUES (?, ?)')
      .run(this.#place.key, signed);
  }

  reset(): void {
    this.#store.db.prepare('DELETE FROM signed_record WHERE key = ?').run(this.#place.key);
  }
}
