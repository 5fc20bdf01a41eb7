import { genesisHash } from '@hallway/protocol';
import { statement, type Store } from '../store/index.ts';
import { uuidV4, type Random } from './ids.ts';

/** Where this kiosk stands with central; one row, always there. */
export interface LinkState {
  /** Names a run of seqs; a new one starts when central holds another history of this kiosk. */
  epoch: string;
  /** Seq of the last event written in the epoch, 0 when none. */
  lastSeq: number;
  /** Hash of that event; `genesisHash` when none. */
  headHash: string;
  /** Last seq of the epoch that central has taken in. */
  acked: number;
  /** History of central the rest refers to; null before the first welcome. */
  timeline: string | null;
  /** When the kiosk last stood at the head of every partition (epoch ms). */
  snapshotAt: number | null;
}

interface LinkRow {
  epoch: string;
  last_seq: number;
  head_hash: string;
  acked: number;
  timeline: string | null;
  snapshot_at: number | null;
}

/** Reads the state, or starts the first epoch. */
export function readLinkState(store: Store, random: Random): LinkState {
  const row = statement<[], LinkRow>(store.db, 'SELECT * FROM sync_link').get();
  if (row) {
    return {
      epoch: row.epoch,
      lastSeq: row.last_seq,
      headHash: row.head_hash,
      acked: row.acked,
      timeline: row.timeline,
      snapshotAt: row.snapshot_at,
    };
  }
  const first: LinkState = {
    epoch: uuidV4(random),
    lastSeq: 0,
    headHash: genesisHash,
    acked: 0,
    timeline: null,
    snapshotAt: null,
  };
  writeLinkState(store, first);
  return first;
}

/** In the caller's transaction, when there is one. */
export function writeLinkState(store: Store, state: LinkState): void {
  statement(
    store.db,
    `INSERT INTO sync_link (only, epoch, last_seq, head_hash, acked, timeline, snapshot_at)
       VALUES (1, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (only) DO UPDATE SET epoch = excluded.epoch, last_seq = excluded.last_seq,
         head_hash = excluded.head_hash, acked = excluded.acked, timeline = excluded.timeline,
         snapshot_at = excluded.snapshot_at`,
  ).run(state.epoch, state.lastSeq, state.headHash, state.acked, state.timeline, state.snapshotAt);
}
