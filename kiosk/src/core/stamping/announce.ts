import type { Outbox } from '../sync/index.ts';
import type { OneShotAttempt, OneShotEvent } from '../one-shot/index.ts';
import { certificateOf } from './certificate.ts';

/** Tells central what became of the stamp of a certificate, in the transaction that writes it down. */
export function announceStamp(outbox: Outbox, attempt: OneShotAttempt, event: OneShotEvent): void {
  const certificate = attempt.kind === 'stamp' ? certificateOf(attempt.key) : null;
  if (!certificate) return;
  const about = { ...certificate, deviceId: attempt.device };
  switch (event.type) {
    case 'DELIVERED':
      outbox.append('stamp.applied', {
        ...about,
        counter: counterOf(attempt),
        appliedAt: new Date(attempt.changedAt).toISOString(),
      });
      return;
    case 'AMBIGUOUS':
      outbox.append('stamp.ambiguous', {
        ...about,
        reason: event.reason,
        counter: counterOf(attempt),
      });
      return;
    case 'RESOLVED':
      outbox.append('stamp.resolved', {
        ...certificate,
        outcome: event.outcome === 'delivered' ? 'applied' : 'not-applied',
      });
      return;
    case 'INTENT':
    case 'SENDING':
    case 'PRESUMED':
    case 'FAILED_CLEAN':
    // What did not touch the sheet stays in the journal.
  }
}

/** What the machine had counted before and after; null where it did not say. */
function counterOf({ evidence }: OneShotAttempt): { before: number | null; after: number | null } {
  const [before = null, after = null] = (['counter-before', 'counter-after'] as const).map(
    (source) => {
      const found = evidence.find((piece) => piece.source === source);
      return found && 'count' in found ? found.count : null;
    },
  );
  return { before, after };
}
