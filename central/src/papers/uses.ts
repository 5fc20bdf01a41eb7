import type { PaperRef } from '@hallway/protocol';
import type { Tx } from '../db/index.ts';
import type { Papers } from './papers.ts';

/** What an issue takes of the copies that were approved. */
export interface Use {
  issueId: string;
  attempt: number;
  /** 0 when the issue turned out void: an approved copy is only used by a paper. */
  copies: number;
  /** The approval it was issued on (ISO time). */
  approvedAt: string;
}

/** Counts the copies issued on an approval, whichever kiosks issue them (rule R12). */
export interface Uses {
  /**
   * Takes in how an issue stands now. Saying it again changes nothing, and what was issued on an earlier approval does
   * not count on a new one.
   */
  count(tx: Tx, of: PaperRef, use: Use): void;
}

/** As many as a record carries. More can only come of kiosks that were out of contact, long after the last copy. */
const mostIssues = 20;

export function createUses(papers: Papers): Uses {
  return {
    count(tx, of, { issueId, attempt, copies, approvedAt }) {
      const paper = papers.get(tx, of);
      const approval = paper?.approval;
      if (!approval || approval.approvedAt !== approvedAt) return;
      const known = approval.issues.find((issue) => issue.issueId === issueId);
      const isKnown = copies === 0 ? !known : known?.attempt === attempt && known.copies === copies;
      if (isKnown) return;
      const others = approval.issues.filter((issue) => issue !== known);
      const now = copies > 0 ? [{ issueId, attempt, copies }] : [];
      const issues = [...others, ...now].slice(-mostIssues);
      papers.put(tx, { ...paper, approval: { ...approval, issues } });
    },
  };
}
