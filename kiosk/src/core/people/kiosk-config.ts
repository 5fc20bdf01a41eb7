import { kioskConfigSchema, type KioskConfig, type Op } from '@hallway/protocol';
import type { Store } from '../store/index.ts';
import type { FeedTarget } from '../sync/index.ts';
import type { Skipped } from './skipped.ts';

/** Where this kiosk stands and how it behaves: its own record of partition `config`. */
export class OwnConfig implements FeedTarget {
  readonly #store: Store;
  readonly #skipped: Skipped;
  readonly #kioskId: string;
  /** Read once; undefined when it must be read again. */
  #current: KioskConfig | null | undefined;

  constructor(options: { store: Store; skipped: Skipped; kioskId: string }) {
    this.#store = options.store;
    this.#skipped = options.skipped;
    this.#kioskId = options.kioskId;
  }

  /** Null until central has told. */
  current(): KioskConfig | null {
    if (this.#current === undefined) this.#current = this.#read();
    return this.#current;
  }

  #read(): KioskConfig | null {
    const body = this.#store.db
      .prepare<[string], string>('SELECT body FROM kiosk_config WHERE kiosk_id = ?')
      .pluck()
      .get(this.#kioskId);
    return body === undefined ? null : kioskConfigSchema.parse(JSON.parse(body));
  }

  accepts(part: string): boolean {
    return part === 'config';
  }

  /** Records of other kiosks and of other kinds in the same partition are not this one's business. */
  apply(part: string, op: Op): void {
    if (op.key !== this.#kioskId) return;
    this.#current = undefined;
    if (op.op === 'del') {
      this.reset();
      return;
    }
    const config = kioskConfigSchema.safeParse(op.data);
    if (!config.success || config.data.kioskId !== op.key) {
      this.#skipped.add(part);
      return;
    }
    this.#store.db
      .prepare('INSERT OR REPLACE INTO kiosk_config (kiosk_id, body) VALUES (?, ?)')
      .run(op.key, JSON.stringify(config.data));
  }

  reset(): void {
    this.#current = undefined;
    this.#store.db.prepare('DELETE FROM kiosk_config WHERE kiosk_id = ?').run(this.#kioskId);
  }
}
