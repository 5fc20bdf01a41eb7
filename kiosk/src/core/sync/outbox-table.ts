import { canonicalEvent, type EventEnvelope } from '@hallway/protocol';
import { statement, type FieldPlace, type Store } from '../store/index.ts';
import { sha256Hex } from './ids.ts';
import { SyncError } from './types.ts';

/** One event must fit a push with room to spare. */
const maxEventBytes = 64 * 1024;

const columns = 'seq, id, type, v, occurred_at, prev, body, bytes';

interface OutboxRow {
  seq: number;
  id: string;
  type: string;
  v: number;
  occurred_at: string;
  prev: string;
  body: Buffer;
  bytes: number;
}

/** An event with its size on the wire. */
export interface StoredEvent {
  event: EventEnvelope;
  bytes: number;
}

/** Rows of the outbox. Bodies are sealed at rest, under the event's id. */
export class OutboxTable {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Writes one event and gives its hash. Throws `SyncError` EVENT_INVALID when it is too large for any push. */
  insert(epoch: string, event: EventEnvelope): string {
    const canonical = canonicalEvent(event);
    const bytes = Buffer.byteLength(canonical);
    if (bytes > maxEventBytes) {
      throw new SyncError('EVENT_INVALID', `${event.type} is larger than an event may be`);
    }
    const hash = sha256Hex(canonical);
    const body = this.#store.fields.seal(placeOf(event.id), JSON.stringify(event.body));
    const { seq, id, type, v, occurredAt, prev } = event;
    statement(
      this.#store.db,
      `INSERT INTO outbox (epoch, seq, id, type, v, occurred_at, prev, hash, body, bytes)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(epoch, seq, id, type, v, occurredAt, prev, hash, body, bytes);
    return hash;
  }

  /** Events of an epoch after `seq`, oldest first. */
  after(epoch: string, seq: number, limit: number): StoredEvent[] {
    return statement<[string, number, number], OutboxRow>(
      this.#store.db,
      `SELECT ${columns} FROM outbox WHERE epoch = ? AND seq > ? ORDER BY seq LIMIT ?`,
    )
      .all(epoch, seq, limit)
      .map((row) => this.#stored(row));
  }

  /** Takes events out, in the order they were written: those never acknowledged, or all that are kept. */
  takeOut(which: 'unacknowledged' | 'kept'): EventEnvelope[] {
    const condition = which === 'kept' ? '' : 'WHERE acked_at IS NULL';
    const rows = statement<[], OutboxRow>(
      this.#store.db,
      `SELECT ${columns} FROM outbox ${condition} ORDER BY rowid`,
    ).all();
    statement(this.#store.db, `DELETE FROM outbox ${condition}`).run();
    return rows.map((row) => this.#stored(row).event);
  }

  hashAt(epoch: string, seq: number): string | null {
    const sql = 'SELECT hash FROM outbox WHERE epoch = ? AND seq = ?';
    const hash = statement<[string, number], string>(this.#store.db, sql, 'pluck').get(epoch, seq);
    return hash ?? null;
  }

  occurredAt(epoch: string, seq: number): string | null {
    const sql = 'SELECT occurred_at FROM outbox WHERE epoch = ? AND seq = ?';
    const time = statement<[string, number], string>(this.#store.db, sql, 'pluck').get(epoch, seq);
    return time ?? null;
  }

  /** Records what central said of one event that waits for its acknowledgement. */
  setOutcome(epoch: string, seq: number, outcome: string): void {
    statement(
      this.#store.db,
      'UPDATE outbox SET outcome = ? WHERE epoch = ? AND seq = ? AND acked_at IS NULL',
    ).run(outcome, epoch, seq);
  }

  /** Marks the events after `from` up to `to` as acknowledged; those central said nothing of were applied. */
  markAcked(epoch: string, from: number, to: number, at: number): void {
    statement(
      this.#store.db,
      `UPDATE outbox SET acked_at = ?, outcome = coalesce(outcome, 'applied')
       WHERE epoch = ? AND seq > ? AND seq <= ?`,
    ).run(at, epoch, from, to);
  }

  /** Forgets what was acknowledged before that time (epoch ms). */
  prune(before: number): void {
    statement(this.#store.db, 'DELETE FROM outbox WHERE acked_at < ?').run(before);
  }

  #stored(row: OutboxRow): StoredEvent {
    const plain = this.#store.fields.open(placeOf(row.id), row.body).toString('utf8');
    const body: unknown = JSON.parse(plain);
    const { seq, id, type, v, prev, bytes } = row;
    return { event: { seq, id, type, v, occurredAt: row.occurred_at, prev, body }, bytes };
  }
}

function placeOf(id: string): FieldPlace {
  return { table: 'outbox', key: id, column: 'body' };
}
