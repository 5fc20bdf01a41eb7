import type { Clock } from '@hallway/device-drivers';
import type { Evidence, ResolutionRecord } from '@hallway/protocol';
import type { Form } from '../../bridge/index.ts';
import type { PrinterPort } from '../devices/printer-port.ts';
import type { Store } from '../store/index.ts';
import type { Outbox } from '../sync/index.ts';
import type { FailpointHandler } from './failpoints.ts';
import type { PrintingLimits } from './limits.ts';
import type { SlipPrinter } from './slip-printer.ts';

/** How far an issue is on its way to paper, for the screen. */
export interface JobProgress {
  issueId: string;
  attempt: number;
  form: Form;
  phase:
    | 'sealing'
    | 'sending'
    | 'printing'
    /** Somebody must help: `reasons` says with what. The job goes on by itself afterwards. */
    | 'attention'
    | 'delivered'
    /** Nobody but a person can say whether paper came out. */
    | 'ambiguous'
    /** No valid paper: nothing came out, or a person said so. */
    | 'voided';
  sheetsOut: number;
  sheets: number;
  /** IPP keywords while the phase is `attention`; one word for support when `ambiguous` or `voided`. */
  reasons: string[];
  evidence: Evidence[];
}

export interface PrintingDeps {
  store: Store;
  outbox: Outbox;
  printer: PrinterPort;
  /** Null where this kiosk has none. */
  slipPrinter?: SlipPrinter | null;
  clock: Clock;
  /** `requesting-user-name` at the printer: the kiosk, never a person. */
  kioskId?: string;
  limits?: PrintingLimits;
  failpoint?: FailpointHandler;
  /** Told of faults of the program or the disk while a job runs; the job goes on from its journal. */
  onFault?: (error: unknown) => void;
}

/** Puts issues on paper: one job at a time at each printer, each at most once, and says what is proven about it. */
export interface Printing {
  /** Begins printing an intended issue; again for the same issue does nothing. */
  start(issueId: string): void;
  /** Calls back on every change of any job. Returns the function that ends this. */
  on(listener: (progress: JobProgress) => void): () => void;
  /**
   * Settles the latest attempt, when it is ambiguous, by what the person at the machine saw. Where nothing came out, a job
   * that still waits at the printer is taken back as soon as the printer is reached; nobody waits for that. May be part
   * of a transaction: listeners hear of it afterwards.
   *
   * @returns the attempt that was settled, null when it was no longer ambiguous
   */
  answer(issueId: string, cameOut: boolean): { issueId: string; attempt: number } | null;
  /**
   * Settles an attempt by what staff found out, as `answer` does; without effect when it is not ambiguous (any more).
   * May be part of a transaction: listeners hear of it, and a job is taken back, afterwards.
   */
  resolve(resolution: ResolutionRecord): void;
  /** Cancels what has not come out; resolves when the job is at rest. Evidence decides what became of it. */
  giveUp(issueId: string): Promise<void>;
  /** Takes up what an earlier run left unfinished; resolves when all of it is under way again. Call once, at start. */
  recover(): Promise<void>;
  state(issueId: string): JobProgress | null;
  /** Whether two sources proved that this attempt, the latest one, came out; what a person said is no proof. */
  isProven(attempt: Pick<JobProgress, 'issueId' | 'attempt'>): boolean;
  /** Epoch milliseconds of the last proven delivery. */
  lastPrintAt(): number | null;
  /** Jobs that have not ended, ambiguous ones included, oldest first. */
  open(): JobProgress[];
  /** Leaves running jobs where they are; `recover` of the next run takes them up. */
  stop(): Promise<void>;
}
