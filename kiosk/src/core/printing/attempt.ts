import type { JobRef } from '@hallway/device-drivers';
import type { Evidence } from '@hallway/protocol';
import type { Form } from '../../bridge/index.ts';
import type { PrinterTrust } from './trust.ts';

/**
 * Where an attempt to put one issue on paper stands. Each state is written before the effect it names:
 * CREATING before Create-Job leaves, SENDING before the first byte of the document, CANCELING before Cancel-Job.
 * Until SENDING is written no byte of the document has left the kiosk, so no paper can come out.
 */
export const attemptStates = [
  'INTENT',
  'CREATING',
  'CREATED',
  'SENDING',
  'SENT',
  'PRINTING',
  'CANCELING',
  'DELIVERED',
  'FAILED_CLEAN',
  'AMBIGUOUS',
  'RESOLVED',
] as const;

export type AttemptState = (typeof attemptStates)[number];

/** The printer as it was found just before Create-Job. */
export interface PrinterMark {
  /** `printer-uuid`. */
  uuid: string;
  /** `printer-up-time`, seconds. */
  upTime: number;
  /** Impressions since the machine was made; null when it does not count. */
  lifeCounter: number | null;
  /**
   * What was believed of its numbers then: the attempt is judged by it, also after a restart and whatever the profile
   * says by that time. Absent in rows of versions that did not ask: of those nothing is believed.
   */
  trust?: PrinterTrust;
}

/** Who may say what became of an ambiguous attempt: who stood there, a technician, or the registrar at central. */
export type ResolvedBy = 'person' | 'technician' | 'central';

/** What the journal is told. One event, one row, never changed afterwards. */
export type JournalEvent =
  | { type: 'INTENT'; sha256: string; pages: number; copies: number; form?: 'slip' }
  | { type: 'CREATING'; printer: PrinterMark }
  /** Create-Job certainly did not happen, or left nothing; the same attempt may go again. */
  | { type: 'NOT_CREATED'; reason: string }
  | { type: 'CREATED'; job: JobRef }
  | { type: 'SENDING' }
  /** Not one byte of the document left; it may be sent again into the same job. */
  | { type: 'NOT_SENT'; reason: string }
  /** The printer acknowledged the whole document. */
  | { type: 'SENT' }
  | { type: 'PRINTING'; sheetsOut: number }
  /** `held`: the printer was still waiting for the document when the cancel was decided. */
  | { type: 'CANCELING'; reason: string; held: boolean }
  | { type: 'DELIVERED'; evidence: Evidence[] }
  /** Nothing can have come out. */
  | { type: 'FAILED_CLEAN'; reason: string; evidence: Evidence[] }
  | { type: 'AMBIGUOUS'; reason: string; evidence: Evidence[] }
  | {
      type: 'RESOLVED';
      outcome: 'delivered' | 'voided';
      by: ResolvedBy;
      evidence: Evidence[];
    };

export type JournalEventType = JournalEvent['type'];

/** An attempt as all its events left it. */
export interface Attempt {
  issueId: string;
  /** Number of the attempt on its issue, from 1. */
  attempt: number;
  state: AttemptState;
  /**
   * A slip is one call that cannot be asked after, so that it knows fewer states. Absent: sheets of A4; see `formOf`.
   */
  form?: 'slip';
  /** SHA-256 of the sealed PDF, or of the content of the slip; lower-case hex. */
  sha256: string;
  /** Pages of one copy. */
  pages: number;
  copies: number;
  printer: PrinterMark | null;
  job: JobRef | null;
  /** True once the printer acknowledged the whole document. */
  documentSent: boolean;
  held: boolean;
  /** Sheets the printer says it has put out. */
  sheetsOut: number;
  /** Why it failed, is ambiguous or was canceled: one word for support. */
  reason: string | null;
  evidence: Evidence[];
  outcome: 'delivered' | 'voided' | null;
  /** Epoch milliseconds, wall clock. */
  intendedAt: number;
  changedAt: number;
}

export function formOf({ form }: Pick<Attempt, 'form'>): Form {
  return form ?? 'a4';
}

/** Sheets a whole attempt puts out; certificates are printed on one side. */
export function sheetsOf(attempt: Pick<Attempt, 'pages' | 'copies'>): number {
  return attempt.pages * attempt.copies;
}

const restStates: ReadonlySet<AttemptState> = new Set([
  'DELIVERED',
  'FAILED_CLEAN',
  'AMBIGUOUS',
  'RESOLVED',
]);

/** True when the kiosk has nothing more to do: ended, or ambiguous and waiting for a person. */
export function atRest(attempt: Pick<Attempt, 'state'>): boolean {
  return restStates.has(attempt.state);
}

/** `job-name` of an attempt: how its job is found again after a crash. Names no person. */
export function jobName(attempt: Pick<Attempt, 'issueId' | 'attempt'>): string {
  return `cert:${attempt.issueId}:${attempt.attempt}`;
}
