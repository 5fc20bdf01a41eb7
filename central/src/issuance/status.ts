import type { PaperState } from '../../web/contract/verify.ts';

/** What central knows of one issued number. */
export type IssueStatus = 'issued' | 'delivered' | 'ambiguous' | 'voided' | 'revoked';

/** Papers with these count for nothing, for good: the status list names them. */
export const worthless = ['revoked', 'voided'] as const satisfies readonly IssueStatus[];

export function isWorthless(status: IssueStatus): boolean {
  return (worthless as readonly IssueStatus[]).includes(status);
}

/** Announced when there is one more of them. */
export const worthlessTopic = 'issue:worthless';

/** Money for a paper: set aside while it is on its way; then taken, because it came out, or given back. */
export type ChargeState = 'held' | 'captured' | 'released';

/** What a kiosk may report of an attempt after it was issued. */
export type Report = 'delivered' | 'ambiguous' | 'voided';

/**
 * Reports only ever add knowledge: from issued to anything, from ambiguous to an answer. Saying the same again
 * changes nothing. A revoked number stays revoked. Delivered and voided contradict each other.
 *
 * @returns the status afterwards, or null for a contradiction a person must look at
 */
export function nextStatus(from: IssueStatus, report: Report): IssueStatus | null {
  if (from === 'revoked' || from === report) return from;
  if (from === 'issued' || from === 'ambiguous') return report;
  return report === 'ambiguous' ? from : null;
}

/**
 * What a verifier is told about a paper with this number.
 *
 * @param validUntil last day of validity, `YYYY-MM-DD`
 * @param today the campus day
 */
export function paperState(status: IssueStatus, validUntil: string, today: string): PaperState {
  if (status === 'revoked') return 'revoked';
  if (status === 'voided') return 'not-printed';
  if (today > validUntil) return 'expired';
  return status === 'delivered' ? 'valid' : 'unconfirmed';
}
