import type { Bilingual, Evidence } from '@hallway/protocol';

/** One number of the register as staff see it: the holder masked. */
export interface RegisterEntry {
  serial: string;
  status: 'issued' | 'delivered' | 'ambiguous' | 'voided' | 'revoked';
  statusAt: string;
  document: Bilingual;
  kioskId: string;
  holder: string | null;
  college: Bilingual | null;
  purpose: Bilingual;
  copies: number;
  attempt: number;
  issuedAt: string;
  validUntil: string;
  template: string;
  /** How often somebody verified it on the web. */
  lookups: number;
  /** What is known about the paper, by source; oldest first. */
  evidence: Evidence[];
  /** What staff answered for an ambiguous paper, until its kiosk has taken it in; null otherwise. */
  answer: 'delivered' | 'voided' | null;
  /** What the paper cost the campus card, and what became of it; null for a free one. */
  charge: { amountFen: number; state: 'held' | 'captured' | 'released' } | null;
  /** What its kiosk said of the stamp on it; null when none was to be made. */
  stamp: 'applied' | 'ambiguous' | 'not-applied' | null;
}

/** Answer of `GET /api/issues`. Newest first; while there are `more`, ask again with `before` = `issuedAt` of the last. */
export interface RegisterPage {
  entries: RegisterEntry[];
  more: boolean;
}

/** Why a paper may be revoked (rule R17). Kept for the house; a verifier is told the day, never the reason. */
export const revocationReasons = ['error', 'fraud', 'seal-misuse'] as const;
export type RevocationReason = (typeof revocationReasons)[number];
