import { Status } from '../../src/codec/ipp/index.ts';
import { TRAY_SHEETS } from './condition.ts';
import type { Condition, Fault } from './condition.ts';
import { end, Engine } from './engine.ts';
import { IppFault } from './fault.ts';
import { hasEnded, JobStateCode, newJob } from './job.ts';
import type { Job, JobSpec } from './job.ts';
import { countPages } from './pages.ts';
import { Paper } from './paper.ts';

export interface PrinterSettings {
  dir: string;
  msPerPage: number;
  /** `printer-make-and-model`. */
  model: string;
  /** Jobs it holds at a time; one more is answered `server-error-busy`. */
  queueLimit: number;
}

/** The machine without its network: jobs, engine, condition. Job ids live in memory that a power cut empties. */
export class Printer {
  readonly paper: Paper;
  readonly condition: Condition = { sheets: TRAY_SHEETS, toner: 100, faults: [] };
  readonly #settings: PrinterSettings;
  #engine: Engine;
  #jobs: Job[] = [];
  #poweredOnAt = Date.now();

  constructor(settings: PrinterSettings) {
    this.#settings = settings;
    this.paper = new Paper(settings.dir);
    this.#engine = new Engine(settings, this.condition, this.paper);
  }

  get model(): string {
    return this.#settings.model;
  }

  get jobs(): readonly Job[] {
    return this.#jobs;
  }

  /** Seconds, at least 1 (RFC 8011 §5.4.29). */
  upTime(at: number = Date.now()): number {
    return Math.max(1, Math.floor((at - this.#poweredOnAt) / 1000) + 1);
  }

  get busy(): boolean {
    return this.#engine.busy;
  }

  get stalled(): boolean {
    return this.#engine.stalled;
  }

  queued(): number {
    return this.#jobs.filter((job) => !hasEnded(job)).length;
  }

  setFault(fault: Fault, present: boolean): void {
    const others = this.condition.faults.filter((each) => each !== fault);
    this.condition.faults = present ? [...others, fault] : others;
  }

  /** @throws IppFault `server-error-busy` */
  create(spec: JobSpec): Job {
    if (this.queued() >= this.#settings.queueLimit) throw new IppFault(Status.busy);
    const job = newJob(this.#jobs.length + 1, spec, Date.now());
    this.#jobs.push(job);
    return job;
  }

  /** Takes the document of a job and queues it. @throws IppFault when it is no PDF a printer could print */
  submit(job: Job, document: Uint8Array, sha256: string): void {
    const pages = countPages(document);
    if (pages === null) {
      end(job, JobStateCode.aborted, 'document-format-error');
      throw new IppFault(Status.documentFormatError);
    }
    job.pages = pages;
    job.sha256 = sha256;
    job.octets = document.byteLength;
    job.documents += 1;
    if (job.hold) this.hold(job);
    else this.#engine.enqueue(job);
  }

  /** Keeps a job from the engine until it is released. */
  hold(job: Job): void {
    job.hold = true;
    job.state = JobStateCode.held;
    job.reasons = ['job-hold-until-specified'];
  }

  release(job: Job): void {
    job.hold = false;
    this.#engine.enqueue(job);
  }

  /** Ends a job whose document stopped coming. */
  abort(job: Job): void {
    end(job, JobStateCode.aborted, 'aborted-by-system');
  }

  cancel(job: Job): void {
    this.#engine.cancel(job);
  }

  /** Off and on again: jobs, ids and up-time are gone; paper, toner, life counter and identity are not. */
  async powerCycle(): Promise<void> {
    await this.switchOff();
    this.#jobs = [];
    this.#poweredOnAt = Date.now();
    this.#engine = new Engine(this.#settings, this.condition, this.paper);
  }

  async switchOff(): Promise<void> {
    await this.#engine.switchOff();
  }
}
