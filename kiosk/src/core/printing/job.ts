import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import {
  DeviceError,
  type Clock,
  type JobTicket,
  type PrintedReceipt,
} from '@hallway/device-drivers';
import type { PrinterPort } from '../devices/printer-port.ts';
import { beforeStop } from '../journal/index.ts';
import { atRest, jobName, sheetsOf, type Attempt } from './attempt.ts';
import type { Journal } from './journal.ts';
import type { PrintingLimits } from './limits.ts';
import type { SlipPrinter } from './slip-printer.ts';
import { progressOf } from './progress.ts';
import type { JobProgress } from './types.ts';

/** What every step of every job works with. */
export interface Tools {
  journal: Journal;
  printer: PrinterPort;
  slipPrinter: SlipPrinter | null;
  clock: Clock;
  limits: PrintingLimits;
  /** `requesting-user-name`. */
  user: string;
  /** Aborted when the kiosk stops. */
  stopping: AbortSignal;
}

/** One attempt on its way: what the journal says of it, and what only this run of the program knows. */
export class Job {
  readonly tools: Tools;
  attempt: Attempt;
  /** Why no more paper is wanted; null while it is. */
  abandoned: string | null = null;
  /** This run's own upload broke off. */
  uploadCut = false;
  /** What the receipt printer answered; kept until it is written down. */
  slipAnswer: PrintedReceipt | DeviceError | null = null;
  /**
   * An earlier run began it and nobody has asked the printer since. The journal may have lost its last writes with
   * the disk's cache: what it does not say may have happened all the same.
   */
  inherited = false;

  readonly #changed: (progress: JobProgress) => void;
  readonly #wake = new AbortController();
  readonly #deadline: number;
  #attention: readonly string[] = [];
  #lastAnswerAt: number;
  #faultsInARow = 0;

  constructor(tools: Tools, attempt: Attempt, changed: (progress: JobProgress) => void) {
    this.tools = tools;
    this.attempt = attempt;
    this.#changed = changed;
    this.#lastAnswerAt = tools.clock.monotonic();
    this.#deadline = tools.clock.monotonic() + tools.limits.jobMs;
  }

  get atRest(): boolean {
    return atRest(this.attempt);
  }

  get progress(): JobProgress {
    return progressOf(this.attempt, this.#attention);
  }

  /** Aborted once no more paper is wanted. */
  get unwanted(): AbortSignal {
    return this.#wake.signal;
  }

  get ticket(): JobTicket {
    return {
      name: jobName(this.attempt),
      user: this.tools.user,
      copies: this.attempt.copies,
      sides: 'one-sided',
      media: 'iso_a4_210x297mm',
      pages: this.attempt.pages,
      format: 'application/pdf',
    };
  }

  /** Its turn has come: how long the printer is silent counts from here, not from its place in the queue. */
  begin(): void {
    this.#lastAnswerAt = this.tools.clock.monotonic();
  }

  /** Writes the event, then tells the screen. */
  record(event: Parameters<Journal['record']>[1]): void {
    this.attempt = this.tools.journal.record(this.attempt, event);
    this.#changed(this.progress);
  }

  /** Ends the attempt with the certainty that no paper came out. */
  fail(reason: string): void {
    this.record({ type: 'FAILED_CLEAN', reason, evidence: [] });
  }

  /** IPP keywords that hold the job up now; none when it moves. */
  attend(reasons: readonly string[]): void {
    if (reasons.join() === this.#attention.join()) return;
    this.#attention = reasons;
    this.#changed(this.progress);
  }

  /** No more paper is wanted. Whatever the job waits for, it looks up at once. */
  abandon(reason: string): void {
    this.abandoned ??= reason;
    this.#wake.abort();
  }

  abandonIfOverdue(): void {
    if (this.tools.clock.monotonic() > this.#deadline) this.abandon('timeout');
  }

  /** Takes what the journal holds: another writer was there, or the last write failed. */
  reload(): void {
    this.attempt = this.tools.journal.read(this.attempt.issueId) ?? this.attempt;
  }

  /** One call to the printer. Faults of the device come back as a value; only other errors and the stop are thrown. */
  async ask<T>(call: () => Promise<T>): Promise<T | DeviceError> {
    try {
      const answer = await beforeStop(call(), this.tools.stopping);
      this.#heard();
      return answer;
    } catch (error) {
      if (!(error instanceof DeviceError)) throw error;
      this.#faultsInARow += 1;
      return error;
    }
  }

  /** No question was answered for so long that waiting will teach nothing more. */
  get outOfReach(): boolean {
    return this.#silence() > this.tools.limits.unreachableMs;
  }

  /** Sleeps; wakes early when the job is abandoned. Throws when the kiosk stops. */
  async pause(ms: number): Promise<void> {
    const { clock, stopping } = this.tools;
    const signal = this.abandoned ? stopping : AbortSignal.any([stopping, this.#wake.signal]);
    try {
      await clock.sleep(ms, signal);
    } catch {
      stopping.throwIfAborted();
    }
  }

  /** Waits longer after each fault in a row. A printer that stays silent is shown as such. */
  async backOff(): Promise<void> {
    const { backOffMs, backOffMaxMs, pollMs } = this.tools.limits;
    if (this.#silence() > 3 * pollMs) this.attend(['connecting-to-device']);
    const doublings = Math.min(this.#faultsInARow - 1, 8);
    await this.pause(Math.min(backOffMaxMs, backOffMs * 2 ** Math.max(0, doublings)));
    // A process that stood still finds its pause over before it has heard what happened meanwhile. An agent that ended
    // must be known to have, or a call that never left the kiosk would pass for one that may have had an effect.
    await turnOfTheLoop();
  }

  get sheets(): number {
    return sheetsOf(this.attempt);
  }

  #heard(): void {
    this.#faultsInARow = 0;
    this.#lastAnswerAt = this.tools.clock.monotonic();
  }

  #silence(): number {
    return this.tools.clock.monotonic() - this.#lastAnswerAt;
  }
}
