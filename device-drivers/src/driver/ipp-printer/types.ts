import type { Reason, Supply } from '../../health/types.ts';
import type { CapabilityProfile } from '../../profile/printer-profile.ts';

/** What an engine has put out since it was made, by another witness than the printer's IPP. */
export interface LifeCounter {
  count: number;
  unit: 'impressions' | 'sheets';
  source: 'snmp';
}

export type PrinterStateKeyword = 'idle' | 'processing' | 'stopped';

/** One answer to Get-Printer-Attributes, in our words. */
export interface PrinterState {
  /** `printer-uuid`, a urn:uuid. The identity of the machine, whatever its address. */
  printerUuid: string;
  /** `printer-make-and-model`. */
  model: string | null;
  /** `printer-firmware-string-version`; null when the printer does not say. */
  firmware: string | null;
  /** `printer-up-time` in seconds. Going backwards means a power cycle: every job may be gone. */
  upTime: number;
  /** Power cycles this client has seen since it was made. */
  powerCycles: number;
  state: PrinterStateKeyword;
  acceptingJobs: boolean;
  /** `printer-state-reasons`, and what is to be known of its profile (ProfileDoubt). */
  reasons: Reason[];
  /** `media-ready`: PWG 5101.1 self-describing names loaded now. */
  mediaReady: string[];
  /** Formats that can be sent: `document-format-supported`, and PDF where the driver turns it into what is. */
  formats: string[];
  /** `sides-supported`. */
  sides: string[];
  /** `operations-supported`, RFC 8011 §5.4.15 codes. */
  operations: number[];
  /** `copies-supported` upper bound; 1 when the printer does not say. */
  maxCopies: number;
  supplies: Supply[];
  /** `queued-job-count`; null when the printer does not say. */
  queuedJobs: number | null;
  /** `printer-impressions-completed`, the life counter, in impressions; null when not offered. */
  impressionsCompleted: number | null;
  /** Only where `impressionsCompleted` is null, somewhere else was declared to ask, and it answered. */
  lifeCounter?: LifeCounter;
  /** Epoch milliseconds of the answer. */
  at: number;
}

export type JobStateKeyword =
  | 'pending'
  | 'pending-held'
  | 'processing'
  | 'processing-stopped'
  | 'canceled'
  | 'aborted'
  | 'completed';

/** Names one job for ever: job ids restart at 1 after a power cycle, uuids do not. */
export interface JobRef {
  jobId: number;
  jobUuid: string;
  printerUuid: string;
}

export interface JobState {
  jobId: number;
  /** Empty only in `jobs()` when the printer does not give uuids there. */
  jobUuid: string;
  name: string;
  /** `job-originating-user-name`; "anonymous" (RFC 8011 §4.1.1's word) when the printer keeps it to itself. */
  user: string;
  state: JobStateKeyword;
  /** `job-state-reasons`, verbatim. */
  reasons: string[];
  /** `job-impressions-completed`; null when the printer does not count. */
  impressionsCompleted: number | null;
  /** `job-media-sheets-completed`; null when the printer does not count. */
  sheetsCompleted: number | null;
}

export interface JobTicket {
  /** `job-name`, for example `cert:<key>:<attempt>`: how a job is found again after a crash. At most 255 octets. */
  name: string;
  /** `requesting-user-name`. The kiosk's name, never a person's. */
  user: string;
  copies: number;
  sides: 'one-sided' | 'two-sided-long-edge';
  media: 'iso_a4_210x297mm';
  /** Pages of the document, one copy. */
  pages: number;
  format: 'application/pdf';
  /**
   * The printer keeps the whole job until `release`: a second step that says "now", after everything else is settled.
   * Only where `profile().offer.holds`.
   */
  hold?: boolean;
}

/** A whole document, or its chunks as they come. */
export type Document = Uint8Array | AsyncIterable<Uint8Array>;

export interface CallOptions {
  signal?: AbortSignal;
  /** Milliseconds for the whole call; the driver's default when absent. */
  timeoutMs?: number;
}

export type WhichJobs = 'completed' | 'not-completed' | 'all';

/**
 * A printer reached by IPP. Every method rejects with a DeviceError and checks that it talks to the very printer it
 * was made for. `effect` on the error of createJob, sendDocument, release and cancel says whether something may have happened.
 */
export interface IppPrinter {
  identify(options?: CallOptions): Promise<PrinterState>;
  /** What it can do, and what may be believed of it. */
  profile(options?: CallOptions): Promise<CapabilityProfile>;
  /** Validate-Job with fidelity: resolves when the printer would take this ticket, `refused` names what it would not. */
  validate(job: JobTicket, options?: CallOptions): Promise<void>;
  createJob(job: JobTicket, options?: CallOptions): Promise<JobRef>;
  /**
   * Sends the only document of the job, as PDF or, where the printer takes none, as PWG raster made of it. After any
   * failure never resend into the same job (CUPS prints both).
   */
  sendDocument(ref: JobRef, pdf: Document, options?: CallOptions): Promise<void>;
  /** Lets a held job print. Resolves when it was released, now or before, or has ended. */
  release(ref: JobRef, options?: CallOptions): Promise<void>;
  /** null: this printer does not know the job (any more). */
  job(ref: JobRef, options?: CallOptions): Promise<JobState | null>;
  jobs(which: WhichJobs, options?: CallOptions): Promise<JobState[]>;
  /** Resolves when the printer accepted the cancel, or when the job had already ended. */
  cancel(ref: JobRef, options?: CallOptions): Promise<void>;
}
