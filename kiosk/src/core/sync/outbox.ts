import {
  eventBodies,
  genesisHash,
  type EventBody,
  type EventEnvelope,
  type EventType,
} from '@hallway/protocol';
import type { Store } from '../store/index.ts';
import { uuidV4, uuidV7, type Random } from './ids.ts';
import { readLinkState, writeLinkState, type LinkState } from './link-state.ts';
import { OutboxTable } from './outbox-table.ts';
import { SyncError, type Outbox } from './types.ts';

/** Version of the body schemas this program writes. */
const bodyVersion = 1;
/** Acknowledged events stay this long, so that a central restored from a backup can be given them again. */
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

/** The outbox and the link state it moves: every change of one is in the same transaction as the other's. */
export class DurableOutbox implements Outbox {
  readonly #store: Store;
  readonly #table: OutboxTable;
  readonly #random: Random;
  readonly #now: () => number;
  readonly #grown: () => void;

  /** `grown` is called after each append, before its transaction has committed. */
  constructor(store: Store, now: () => number, random: Random, grown: () => void) {
    this.#store = store;
    this.#table = new OutboxTable(store);
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
    const headHash = this.#table.insert(state.epoch, event);
    writeLinkState(this.#store, { ...state, lastSeq: event.seq, headHash });
    this.#grown();
  }

  length(): number {
    const { lastSeq, acked } = this.state();
    return lastSeq - acked;
  }

  oldestAgeMs(): number | null {
    const { epoch, acked } = this.state();
    const occurredAt = this.#table.occurredAt(epoch, acked + 1);
    return occurredAt === null ? null : Math.max(0, this.#now() - Date.parse(occurredAt));
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
    const batch: EventEnvelope[] = [];
    let total = 0;
    for (const { event, bytes } of this.#table.after(this.state().epoch, seq, limits.maxEvents)) {
      total += bytes;
      if (batch.length > 0 && total > limits.maxBytes) break;
      batch.push(event);
    }
    return batch;
  }

  /** Hash of the event at `seq` of this epoch; null when it was never here or is no longer kept. */
  hashAt(seq: number): string | null {
    if (seq === 0) return genesisHash;
    const { epoch, lastSeq, headHash } = this.state();
    return seq === lastSeq ? headHash : this.#table.hashAt(epoch, seq);
  }

  /** Central has taken in everything up to `acked`. Never goes back; events keep their outcome for the record. */
  acknowledge(acked: number, verdicts: Verdicts): void {
    this.#store.transaction(() => {
      const state = this.state();
      const { epoch } = state;
      for (const { seq, code } of verdicts.rejected) this.#table.setOutcome(epoch, seq, code);
      for (const seq of verdicts.deferred) this.#table.setOutcome(epoch, seq, 'deferred');
      const upTo = Math.min(acked, state.lastSeq);
      if (upTo <= state.acked) return;
      this.#table.markAcked(epoch, state.acked, upTo, this.#now());
      writeLinkState(this.#store, { ...state, acked: upTo });
      this.#table.prune(this.#now() - retentionMs);
    });
  }

  /**
   * Starts a new epoch with the events central may not have: those it never acknowledged, or, when it lost its
   * history, all that are kept. They go under their old ids: central applies an id once, in whatever epoch it comes.
   */
  startEpoch(which: 'unacknowledged' | 'kept'): void {
    this.#store.transaction(() => {
      const epoch = uuidV4(this.#random);
      let headHash = genesisHash;
      let lastSeq = 0;
      for (const event of this.#table.takeOut(which)) {
        lastSeq += 1;
        headHash = this.#table.insert(epoch, { ...event, seq: lastSeq, prev: headHash });
      }
      writeLinkState(this.#store, { ...this.state(), epoch, lastSeq, headHash, acked: 0 });
    });
  }
}
