import type { Outbox } from '../sync/index.ts';
import { sheetsOf, type Attempt, type JournalEvent } from './attempt.ts';

/** Tells central what became of an attempt, in the transaction that writes it down. */
export function announce(outbox: Outbox, attempt: Attempt, event: JournalEvent): void {
  const { issueId, attempt: number } = attempt;
  switch (event.type) {
    case 'DELIVERED':
      outbox.append('issue.delivered', {
        issueId,
        attempt: number,
        sheets: sheetsOf(attempt),
        evidence: event.evidence,
        deliveredAt: new Date(attempt.changedAt).toISOString(),
      });
      return;
    case 'AMBIGUOUS':
      outbox.append('issue.ambiguous', {
        issueId,
        attempt: number,
        reason: event.reason,
        evidence: event.evidence,
      });
      return;
    case 'FAILED_CLEAN':
      outbox.append('issue.voided', { issueId, attempt: number, reason: event.reason });
      return;
    case 'RESOLVED':
      outbox.append('issue.resolved', {
        issueId,
        attempt: number,
        outcome: event.outcome,
        by: event.by,
      });
      return;
    case 'INTENT':
    case 'CREATING':
    case 'NOT_CREATED':
    case 'CREATED':
    case 'SENDING':
    case 'NOT_SENT':
    case 'SENT':
    case 'PRINTING':
    case 'CANCELING':
    // Steps on the way stay in the journal.
  }
}
