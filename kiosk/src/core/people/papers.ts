import { paperKey, paperSchema, type Op, type Paper } from '@hallway/protocol';
import type { Store } from '../store/index.ts';
import type { FeedTarget } from '../sync/index.ts';
import type { Skipped } from './skipped.ts';

export interface PapersOptions {
  store: Store;
  skipped: Skipped;
  /** Key of a person in the tables of this kiosk. */
  indexOf: (no: string) => string;
}

/** What documents state of people beyond their own records: partitions `papers:*`, sealed at rest. */
export class Papers implements FeedTarget {
  readonly #store: Store;
  readonly #skipped: Skipped;
  readonly #indexOf: (no: string) => string;

  constructor({ store, skipped, indexOf }: PapersOptions) {
    this.#store = store;
    this.#skipped = skipped;
    this.#indexOf = indexOf;
  }

  /** Every record of a person, by document and then by which of several. */
  of(no: string): Paper[] {
    return this.#store.db
      .prepare<[string], { key_index: string; body: Buffer }>(
        'SELECT key_index, body FROM paper WHERE no_index = ?',
      )
      .all(this.#indexOf(no))
      .map((row) => this.#open(row.key_index, row.body))
      .sort((a, b) => (paperKey(a) < paperKey(b) ? -1 : 1));
  }

  accepts(part: string): boolean {
    return part.startsWith('papers:');
  }

  apply(part: string, op: Op): void {
    const { db, fields } = this.#store;
    const keyIndex = fields.blindIndex('paper', op.key);
    if (op.op === 'del') {
      db.prepare('DELETE FROM paper WHERE key_index = ? AND part = ?').run(keyIndex, part);
      return;
    }
    const paper = paperSchema.safeParse(op.data);
    if (!paper.success || paperKey(paper.data) !== op.key) {
      this.#skipped.add(part);
      return;
    }
    const body = fields.seal(bodyAt(keyIndex), JSON.stringify(paper.data));
    db.prepare(
      'INSERT OR REPLACE INTO paper (key_index, no_index, part, body) VALUES (?, ?, ?, ?)',
    ).run(keyIndex, this.#indexOf(paper.data.no), part, body);
  }

  reset(part: string): void {
    this.#store.db.prepare('DELETE FROM paper WHERE part = ?').run(part);
  }

  #open(keyIndex: string, body: Buffer): Paper {
    const text = this.#store.fields.open(bodyAt(keyIndex), body).toString('utf8');
    return paperSchema.parse(JSON.parse(text));
  }
}

function bodyAt(keyIndex: string) {
  return { table: 'paper', key: keyIndex, column: 'body' };
}
