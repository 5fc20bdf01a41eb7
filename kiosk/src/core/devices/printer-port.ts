import type { JobRef, JobState, JobTicket, PrinterState } from '@hallway/device-drivers';

/**
 * The certificate printer as core sees it: the calls of device-drivers' IppPrinter, carried to the device agent.
 * Every call may fail with a DeviceError, also because the agent died; after that core must ask, never assume.
 */
export interface PrinterPort {
  identify(): Promise<PrinterState>;
  validate(job: JobTicket): Promise<void>;
  createJob(job: JobTicket): Promise<JobRef>;
  sendDocument(ref: JobRef, pdf: Uint8Array): Promise<void>;
  job(ref: JobRef): Promise<JobState | null>;
  jobs(which: 'completed' | 'not-completed' | 'all'): Promise<JobState[]>;
  cancel(ref: JobRef): Promise<void>;
}
