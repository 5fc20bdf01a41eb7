import { createHash } from 'node:crypto';
import { statement, type Store } from '../store/index.ts';
import { SyncError } from './types.ts';

/** As long as events are kept: what central has not asked about by then it never will. */
const RETENTION_MS = 30 * 24 * 60 * 60 * 1000;

/** Sealed PDFs on their way to central. */
export interface PaperOutbox {
  /** Adds the PDF of a number, in the caller's transaction. Throws `SyncError` NO_TRANSACTION. */
  keep(serial: string, pdf: Uint8Array): void;
}

/** One of them. */
export interface WaitingPaper {
  serial: string;
  pdf: Uint8Array<ArrayBuffer>;
  sha256: string;
}

/** In the store, encrypted, until central has them or will not take them. */
export class DurablePaperOutbox implements PaperOutbox {
  readonly #store: Store;
  readonly #now: () => number;

  /** @param now epoch ms */
  constructor(store: Store, now: () => number) {
    this.#store = store;
    this.#now = () => Math.floor(now());
  }

  keep(serial: string, pdf: Uint8Array): void {
    const { db, fields } = this.#store;
    if (!db.inTransaction) {
      throw new SyncError('NO_TRANSACTION', 'a paper must be kept with the issue it belongs to');
    }
    const now = this.#now();
    statement(db, 'DELETE FROM paper_outbox WHERE kept_at < ?').run(now - RETENTION_MS);
    statement(db, 'INSERT INTO paper_outbox (serial, pdf, kept_at) VALUES (?, ?, ?)').run(
      serial,
      fields.seal(placeOf(serial), Buffer.from(pdf)),
      now,
    );
  }

  /** The one tried longest ago; null when there is none. */
  next(): WaitingPaper | null {
    const row = statement<[], { serial: string; pdf: Buffer }>(
      this.#store.db,
      'SELECT serial, pdf FROM paper_outbox ORDER BY tried_at, rowid LIMIT 1',
    ).get();
    if (!row) return null;
    const pdf = new Uint8Array(this.#store.fields.open(placeOf(row.serial), row.pdf));
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    return { serial: row.serial, pdf, sha256 };
  }

  /** It did not get through: others go first. */
  postpone(serial: string): void {
    statement(this.#store.db, 'UPDATE paper_outbox SET tried_at = ? WHERE serial = ?').run(
      this.#now(),
      serial,
    );
  }

  drop(serial: string): void {
    statement(this.#store.db, 'DELETE FROM paper_outbox WHERE serial = ?').run(serial);
  }
}

function placeOf(serial: string) {
  return { table: 'paper_outbox', key: serial, column: 'pdf' };
}
