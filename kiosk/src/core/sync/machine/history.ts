import type { Welcome } from '@hallway/protocol';
import type { FeedStore } from '../feed-store.ts';
import type { DurableOutbox } from '../outbox.ts';
import type { LeasedSerials } from '../serials.ts';
import type { SyncLog } from '../types.ts';

interface History {
  outbox: DurableOutbox;
  feed: FeedStore;
  serials: LeasedSerials;
  log: SyncLog;
}

/**
 * Brings this kiosk's account of what central has into line with central's own, which was just told.
 * - Central has what this kiosk never wrote, or other events under the same seqs: the disk here was rolled back or
 *   cloned. New epoch; the leased numbers may have been used by the other life, so none is used again.
 * - Central knows less than it once acknowledged: it was restored from a backup. The kept events count as not sent.
 * - A new timeline: every partition comes again from its beginning.
 * `new-epoch` means that hello must be said again.
 */
export function settleHistory(own: History, welcome: Welcome): 'settled' | 'new-epoch' {
  const state = own.outbox.state();
  const restored = state.timeline !== null && state.timeline !== welcome.timeline;
  if (restored) {
    own.log.warn({}, 'central has a new history: sending and fetching again');
    own.feed.startOver();
  }
  if (state.timeline !== welcome.timeline) own.outbox.setTimeline(welcome.timeline);
  if (welcome.verdict === 'fork' || contradicts(own.outbox, welcome)) {
    own.log.warn({}, 'forked: the disk of this kiosk was rolled back or cloned');
    own.outbox.startEpoch(welcome.acked < state.acked);
    own.serials.voidAll();
    return 'new-epoch';
  }
  if (welcome.acked < state.acked && !own.outbox.rewind(welcome.acked)) {
    own.outbox.startEpoch(true);
    return 'new-epoch';
  }
  own.outbox.acknowledge(welcome.acked, { rejected: [], deferred: [] });
  return 'settled';
}

/** The event central holds at `acked` is not the one written here. Pruned events cannot contradict. */
function contradicts(outbox: DurableOutbox, welcome: Welcome): boolean {
  const { lastSeq } = outbox.state();
  if (welcome.acked > lastSeq) return true;
  const hash = outbox.hashAt(welcome.acked);
  return hash !== null && hash !== welcome.ackedHash;
}
