import type { PaperView } from '../../contract/papers.ts';

/** Whether a record can be printed now, or why not. */
export type Standing = 'ready' | 'held' | 'unapproved' | 'not-yet' | 'over' | 'used-up';

/** Copies that issues have used. */
export function usedCopies({ approval }: PaperView): number {
  return (approval?.uses ?? []).reduce((sum, { copies }) => sum + copies, 0);
}

/** @param today campus date */
export function standingOf(paper: PaperView, needsApproval: boolean, today: string): Standing {
  const { approval, hold, validFrom, lastDay } = paper;
  if (hold !== null) return 'held';
  if (needsApproval && !approval) return 'unapproved';
  if (validFrom !== null && today < validFrom) return 'not-yet';
  if (lastDay !== null && today > lastDay) return 'over';
  return approval && usedCopies(paper) >= approval.copies ? 'used-up' : 'ready';
}
