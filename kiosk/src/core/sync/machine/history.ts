import type { Welcome } from '@hallway/protocol';
import type { FeedStore } from '../feed-store.ts';
import type { DurableOutbox } from '../outbox.ts';
import type { LeasedSerials } from '../serials.ts';
import type { SyncLog } from '../types.ts';

/** What this kiosk holds of its history with central. */
export interface History {
  outbox: DurableOutbox;
  feed: FeedStore;
  serials: LeasedSerials;
  /** One transaction of the store. */
  transaction: (work: () => void) => void;
  log: SyncLog;
}

/**
 * Brings this kiosk's account of what central has into line with central's own, which was just told.
 * - Central has what this kiosk never wrote, or other events under the same seqs: the disk here was rolled back or
 *   cloned. The leased numbers may have been used by the other life, so none is used again.
 * - Central knows less than it once acknowledged, or has a new timeline: it was restored from a backup. All events
 *   kept here go again, and every partition comes again from its beginning.
 * Both start a new epoch, after which hello must be said again.
 */
export function settleHistory(own: History, welcome: Welcome): 'settled' | 'new-epoch' {
  const { acked, timeline } = own.outbox.state();
  const restored = (timeline !== null && timeline !== welcome.timeline) || welcome.acked < acked;
  const forked = welcome.verdict === 'fork' || contradicts(own.outbox, welcome);
  own.transaction(() => {
    if (timeline !== welcome.timeline) own.outbox.setTimeline(welcome.timeline);
    if (restored) own.feed.startOver();
    if (forked) own.serials.voidAll();
    if (restored || forked) own.outbox.startEpoch(restored ? 'kept' : 'unacknowledged');
    else own.outbox.acknowledge(welcome.acked, { rejected: [], deferred: [] });
  });
  if (restored) own.log.warn({}, 'central was restored: sending and fetching again');
  if (forked) own.log.warn({}, 'the disk of this kiosk was rolled back or cloned');
  return restored || forked ? 'new-epoch' : 'settled';
}

/** Central found while taking events in that they do not continue what it has. */
export function forkHistory(own: History): void {
  own.transaction(() => {
    own.serials.voidAll();
    own.outbox.startEpoch('unacknowledged');
  });
  own.log.warn({}, 'the disk of this kiosk was rolled back or cloned');
}

/** The event central holds at `acked` is not the one written here. Pruned events cannot contradict. */
function contradicts(outbox: DurableOutbox, welcome: Welcome): boolean {
  const { lastSeq } = outbox.state();
  if (welcome.acked > lastSeq) return true;
  const hash = outbox.hashAt(welcome.acked);
  return hash !== null && hash !== welcome.ackedHash;
}
