import type { CallOptions } from '../ipp-printer/types.ts';

/** What is to come out of the printer, whole: settings, text, cut. */
export interface ReceiptJob {
  /** The caller's name for it, for messages. Never a person's. */
  id: string;
  /**
   * ESC/POS without real-time commands: those would act before their turn, and some throw data away. And without
   * questions: their answers would pass for the one the job is waited for by.
   */
  bytes: Uint8Array;
}

export interface PrintedReceipt {
  /** `printed`: the printer answered behind the last line. `presumed`: it cannot, and nothing spoke against it. */
  outcome: 'printed' | 'presumed';
  /** What it rests on: the id echoed (GS ( H), the answer in its turn (GS r), or only the sensors. */
  evidence: 'process-id' | 'queued-status' | 'sensors';
  /** The process id that came back; null for other evidence. */
  processId: string | null;
}

/**
 * A receipt printer that answers. Every method rejects with a DeviceError; `effect: 'possible'` means that some of the
 * receipt may be on paper, and a second one must say that it is a second one.
 */
export interface ReceiptPrinter {
  /**
   * Sends the job once and waits until it came out. Out of paper or with its cover open in the middle, the printer
   * keeps the rest and the call waits, for as long as the caller does; nothing is ever sent again.
   *
   * `busy` while another job is on its way. Without an effect: `device-error` when the printer cannot print now,
   * `offline` and `timeout` when it is not there or does not answer, `refused` for real-time commands in the job.
   * With one: `timeout`, `offline` and `aborted` once sending began.
   *
   * `timeoutMs` is for the time in which the printer could print and does not say that it has.
   */
  print(job: ReceiptJob, options?: CallOptions): Promise<PrintedReceipt>;
  /**
   * For an operator who stands before the printer: `resume` goes on from the line of the error, and may print it twice;
   * `clear` throws away what is buffered, and the job on its way ends with `aborted`. It goes behind what was sent: a
   * printer that reads no more hears neither, and the call ends with `timeout`; then only its switch helps.
   */
  recover(action: 'resume' | 'clear'): Promise<void>;
}
