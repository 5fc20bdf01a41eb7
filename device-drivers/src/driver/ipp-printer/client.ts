import type { IppMessage } from '../../codec/ipp/index.ts';
import { Status } from '../../codec/ipp/index.ts';
import type { Clock } from '../../clock.ts';
import { DeviceError } from '../../error.ts';
import { ReasonHistory } from '../../health/reasons.ts';
import { DigestAuth } from '../../transport/http-digest.ts';
import type { PrinterEvents, Subscription } from './events.ts';
import { exchange } from './exchange.ts';
import { believedProfile } from '../../profile/printer-profile.ts';
import type {
  CapabilityProfile,
  DeclaredPrinterProfile,
  ProfileDoubt,
} from '../../profile/printer-profile.ts';
import { Delivery } from './delivery.ts';
import { readLifeCounter } from './life-counter.ts';
import { PrinterMemory } from './memory.ts';
import type { IppPrinterOptions, SnmpOptions } from './options.ts';
import { PrinterPlace } from './place.ts';
import * as requests from './requests.ts';
import {
  createdJobIn,
  jobsIn,
  knownPrinterIn,
  printerReportIn,
  sequenceNumbersIn,
  subscriptionIdIn,
  unsupportedIn,
} from './responses.ts';
import type { KnownPrinter } from './responses.ts';
import type {
  CallOptions,
  Document,
  IppPrinter,
  JobRef,
  JobState,
  JobTicket,
  LifeCounter,
  PrinterState,
  WhichJobs,
} from './types.ts';

const DEFAULT_TIMEOUT_MS = 10_000;
/** A printer takes a document as fast as it prints it, and waits for a person when the paper is out. */
const UPLOAD_TIMEOUT_MS = 120_000;
/** How much a doubt is worth to a technician. */
const doubtReasons: Readonly<Record<ProfileDoubt, string>> = {
  'profile-unverified': 'profile-unverified-warning',
  'paper-unproven': 'paper-unproven-warning',
  'profile-mismatch': 'profile-mismatch-warning',
  'firmware-changed': 'firmware-changed-report',
};
const endedStates: readonly string[] = ['completed', 'canceled', 'aborted'];

/** Makes the client of one printer. Opens nothing: every call makes its own connection. */
export function createIppPrinter(options: IppPrinterOptions, clock: Clock): IppPrinter {
  return new IppPrinterClient(options, clock);
}

/** One printer, asked by IPP. */
export class IppPrinterClient implements IppPrinter, PrinterEvents {
  readonly #place: PrinterPlace;
  readonly #certificateSha256: string | undefined;
  readonly #auth: DigestAuth | undefined;
  readonly #delivery: Delivery;
  readonly #snmp: SnmpOptions | undefined;
  readonly #declared: DeclaredPrinterProfile | undefined;
  readonly #timeoutMs: number;
  readonly #clock: Clock;
  readonly #memory: PrinterMemory;
  readonly #reasons = new ReasonHistory();
  #requestId = 0;

  constructor(options: IppPrinterOptions, clock: Clock) {
    this.#place = new PrinterPlace(options);
    this.#certificateSha256 = options.certificateSha256;
    this.#auth = options.auth === undefined ? undefined : new DigestAuth(options.auth);
    this.#delivery = new Delivery(options.ghostscript);
    this.#snmp = options.snmp;
    this.#declared = options.profile;
    this.#timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    this.#clock = clock;
    this.#memory = new PrinterMemory(options.printerUuid ?? null);
  }

  async identify(options: CallOptions = {}): Promise<PrinterState> {
    const { rawReasons, raster, powerCycles, ...report } = await this.#place.reach(async () => {
      const response = await this.#ask(requests.getPrinterState(this.#uri), options);
      const said = printerReportIn(response);
      return { ...said, powerCycles: this.#memory.recognise(said, this.#clock.monotonic()) };
    });
    const lifeCounter = report.impressionsCompleted === null ? await this.#lifeCounter() : null;
    const at = this.#clock.now();
    const doubts = believedProfile(this.#declared, report).doubts.map((each) => doubtReasons[each]);
    return {
      ...report,
      ...(lifeCounter !== null && { lifeCounter }),
      formats: this.#delivery.accepted({ formats: report.formats, raster }),
      powerCycles,
      reasons: this.#reasons.update([...rawReasons, ...doubts], at),
      at,
    };
  }

  async profile(options: CallOptions = {}): Promise<CapabilityProfile> {
    const known = await this.#known(options);
    return { ...believedProfile(this.#declared, known).profile, offer: known.offer };
  }

  async validate(job: JobTicket, options: CallOptions = {}): Promise<void> {
    const { offer } = await this.#known(options);
    const format = this.#delivery.requireFormat(offer, job.sides);
    const response = await this.#ask(requests.validateJob(this.#uri, job, format), options);
    const substituted = substitutions(response);
    if (substituted !== null) throw new DeviceError('refused', substituted);
  }

  async createJob(job: JobTicket, options: CallOptions = {}): Promise<JobRef> {
    const { printerUuid, offer } = await this.#known(options);
    this.#delivery.requireFormat(offer, job.sides);
    const response = await this.#tell(requests.createJob(this.#uri, job), null, options);
    const { jobId, jobUuid } = createdJobIn(response);
    const known = jobUuid ?? (await this.#uuidOfNewJob(jobId, job.user, options));
    const ref = { jobId, jobUuid: known.toLowerCase(), printerUuid };
    const substituted = substitutions(response);
    if (substituted !== null) {
      // An empty job prints nothing, so cancelling it undoes the call.
      await this.cancel(ref, options);
      throw new DeviceError('refused', substituted);
    }
    return ref;
  }

  async sendDocument(ref: JobRef, pdf: Document, options: CallOptions = {}): Promise<void> {
    const job = await this.#requireJob(ref, options);
    const offer = async () => (await this.#known(options)).offer;
    const { format, document } = await this.#delivery.prepare(pdf, offer, options.signal);
    const request = requests.sendDocument(this.#uri, ref.jobId, job.user, format);
    try {
      await this.#tell(request, document, { timeoutMs: UPLOAD_TIMEOUT_MS, ...options });
    } catch (error) {
      throw error instanceof DeviceError ? neverAgain(error) : error;
    }
  }

  async job(ref: JobRef, options: CallOptions = {}): Promise<JobState | null> {
    return this.#place.reach(async () => {
      const found = await this.#find(ref.jobId, options);
      if (found !== null && found.jobUuid === ref.jobUuid) return found;
      // Not here: either this printer lost it, or this is not the printer that had it.
      const { printerUuid } = await this.#recognised(options);
      if (printerUuid === ref.printerUuid) return null;
      throw new DeviceError('wrong-device', `the job belongs to ${ref.printerUuid}`);
    });
  }

  async jobs(which: WhichJobs, options: CallOptions = {}): Promise<JobState[]> {
    await this.#known(options);
    return jobsIn(await this.#ask(requests.getJobs(this.#uri, which), options));
  }

  async release(ref: JobRef, options: CallOptions = {}): Promise<void> {
    const job = await this.#requireJob(ref, options);
    if (job.state !== 'pending-held') return;
    try {
      await this.#tell(requests.releaseJob(this.#uri, ref.jobId, job.user), null, options);
    } catch (error) {
      // Somebody else may have released it between the question and the release.
      const now = await this.job(ref, options);
      if (now === null || now.state === 'pending-held') throw error;
    }
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

  async subscribe(options: CallOptions): Promise<Subscription | null> {
    const { offer } = await this.#known(options);
    if (!offer.events) return null;
    const response = await this.#ask(requests.createPrinterSubscription(this.#uri), options);
    return { id: subscriptionIdIn(response), next: 1 };
  }

  async pull(subscription: Subscription, options: CallOptions): Promise<Subscription> {
    const { id, next } = subscription;
    const response = await this.#ask(requests.getNotifications(this.#uri, id, next), options);
    return { id, next: Math.max(next, ...sequenceNumbersIn(response).map((heard) => heard + 1)) };
  }

  get #uri(): string {
    return this.#place.address.printerUri;
  }

  /** Asks who is there and what it can, wherever the printer is now, and refuses a stranger. */
  #known(options: CallOptions): Promise<KnownPrinter> {
    return this.#place.reach(() => this.#recognised(options));
  }

  async #recognised(options: CallOptions): Promise<KnownPrinter> {
    const known = knownPrinterIn(await this.#ask(requests.getPrinterProfile(this.#uri), options));
    this.#memory.recognise(known, this.#clock.monotonic());
    return known;
  }

  #lifeCounter(): Promise<LifeCounter | null> {
    if (this.#snmp === undefined) return Promise.resolve(null);
    return readLifeCounter(
      this.#place.address.httpUrl.hostname.replace(/^\[(.*)\]$/, '$1'),
      this.#snmp,
    );
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

  /** Asks for the uuid that the answer to Create-Job left out. A job that has none could not be told from another. */
  async #uuidOfNewJob(jobId: number, user: string, options: CallOptions): Promise<string> {
    try {
      const job = await this.#find(jobId, options);
      if (job !== null && job.jobUuid !== '') return job.jobUuid;
      // An empty job prints nothing, so cancelling it undoes the call.
      await this.#tell(requests.cancelJob(this.#uri, jobId, user), null, options);
    } catch (error) {
      throw error instanceof DeviceError ? afterCreation(error) : error;
    }
    throw new DeviceError('unsupported', 'the printer gives no job-uuid');
  }

  #ask(request: requests.Request, options: CallOptions): Promise<IppMessage> {
    return this.#exchange(request, null, false, options);
  }

  #tell(
    request: requests.Request,
    data: Document | null,
    options: CallOptions,
  ): Promise<IppMessage> {
    return this.#exchange(request, data, true, options);
  }

  #exchange(
    request: requests.Request,
    data: Document | null,
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
      auth: this.#auth,
    });
  }
}

/** Part of a document may be at the printer whatever it said: the next try needs a job of its own. */
function neverAgain({ code, message, effect, cause }: DeviceError): DeviceError {
  return new DeviceError(code, message, { effect, cause, retryable: false });
}

/** Whatever a later question says, the job was created. */
function afterCreation({ code, message, cause }: DeviceError): DeviceError {
  return new DeviceError(code, message, { effect: 'possible', cause });
}

/** With fidelity asked for, a printer must refuse instead of substituting; some substitute all the same. */
function substitutions(response: IppMessage): string | null {
  if (response.code !== Status.okIgnoredOrSubstituted) return null;
  return ['the printer would substitute', ...unsupportedIn(response)].join(' ');
}
