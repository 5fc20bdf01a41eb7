/**
 * Where an attempt at one call to a device stands. SENDING is written before the call, everything after it when its
 * answer is known: an attempt found in SENDING by a new start was begun, and nobody can say how it ended.
 */
export const oneShotStates = [
  'INTENT',
  'SENDING',
  'DELIVERED',
  'PRESUMED',
  'FAILED_CLEAN',
  'AMBIGUOUS',
  'RESOLVED',
] as const;

export type OneShotState = (typeof oneShotStates)[number];

/** What is done: a receipt is printed, a sheet is stamped. */
export type OneShotKind = 'receipt' | 'stamp';

/** What speaks for or against the effect. */
export type OneShotEvidence = {
  /** ISO time. */
  at: string;
} &
  /** The printer echoed the id that was sent behind the last line. */
  (
    | { source: 'process-id'; id: string }
    /** The printer answered in its turn; nothing stood against it. */
    | { source: 'queued-status' | 'sensors' }
    /** The die was seen to come down and go up again. */
    | { source: 'die-seen' }
    /** What the machine had counted. */
    | { source: 'counter-before' | 'counter-after'; count: number }
    /** What somebody saw. */
    | { source: 'person'; says: 'out' | 'not-out' }
  );

/** What the journal is told. One event, one row, never changed afterwards. */
export type OneShotEvent =
  | { type: 'INTENT'; sha256: string }
  | { type: 'SENDING'; evidence: OneShotEvidence[] }
  | { type: 'DELIVERED'; evidence: OneShotEvidence[] }
  /** The model cannot say; nothing spoke against it. Only of receipts. */
  | { type: 'PRESUMED'; evidence: OneShotEvidence[] }
  /** It certainly was not done. */
  | { type: 'FAILED_CLEAN'; reason: string }
  | { type: 'AMBIGUOUS'; reason: string; evidence: OneShotEvidence[] }
  | { type: 'RESOLVED'; outcome: 'delivered' | 'voided'; evidence: OneShotEvidence[] };

export type OneShotEventType = OneShotEvent['type'];

/** An attempt as all its events left it. */
export interface OneShotAttempt {
  /** Names what is done, once for ever. Never a person's. */
  key: string;
  /** From 1. */
  attempt: number;
  kind: OneShotKind;
  /** Id of the device. */
  device: string;
  state: OneShotState;
  /** SHA-256 of the content, lower-case hex. */
  sha256: string;
  /**
   * How many earlier attempts may be on paper: a receipt says so when it is not 0, whatever anybody said became of
   * the others.
   */
  reprint: number;
  /** Why it failed or is ambiguous: one word for support. */
  reason: string | null;
  evidence: OneShotEvidence[];
  outcome: 'delivered' | 'voided' | null;
  /** Epoch milliseconds, wall clock. */
  intendedAt: number;
  changedAt: number;
}

/** True while the kiosk has something to do. */
export function isUnderWay({ state }: Pick<OneShotAttempt, 'state'>): boolean {
  return state === 'INTENT' || state === 'SENDING';
}

/** True when only a person can say what became of it; a presumption may be wrong. */
export function isInDoubt({ state }: Pick<OneShotAttempt, 'state'>): boolean {
  return state === 'AMBIGUOUS' || state === 'PRESUMED';
}
