import type { IppMessage } from '../../codec/ipp/index.ts';
import { Status } from '../../codec/ipp/index.ts';
import type { Clock } from '../../clock.ts';
import { DeviceError } from '../../error.ts';
import { ReasonHistory } from '../../health/reasons.ts';
import { exchange } from './exchange.ts';
import { PrinterMemory } from './memory.ts';
import type { IppPrinterOptions } from './options.ts';
import { PrinterPlace } from './place.ts';
import * as requests from './requests.ts';
import { createdJobIn, identityIn, jobsIn, printerReportIn, unsupportedIn } from './responses.ts';
import type {
  CallOptions,
  IppPrinter,
  JobRef,
  JobState,
  JobTicket,
  PrinterState,
  WhichJobs,
} from './types.ts';

const DEFAULT_TIMEOUT_MS = 10_000;
/** A printer takes a document as fast as it prints it, and waits for a person when the paper is out. */
const UPLOAD_TIMEOUT_MS = 120_000;
const endedStates: readonly string[] = ['completed', 'canceled', 'aborted'];

/** Makes the client of one printer. Opens nothing: every call makes its own connection. */
export function createIppPrinter(options: IppPrinterOptions, clock: Clock): IppPrinter {
  return new IppPrinterClient(options, clock);
}

class IppPrinterClient implements IppPrinter {
  readonly #place: PrinterPlace;
  readonly #certificateSha256: string | undefined;
  readonly #timeoutMs: number;
  readonly #clock: Clock;
  readonly #memory: PrinterMemory;
  readonly #reasons = new ReasonHistory();
  #requestId = 0;

  constructor(options: IppPrinterOptions, clock: Clock) {
    this.#place = new PrinterPlace(options);
    this.#certificateSha256 = options.certificateSha256;
    this.#timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    this.#clock = clock;
    this.#memory = new PrinterMemory(options.printerUuid ?? null);
  }

  async identify(options: CallOptions = {}): Promise<PrinterState> {
    const { rawReasons, powerCycles, ...report } = await this.#place.reach(async () => {
      const response = await this.#ask(requests.getPrinterState(this.#uri), options);
      const said = printerReportIn(response);
      return { ...said, powerCycles: this.#memory.recognise(said, this.#clock.monotonic()) };
    });
    const at = this.#clock.now();
    return { ...report, powerCycles, reasons: this.#reasons.update(rawReasons, at), at };
  }

  async validate(job: JobTicket, options: CallOptions = {}): Promise<void> {
    await this.#identity(options);
    const response = await this.#ask(requests.validateJob(this.#uri, job), options);
    const substituted = substitutions(response);
    if (substituted !== null) throw new DeviceError('refused', substituted);
  }

  async createJob(job: JobTicket, options: CallOptions = {}): Promise<JobRef> {
    const printerUuid = await this.#identity(options);
    const response = await this.#tell(requests.createJob(this.#uri, job), null, options);
    const { jobId, jobUuid } = createdJobIn(response);
    const known = jobUuid ?? (await this.#uuidOfNewJob(jobId, options));
    const ref = { jobId, jobUuid: known.toLowerCase(), printerUuid };
    const substituted = substitutions(response);
    if (substituted !== null) {
      // An empty job prints nothing, so cancelling it undoes the call.
      await this.cancel(ref, options);
      throw new DeviceError('refused', substituted);
    }
    return ref;
  }

  async sendDocument(
    ref: JobRef,
    pdf: Uint8Array | AsyncIterable<Uint8Array>,
    options: CallOptions = {},
  ): Promise<void> {
    const job = await this.#requireJob(ref, options);
    const request = requests.sendDocument(this.#uri, ref.jobId, job.user);
    try {
      await this.#tell(request, pdf, { timeoutMs: UPLOAD_TIMEOUT_MS, ...options });
    } catch (error) {
      throw error instanceof DeviceError ? neverAgain(error) : error;
    }
  }

  async job(ref: JobRef, options: CallOptions = {}): Promise<JobState | null> {
    return this.#place.reach(async () => {
      const found = await this.#find(ref.jobId, options);
      if (found !== null && found.jobUuid === ref.jobUuid) return found;
      // Not here: either this printer lost it, or this is not the printer that had it.
      const printerUuid = await this.#recognised(options);
      if (printerUuid === ref.printerUuid) return null;
      throw new DeviceError('wrong-device', `the job belongs to ${ref.printerUuid}`);
    });
  }

  async jobs(which: WhichJobs, options: CallOptions = {}): Promise<JobState[]> {
    await this.#identity(options);
    return jobsIn(await this.#ask(requests.getJobs(this.#uri, which), options));
  }

  async cancel(ref: JobRef, options: CallOptions = {}): Promise<void> {
    const job = await this.#requireJob(ref, options);
    if (endedStates.includes(job.state)) return;
    try {
      await this.#tell(requests.cancelJob(this.#uri, ref.jobId, job.user), null, options);
    } catch (error) {
      // It may have ended between the question and the cancel.
      const ended = await this.job(ref, options);
      if (ended === null || !endedStates.includes(ended.state)) throw error;
    }
  }

  get #uri(): string {
    return this.#place.address.printerUri;
  }

  /** Asks who is there, wherever the printer is now, and refuses a stranger. */
  #identity(options: CallOptions): Promise<string> {
    return this.#place.reach(() => this.#recognised(options));
  }

  async #recognised(options: CallOptions): Promise<string> {
    const response = await this.#ask(requests.getPrinterIdentity(this.#uri), options);
    const identity = identityIn(response);
    this.#memory.recognise(identity, this.#clock.monotonic());
    return identity.printerUuid;
  }

  async #requireJob(ref: JobRef, options: CallOptions): Promise<JobState> {
    const job = await this.job(ref, options);
    if (job === null) throw new DeviceError('unknown-job', `no job ${ref.jobUuid}`);
    return job;
  }

  async #find(jobId: number, options: CallOptions): Promise<JobState | null> {
    try {
      const response = await this.#ask(requests.getJob(this.#uri, jobId), options);
      return jobsIn(response)[0] ?? null;
    } catch (error) {
      if (error instanceof DeviceError && error.code === 'unknown-job') return null;
      throw error;
    }
  }

  async #uuidOfNewJob(jobId: number, options: CallOptions): Promise<string> {
    const job = await this.#find(jobId, options);
    if (job !== null && job.jobUuid !== '') return job.jobUuid;
    throw new DeviceError('unsupported', 'the printer gives no job-uuid', { effect: 'possible' });
  }

  #ask(request: requests.Request, options: CallOptions): Promise<IppMessage> {
    return this.#exchange(request, null, false, options);
  }

  #tell(
    request: requests.Request,
    data: Uint8Array | AsyncIterable<Uint8Array> | null,
    options: CallOptions,
  ): Promise<IppMessage> {
    return this.#exchange(request, data, true, options);
  }

  #exchange(
    request: requests.Request,
    data: Uint8Array | AsyncIterable<Uint8Array> | null,
    mutates: boolean,
    options: CallOptions,
  ): Promise<IppMessage> {
    this.#requestId = (this.#requestId % 0x7fffffff) + 1;
    return exchange({
      url: this.#place.address.httpUrl,
      certificateSha256: this.#certificateSha256,
      requestId: this.#requestId,
      request,
      data,
      mutates,
      timeoutMs: options.timeoutMs ?? this.#timeoutMs,
      signal: options.signal,
    });
  }
}

/** Part of a document may be at the printer whatever it said: the next try needs a job of its own. */
function neverAgain({ code, message, effect, cause }: DeviceError): DeviceError {
  return new DeviceError(code, message, { effect, cause, retryable: false });
}

/** With fidelity asked for, a printer must refuse instead of substituting; some substitute all the same. */
function substitutions(response: IppMessage): string | null {
  if (response.code !== Status.okIgnoredOrSubstituted) return null;
  return ['the printer would substitute', ...unsupportedIn(response)].join(' ');
}
