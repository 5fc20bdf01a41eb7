import {
  canonicalEvent,
  eventBodies,
  genesisHash,
  type EventBody,
  type EventEnvelope,
  type EventType,
} from '@hallway/protocol';
import { statement, type FieldPlace, type Store } from '../store/index.ts';
import { sha256Hex, uuidV4, uuidV7, type Random } from './ids.ts';
import { readLinkState, writeLinkState, type LinkState } from './link-state.ts';
import { SyncError, type Outbox } from './types.ts';

/** Version of the body schemas this program writes. */
const bodyVersion = 1;
/** One event must fit a push with room to spare. */
const maxEventBytes = 64 * 1024;
/** Acknowledged events stay this long, so that a central restored from a backup can ask for them again. */
const retentionMs = 30 * 24 * 60 * 60 * 1000;

export interface BatchLimits {
  maxEvents: number;
  maxBytes: number;
}

/** What central said of the events of one push. */
export interface Verdicts {
  rejected: readonly { seq: number; code: string }[];
  deferred: readonly number[];
}

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

/** The outbox and the link state it moves: every change of one is in the same transaction as the other's. */
export class DurableOutbox implements Outbox {
  readonly #store: Store;
  readonly #random: Random;
  readonly #now: () => number;
  readonly #grown: () => void;

  /** `grown` is called after each append, before its transaction has committed. */
  constructor(store: Store, now: () => number, random: Random, grown: () => void) {
    this.#store = store;
    this.#now = () => Math.floor(now());
    this.#random = random;
    this.#grown = grown;
  }

  append<T extends EventType>(type: T, body: EventBody<T>): void {
    const parsed = eventBodies[type].safeParse(body);
    if (!parsed.success) {
      const fields = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
      throw new SyncError('EVENT_INVALID', `${type} does not fit its schema at: ${fields}`);
    }
    if (!this.#store.db.inTransaction) {
      throw new SyncError('NO_TRANSACTION', `${type} must be written with what it tells of`);
    }
    const now = this.#now();
    const state = this.state();
    const event: EventEnvelope = {
      seq: state.lastSeq + 1,
      id: uuidV7(now, this.#random),
      type,
      v: bodyVersion,
      occurredAt: new Date(now).toISOString(),
      prev: state.headHash,
      body: parsed.data,
    };
    const headHash = this.#insert(state.epoch, event);
    writeLinkState(this.#store, { ...state, lastSeq: event.seq, headHash });
    this.#grown();
  }

  length(): number {
    const { lastSeq, acked } = this.state();
    return lastSeq - acked;
  }

  oldestAgeMs(): number | null {
    const { epoch, acked } = this.state();
    const occurredAt = statement<[string, number], string>(
      this.#store.db,
      'SELECT occurred_at FROM outbox WHERE epoch = ? AND seq = ?',
      'pluck',
    ).get(epoch, acked + 1);
    return occurredAt === undefined ? null : Math.max(0, this.#now() - Date.parse(occurredAt));
  }

  state(): LinkState {
    return readLinkState(this.#store, this.#random);
  }

  /** The history of central that `acked` and the cursors refer to. */
  setTimeline(timeline: string): void {
    writeLinkState(this.#store, { ...this.state(), timeline });
  }

  /** The kiosk stood at the head of every partition at this time (epoch ms). */
  setSnapshotAt(snapshotAt: number): void {
    writeLinkState(this.#store, { ...this.state(), snapshotAt: Math.floor(snapshotAt) });
  }

  /** The events after `seq`, oldest first, as many as the limits allow, but at least one if there is one. */
  batchAfter(seq: number, limits: BatchLimits): EventEnvelope[] {
    const rows = statement<[string, number, number], OutboxRow>(
      this.#store.db,
      `SELECT seq, id, type, v, occurred_at, prev, body, bytes FROM outbox
         WHERE epoch = ? AND seq > ? ORDER BY seq LIMIT ?`,
    ).all(this.state().epoch, seq, limits.maxEvents);
    const batch: EventEnvelope[] = [];
    let bytes = 0;
    for (const row of rows) {
      bytes += row.bytes;
      if (batch.length > 0 && bytes > limits.maxBytes) break;
      batch.push(this.#envelope(row));
    }
    return batch;
  }

  /** Hash of the event at `seq` of this epoch; null when it was never here or is no longer kept. */
  hashAt(seq: number): string | null {
    if (seq === 0) return genesisHash;
    const state = this.state();
    if (seq === state.lastSeq) return state.headHash;
    const hash = statement<[string, number], string>(
      this.#store.db,
      'SELECT hash FROM outbox WHERE epoch = ? AND seq = ?',
      'pluck',
    ).get(state.epoch, seq);
    return hash ?? null;
  }

  /** Central has taken in everything up to `acked`. Never goes back; events keep their outcome for the record. */
  acknowledge(acked: number, verdicts: Verdicts): void {
    this.#store.transaction(() => {
      const state = this.state();
      this.#recordVerdicts(state.epoch, verdicts);
      if (acked <= state.acked) return;
      statement(
        this.#store.db,
        `UPDATE outbox SET acked_at = ?, outcome = coalesce(outcome, 'applied')
           WHERE epoch = ? AND seq > ? AND seq <= ?`,
      ).run(this.#now(), state.epoch, state.acked, Math.min(acked, state.lastSeq));
      writeLinkState(this.#store, { ...state, acked: Math.min(acked, state.lastSeq) });
      this.#prune();
    });
  }

  /**
   * Central's history was wound back to `acked`: what follows counts as not sent. False when some of it is no longer
   * kept here, so that this epoch cannot go on.
   */
  rewind(acked: number): boolean {
    return this.#store.transaction(() => {
      const state = this.state();
      const kept = statement<[string, number], number>(
        this.#store.db,
        'SELECT count(*) FROM outbox WHERE epoch = ? AND seq > ?',
        'pluck',
      ).get(state.epoch, acked);
      if (acked > state.lastSeq || kept !== state.lastSeq - acked) return false;
      statement(
        this.#store.db,
        'UPDATE outbox SET acked_at = NULL, outcome = NULL WHERE epoch = ? AND seq > ?',
      ).run(state.epoch, acked);
      writeLinkState(this.#store, { ...state, acked });
      return true;
    });
  }

  /**
   * Starts a new epoch with the events central may not have, under their old ids: central applies an id once, in
   * whatever epoch it comes. `all` takes along even what was acknowledged (central lost its history).
   */
  startEpoch(all: boolean): void {
    this.#store.transaction(() => {
      const state = this.state();
      const rows = statement<[string, number], OutboxRow>(
        this.#store.db,
        `SELECT seq, id, type, v, occurred_at, prev, body, bytes FROM outbox
           WHERE epoch = ? AND seq > ? ORDER BY seq`,
      ).all(state.epoch, all ? 0 : state.acked);
      const events = rows.map((row) => this.#envelope(row));
      const remove = statement(this.#store.db, 'DELETE FROM outbox WHERE id = ?');
      const epoch = uuidV4(this.#random);
      let headHash = genesisHash;
      let seq = 0;
      for (const event of events) {
        remove.run(event.id);
        seq += 1;
        headHash = this.#insert(epoch, { ...event, seq, prev: headHash });
      }
      writeLinkState(this.#store, { ...state, epoch, lastSeq: seq, headHash, acked: 0 });
    });
  }

  /** Writes one event and gives its hash. */
  #insert(epoch: string, event: EventEnvelope): string {
    const canonical = canonicalEvent(event);
    const bytes = Buffer.byteLength(canonical);
    if (bytes > maxEventBytes) {
      throw new SyncError('EVENT_INVALID', `${event.type} is larger than an event may be`);
    }
    const hash = sha256Hex(canonical);
    statement(
      this.#store.db,
      `INSERT INTO outbox (epoch, seq, id, type, v, occurred_at, prev, hash, body, bytes)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      epoch,
      event.seq,
      event.id,
      event.type,
      event.v,
      event.occurredAt,
      event.prev,
      hash,
      this.#store.fields.seal(placeOf(event.id), JSON.stringify(event.body)),
      bytes,
    );
    return hash;
  }

  #envelope(row: OutboxRow): EventEnvelope {
    const body: unknown = JSON.parse(
      this.#store.fields.open(placeOf(row.id), row.body).toString('utf8'),
    );
    return {
      seq: row.seq,
      id: row.id,
      type: row.type,
      v: row.v,
      occurredAt: row.occurred_at,
      prev: row.prev,
      body,
    };
  }

  #recordVerdicts(epoch: string, verdicts: Verdicts): void {
    const record = statement(
      this.#store.db,
      'UPDATE outbox SET outcome = ? WHERE epoch = ? AND seq = ? AND acked_at IS NULL',
    );
    for (const { seq, code } of verdicts.rejected) record.run(code, epoch, seq);
    for (const seq of verdicts.deferred) record.run('deferred', epoch, seq);
  }

  #prune(): void {
    statement(this.#store.db, 'DELETE FROM outbox WHERE acked_at IS NOT NULL AND acked_at < ?').run(
      this.#now() - retentionMs,
    );
  }
}

function placeOf(id: string): FieldPlace {
  return { table: 'outbox', key: id, column: 'body' };
}
