import { DeviceError } from '../../error.ts';
import type { Reason } from '../../health/types.ts';
import type { CapabilityProfile } from '../../profile/printer-profile.ts';
import { IppPrinterClient } from '../ipp-printer/client.ts';
import type {
  CallOptions,
  JobRef,
  JobState,
  JobTicket,
  PrinterState,
  WhichJobs,
} from '../ipp-printer/types.ts';

/** What a queue must do with a job whose printing failed: any other policy prints it again by itself. */
const ERROR_POLICY = 'abort-job';

/**
 * A queue of CUPS before a printer that speaks no IPP. It is a printer with a smaller word, because a spooler speaks
 * for a machine it does not see (measured with 2.4.2):
 *
 * - It counts pages rendered, before it has even reached the printer: its counts are withheld. Only the counter of the
 *   engine itself, by SNMP, is handed out.
 * - A job it lost in a crash may still come out, and one it kept may come out twice: a job that is gone is `null`,
 *   unknown, and never failed. Give cupsd `DirtyCleanInterval 0`, so that fewer are lost.
 * - Its up-time is the time of day, so that a restart cannot be seen by it.
 * - What its last job met at the printer (no paper, a jam) it goes on saying while it is idle and asks nobody: whoever
 *   believed that would never send it the next job. Only reasons of the queue itself are handed out then.
 */
export class CupsQueue extends IppPrinterClient {
  override async profile(options: CallOptions = {}): Promise<CapabilityProfile> {
    const profile = await super.profile(options);
    return { ...profile, countsImpressions: false };
  }

  override async identify(options: CallOptions = {}): Promise<PrinterState> {
    const state = await super.identify(options);
    const reasons = state.state === 'idle' ? state.reasons.filter(isQueues) : state.reasons;
    return { ...state, reasons, impressionsCompleted: null };
  }

  override async validate(job: JobTicket, options: CallOptions = {}): Promise<void> {
    await this.#requirePolicy(options);
    await super.validate(job, options);
  }

  override async createJob(job: JobTicket, options: CallOptions = {}): Promise<JobRef> {
    await this.#requirePolicy(options);
    return super.createJob(job, options);
  }

  override async job(ref: JobRef, options: CallOptions = {}): Promise<JobState | null> {
    const job = await super.job(ref, options);
    return job === null ? null : uncounted(job);
  }

  override async jobs(which: WhichJobs, options: CallOptions = {}): Promise<JobState[]> {
    return (await super.jobs(which, options)).map(uncounted);
  }

  async #requirePolicy(options: CallOptions): Promise<void> {
    const { offer } = await this.profile(options);
    if (offer.errorPolicy === ERROR_POLICY) return;
    const message = `printer-error-policy of the queue is ${offer.errorPolicy}, not ${ERROR_POLICY}`;
    throw new DeviceError('unsupported', message);
  }
}

/** Reasons that only a backend at work can have from the printer. */
const enginesOwn = /^(media|toner|marker|cover|door|interlock|input-tray|output|fuser|opc)-/;

function isQueues({ keyword }: Reason): boolean {
  return !enginesOwn.test(keyword);
}

function uncounted(job: JobState): JobState {
  return { ...job, impressionsCompleted: null, sheetsCompleted: null };
}
