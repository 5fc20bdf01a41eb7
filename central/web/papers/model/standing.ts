import type { PaperView, StatedDocument } from '../../contract/papers.ts';

/** Whether a record can be printed now, or why not. */
export type Standing = 'ready' | 'held' | 'unapproved' | 'not-yet' | 'over' | 'used-up';

/** Copies that issues have used. */
export function usedCopies({ approval }: PaperView): number {
  return (approval?.uses ?? []).reduce((sum, { copies }) => sum + copies, 0);
}

/**
 * @param document whether approval is needed, and whether it limits copies and days (rule R12)
 * @param today campus date
 */
export function standingOf(
  paper: PaperView,
  { needsApproval, printDays }: Pick<StatedDocument, 'needsApproval' | 'printDays'>,
  today: string,
): Standing {
  const { approval, hold, validFrom, lastDay } = paper;
  if (hold !== null) return 'held';
  if (needsApproval && !approval) return 'unapproved';
  if (lastDay !== null && today > lastDay) return 'over';
  if (printDays === null) return 'ready';
  if (validFrom !== null && today < validFrom) return 'not-yet';
  return approval && usedCopies(paper) >= approval.copies ? 'used-up' : 'ready';
}
