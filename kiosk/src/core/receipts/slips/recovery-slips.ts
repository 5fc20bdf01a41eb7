import type { ReceiptProfile } from '@hallway/device-drivers';
import type { Bilingual, SlipView } from '../../../bridge/index.ts';
import { isInDoubt, type OneShotAttempt, type OneShots } from '../../one-shot/index.ts';
import type { JobProgress } from '../../printing/index.ts';
import { receiptIntent } from '../intent.ts';
import { recoverySlip, type SlipFacts } from './recovery-slip.ts';
import type { Ending } from './words.ts';

/** Wall clock: who has waited longer for their paper than this has left without a slip. */
const slipWithinMs = 1_200_000;

export interface RecoverySlipsDeps {
  oneShots: OneShots;
  /** Id of the receipt printer, and what its model can print. */
  printer: { id: string; profile: ReceiptProfile };
  university: Bilingual;
  kioskId: string;
  place: () => Bilingual;
  help: () => SlipFacts['help'];
  /** The number an attempt was issued under; null for one that the kiosk has forgotten. */
  issued: (issueId: string, attempt: number) => { serial: string; issuedAt: Date } | null;
  now: () => number;
  onFault: (error: unknown) => void;
}

type Job = Pick<JobProgress, 'issueId' | 'attempt'>;

/**
 * Slips for people whose paper did not certainly come out. Nothing here ever stops a certificate or a visit: what goes
 * wrong is told to `onFault`, and the screen says that there is no slip.
 */
export class RecoverySlips {
  readonly #deps: RecoverySlipsDeps;

  constructor(deps: RecoverySlipsDeps) {
    this.#deps = deps;
  }

  /** A job has come to rest and nobody is asked about it any more. One slip for each job that has no paper to show. */
  about(progress: JobProgress): void {
    const ending = endingOf(progress);
    if (ending === null) return;
    this.#safely(() => {
      const { oneShots, printer, issued, now } = this.#deps;
      const issue = issued(progress.issueId, progress.attempt);
      const key = keyOf(progress);
      if (!issue || oneShots.state(key) || now() - issue.issuedAt.getTime() > slipWithinMs) return;
      const slip = recoverySlip(this.#facts(ending, issue.serial));
      oneShots.submit(receiptIntent(key, printer.id, slip, printer.profile));
    });
  }

  /** What the person says of the slip in their hand: here it is, or there is none and they want another. */
  answer(job: Job, cameOut: boolean): void {
    this.#safely(() => {
      const { oneShots } = this.#deps;
      oneShots.answer(keyOf(job), cameOut);
      if (!cameOut) oneShots.again(keyOf(job));
    });
  }

  /** For the screen; null when there is no slip for this job. */
  view(job: Job): SlipView | null {
    const { oneShots, issued } = this.#deps;
    const attempt = oneShots.state(keyOf(job));
    const issue = attempt && issued(job.issueId, job.attempt);
    return issue && { caseNumber: caseNumberOf(issue.serial), state: stateOf(attempt) };
  }

  #facts(ending: Ending, serial: string): SlipFacts {
    const { university, kioskId, place, help, now } = this.#deps;
    return {
      ending,
      caseNumber: caseNumberOf(serial),
      university,
      kiosk: { id: kioskId, place: place() },
      help: help(),
      at: new Date(now()),
    };
  }

  #safely(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#deps.onFault(error);
    }
  }
}

function keyOf({ issueId, attempt }: Job): string {
  return `slip:${issueId}:${attempt}`;
}

/** LJU-D01-2026-K01-000123 is case K01-000123: staff find the number by it, and nobody verifies anything with it. */
export function caseNumberOf(serial: string): string {
  return serial.split('-').slice(-2).join('-');
}

/** Null for a job that goes on, that delivered, or that somebody has answered for: they know. */
function endingOf({ phase, evidence, reasons }: JobProgress): Ending | null {
  const answered = evidence.some(({ source }) =>
    ['person', 'technician', 'central'].includes(source),
  );
  if (answered) return null;
  if (phase === 'ambiguous') return 'ambiguous';
  if (phase !== 'voided') return null;
  return reasons.includes('given-up') ? 'given-up' : 'not-printed';
}

function stateOf(attempt: OneShotAttempt): SlipView['state'] {
  if (attempt.outcome === 'delivered') return 'out';
  if (isInDoubt(attempt)) return attempt.state === 'PRESUMED' ? 'presumed' : 'in-doubt';
  return attempt.outcome === 'voided' ? 'failed' : 'coming';
}
