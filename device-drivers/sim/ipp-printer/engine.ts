import { setTimeout as sleep } from 'node:timers/promises';
import { stoppers } from './condition.ts';
import type { Condition } from './condition.ts';
import { hasEnded, JobStateCode } from './job.ts';
import type { Job } from './job.ts';
import type { Paper } from './paper.ts';

/** How soon a stalled engine notices that someone helped, or that the job was cancelled. */
const STALL_CHECK_MS = 20;

export interface EngineSettings {
  msPerPage: number;
}

/** Prints queued jobs one after the other, sheet by sheet, until it is switched off. */
export class Engine {
  readonly #settings: EngineSettings;
  readonly #condition: Condition;
  readonly #paper: Paper;
  readonly #power = new AbortController();
  #current: Job | null = null;
  /** Ends when everything queued so far is printed. */
  #queue: Promise<void> = Promise.resolve();

  constructor(settings: EngineSettings, condition: Condition, paper: Paper) {
    this.#settings = settings;
    this.#condition = condition;
    this.#paper = paper;
  }

  get busy(): boolean {
    return this.#current !== null;
  }

  get stalled(): boolean {
    return this.#current?.state === JobStateCode.stopped;
  }

  enqueue(job: Job): void {
    job.state = JobStateCode.pending;
    job.reasons = [];
    this.#queue = this.#queue.then(() => this.#run(job));
  }

  /** Ends a job that is not printing at once, a printing one after its current sheet. */
  cancel(job: Job): void {
    job.cancelRequested = true;
    if (job !== this.#current) end(job, JobStateCode.canceled, 'job-canceled-by-user');
    else job.reasons = ['processing-to-stop-point'];
  }

  async switchOff(): Promise<void> {
    this.#power.abort();
    await this.#queue;
  }

  async #run(job: Job): Promise<void> {
    // A job that was held meanwhile comes again when it is released.
    if (hasEnded(job) || job.hold || this.#power.signal.aborted) return;
    this.#current = job;
    try {
      await this.#print(job);
    } catch (error) {
      // Switched off: the sheet in the path is lost, and so is the job.
      if (!this.#power.signal.aborted) throw error;
    } finally {
      this.#current = null;
    }
  }

  async #print(job: Job): Promise<void> {
    job.processingAt = Date.now();
    const pagesPerSheet = job.sides === 'one-sided' ? 1 : 2;
    const pages = Array.from({ length: job.pages ?? 0 }, (_, index) => index + 1);
    for (let copy = 1; copy <= job.copies; copy++) {
      for (let at = 0; at < pages.length; at += pagesPerSheet) {
        if (!(await this.#sheet(job, copy, pages.slice(at, at + pagesPerSheet)))) {
          end(job, JobStateCode.canceled, 'job-canceled-by-user');
          return;
        }
      }
    }
    end(job, JobStateCode.completed, 'job-completed-successfully');
  }

  /** @returns false when the job was cancelled before the sheet came out */
  async #sheet(job: Job, copy: number, pages: number[]): Promise<boolean> {
    if (!(await this.#untilReady(job))) return false;
    await sleep(this.#settings.msPerPage * pages.length, undefined, { signal: this.#power.signal });
    // Trouble that came while the sheet was moving holds it until someone helps.
    if (!(await this.#untilReady(job))) return false;
    this.#condition.sheets -= 1;
    this.#paper.put({
      jobId: job.id,
      jobUuid: job.uuid,
      jobName: job.name,
      copy,
      pages,
      sha256: job.sha256,
      at: Date.now(),
    });
    job.impressionsCompleted += pages.length;
    job.sheetsCompleted += 1;
    return true;
  }

  async #untilReady(job: Job): Promise<boolean> {
    while (stoppers(this.#condition).length > 0 && !job.cancelRequested) {
      job.state = JobStateCode.stopped;
      job.reasons = ['printer-stopped'];
      await sleep(STALL_CHECK_MS, undefined, { signal: this.#power.signal });
    }
    if (job.cancelRequested) return false;
    job.state = JobStateCode.processing;
    job.reasons = ['job-printing'];
    return true;
  }
}

export function end(job: Job, state: number, reason: string): void {
  job.state = state;
  job.reasons = [reason];
  job.completedAt = Date.now();
}
