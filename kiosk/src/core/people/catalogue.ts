import { catalogueEntrySchema, type CatalogueEntry, type Op } from '@hallway/protocol';
import type { Store } from '../store/index.ts';
import type { FeedTarget } from '../sync/index.ts';
import type { Skipped } from './skipped.ts';

/** The documents central knows: partition `catalog`. */
export class Catalogue implements FeedTarget {
  readonly #store: Store;
  readonly #skipped: Skipped;
  /** Read once; asked for again with every look at what this kiosk can do. */
  #entries: CatalogueEntry[] | null = null;

  constructor(options: { store: Store; skipped: Skipped }) {
    this.#store = options.store;
    this.#skipped = options.skipped;
  }

  /** Every entry, enabled or not, in the order central gives. */
  entries(): readonly CatalogueEntry[] {
    this.#entries ??= this.#read();
    return this.#entries;
  }

  #read(): CatalogueEntry[] {
    return this.#store.db
      .prepare<[], string>('SELECT body FROM catalogue_entry')
      .pluck()
      .all()
      .map((body) => catalogueEntrySchema.parse(JSON.parse(body)))
      .sort((a, b) => a.order - b.order || a.document.localeCompare(b.document));
  }

  accepts(part: string): boolean {
    return part === 'catalog';
  }

  apply(part: string, op: Op): void {
    this.#entries = null;
    if (op.op === 'del') {
      this.#store.db.prepare('DELETE FROM catalogue_entry WHERE document = ?').run(op.key);
      return;
    }
    const entry = catalogueEntrySchema.safeParse(op.data);
    if (!entry.success || entry.data.document !== op.key) {
      this.#skipped.add(part);
      return;
    }
    this.#store.db
      .prepare('INSERT OR REPLACE INTO catalogue_entry (document, body) VALUES (?, ?)')
      .run(op.key, JSON.stringify(entry.data));
  }

  reset(): void {
    this.#entries = null;
    this.#store.db.exec('DELETE FROM catalogue_entry');
  }
}
