import type { Clock } from '../../clock.ts';
import {
  askProcessId,
  askQueuedStatus,
  automaticStatus,
  concatenate,
  initialize,
  recover,
} from '../../codec/escpos/commands.ts';
import type { FenceIds } from '../../codec/escpos/fence-ids.ts';
import { responseDecoder } from '../../codec/escpos/responses.ts';
import type { Response } from '../../codec/escpos/responses.ts';
import type { PrinterCondition } from '../../codec/escpos/status.ts';
import { DeviceError } from '../../error.ts';
import type { ReceiptProfile } from '../../profile/receipt-profile.ts';
import type { ByteConnection } from '../../transport/byte-connection.ts';
import { givenUp, notSent, perhapsPrinted } from './failures.ts';
import { reasonKeywords } from './health.ts';
import { LateAnswers } from './late-answers.ts';
import { patiently } from './patience.ts';
import { StatusLine } from './status-line.ts';
import type { PrintedReceipt, ReceiptJob } from './types.ts';

/** Fills whatever half command an earlier life left behind. */
export const FLUSH_OCTETS = 8_192;
const IDLE_POLL_MS = 2_000;
const CLOSE_POLL_MS = 500;
/** Without a fence a receipt is presumed out when this many polls in a row, all after it was sent, found no fault. */
const GOOD_POLLS = 3;
/** A command for somebody who stands before the printer and waits. */
const RECOVER_MS = 2_000;

export interface LifeOptions {
  profile: ReceiptProfile;
  fenceIds: FenceIds;
  /** For how long a printer without a job may leave a question unanswered, in ms. */
  silenceMs: number;
  /** How long the flush takes on its way to the printer, in ms. */
  flushMs: number;
  clock: Clock;
  /** Hears each time the whole condition is known anew. */
  onCondition(condition: PrinterCondition, source: 'asb' | 'probe'): void;
}

interface JobOnItsWay {
  id: string;
  /** The echo that ends it; null where the fence has no name, or there is none. */
  processId: string | null;
  /** none: nothing is written. begun: some may be. all: the operating system has everything, the fence too. */
  sent: 'none' | 'begun' | 'all';
  goodPolls: number;
  out: PromiseWithResolvers<void>;
}

/**
 * One connection to a receipt printer, from its reset to its end. What is answered counts only here: an echo that
 * comes on the next connection belongs to nobody there. A failure in the middle of a job ends the life, so that the
 * next one begins with a reset.
 */
export class ConnectionLife {
  readonly #connection: ByteConnection;
  readonly #options: LifeOptions;
  readonly #decoder = responseDecoder();
  readonly #status: StatusLine;
  readonly #ended = Promise.withResolvers<DeviceError>();
  readonly #ready = Promise.withResolvers<void>();
  /** null once no answer of an earlier life can come any more. */
  #lateAnswers: LateAnswers | null;
  #lastWrite: Promise<void> = Promise.resolve();
  #isOver = false;
  #nap = new AbortController();
  #job: JobOnItsWay | null = null;

  constructor(connection: ByteConnection, options: LifeOptions) {
    this.#connection = connection;
    this.#options = options;
    this.#lateAnswers =
      options.profile.fence === 'queued-status' ? new LateAnswers(options.flushMs) : null;
    this.#status = new StatusLine({
      write: (octets) => this.#write(octets),
      clock: options.clock,
      silenceMs: options.silenceMs + options.flushMs,
      onCondition: (source) => this.#told(source),
    });
  }

  get isPrinting(): boolean {
    return this.#job !== null;
  }

  /** Resets the printer and keeps asking after it. Resolves with what ended the connection. */
  async run(signal: AbortSignal): Promise<DeviceError> {
    const broke = new DeviceError('offline', 'the connection broke', { retryable: true });
    void this.#connection.closed.then(() => this.#end(broke));
    const stop = (): void => this.#end(new DeviceError('offline', 'the device was closed'));
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    this.#write(this.#reset()).catch(() => undefined);
    const polling = this.#poll();
    const error = await this.#ended.promise;
    signal.removeEventListener('abort', stop);
    await this.#connection.close();
    await polling;
    return error;
  }

  hear(chunk: Uint8Array): void {
    for (const response of this.#decoder.push(chunk)) this.#take(response);
  }

  /** @throws DeviceError as ReceiptPrinter.print says */
  async print(
    job: ReceiptJob,
    timeoutMs: number,
    signal: AbortSignal | undefined,
  ): Promise<PrintedReceipt> {
    if (this.#job !== null) {
      throw new DeviceError('busy', 'another receipt is on its way', { retryable: true });
    }
    const { fence } = this.#options.profile;
    const processId = fence === 'process-id' ? this.#options.fenceIds.next() : null;
    const out = Promise.withResolvers<void>();
    const onItsWay: JobOnItsWay = { id: job.id, processId, sent: 'none', goodPolls: 0, out };
    const abort = givenUp(signal);
    this.#job = onItsWay;
    try {
      await this.#untilReady(job.id, abort.promise);
      await this.#send(onItsWay, job.bytes, timeoutMs, abort.promise);
    } finally {
      abort.forget();
      this.#job = null;
      this.#nap.abort();
    }
    if (fence === 'none') return { outcome: 'presumed', evidence: 'sensors', processId };
    return { outcome: 'printed', evidence: fence, processId };
  }

  /** @throws DeviceError as ReceiptPrinter.recover says */
  async recover(action: 'resume' | 'clear'): Promise<void> {
    const written = this.#write(recover(action));
    const isWritten = await patiently(written, RECOVER_MS, () => true, this.#options.clock);
    if (action === 'clear') {
      this.#end(new DeviceError('aborted', 'the operator cleared the printer'));
    }
    if (isWritten) return;
    throw new DeviceError('timeout', 'the printer takes no more data', { effect: 'possible' });
  }

  /** What it throws has no effect: nothing of the job is written before it resolves. */
  async #untilReady(jobId: string, abort: Promise<never>): Promise<void> {
    const { silenceMs, flushMs, clock } = this.#options;
    const over = this.#ended.promise.then((error) => {
      throw notSent('offline', jobId, error.message);
    });
    const ready = Promise.race([this.#ready.promise, over, abort]);
    if (!(await patiently(ready, silenceMs + flushMs, () => true, clock))) {
      throw notSent('timeout', jobId, 'the printer does not answer');
    }
    if (this.#isOver) throw notSent('offline', jobId, 'the connection broke');
    const { condition, isBlocked } = this.#status;
    if (condition === null || !isBlocked) return;
    throw notSent('device-error', jobId, reasonKeywords(condition).join(', ') || 'offline');
  }

  /** Whatever goes wrong from here on may have put something on paper. */
  async #send(
    job: JobOnItsWay,
    bytes: Uint8Array,
    timeoutMs: number,
    abort: Promise<never>,
  ): Promise<void> {
    job.sent = 'begun';
    const out = this.#write(concatenate([bytes, this.#afterJob(job)])).then(() => {
      job.sent = 'all';
      this.#nap.abort();
      return job.out.promise;
    });
    const over = this.#ended.promise.then((error) => {
      throw error;
    });
    try {
      const came = Promise.race([out, over, abort]);
      const canPrint = (): boolean => !this.#status.isBlocked;
      if (await patiently(came, timeoutMs, canPrint, this.#options.clock)) return;
      throw new DeviceError('timeout', 'the printer does not say that it is');
    } catch (error) {
      if (!(error instanceof DeviceError)) throw error;
      this.#end(error);
      throw perhapsPrinted(job.id, error);
    }
  }

  #reset(): Uint8Array {
    const ask = this.#lateAnswers === null ? new Uint8Array(0) : askQueuedStatus(1);
    return concatenate([new Uint8Array(FLUSH_OCTETS), initialize(), automaticStatus(0xff), ask]);
  }

  /** ESC @ in the job may have taken automatic status back: behind it, it is on again. */
  #afterJob(job: JobOnItsWay): Uint8Array {
    return concatenate([automaticStatus(0xff), this.#fence(job)]);
  }

  #fence(job: JobOnItsWay): Uint8Array {
    if (job.processId !== null) return askProcessId(job.processId);
    const isQueued = this.#options.profile.fence === 'queued-status';
    return isQueued ? askQueuedStatus(1) : new Uint8Array(0);
  }

  #take(response: Response): void {
    switch (response.type) {
      case 'automatic':
        this.#status.pushed(response.condition);
        return;
      case 'real-time':
        this.#status.answered(response.octet);
        return;
      case 'process-id':
        // Any other id is late news of another life.
        if (this.#job?.processId === response.id) this.#job.out.resolve();
        return;
      case 'queued':
        if (this.#lateAnswers !== null) this.#lateAnswers.heard(this.#options.clock.monotonic());
        else if (this.#options.profile.fence === 'queued-status') this.#job?.out.resolve();
        return;
      case 'block':
    }
  }

  #told(source: 'asb' | 'probe'): void {
    const { condition } = this.#status;
    if (condition === null || this.#isOver) return;
    if (this.#lateAnswers === null) this.#ready.resolve();
    this.#options.onCondition(condition, source);
  }

  /** Asks after the printer until the life is over. */
  async #poll(): Promise<void> {
    void this.#ended.promise.then(() => this.#nap.abort());
    while (!this.#isOver) {
      await this.#pollOnce();
      const isQuiet = this.#job === null && this.#lateAnswers === null;
      const ms = isQuiet ? IDLE_POLL_MS : CLOSE_POLL_MS;
      this.#nap = new AbortController();
      if (this.#isOver) return;
      await this.#options.clock.sleep(ms, this.#nap.signal).catch(() => undefined);
    }
  }

  async #pollOnce(): Promise<void> {
    const job = this.#job;
    const wasSent = job?.sent === 'all';
    const mayAsk = (): boolean => !this.#isOver;
    // Behind a job it waits for its turn; then the job's own time counts.
    const isSilence = (): boolean => this.#job === null || this.#job.sent === 'none';
    const answered = await this.#status.ask(mayAsk, isSilence, this.#ended.promise);
    if (answered === 'silence') {
      this.#end(new DeviceError('timeout', 'the printer does not answer', { retryable: true }));
    }
    if (this.#lateAnswers?.areOver(this.#options.clock.monotonic()) === true) {
      this.#lateAnswers = null;
      this.#told('probe');
    }
    if (answered === 'all' && job !== null && wasSent) this.#presume(job);
  }

  #presume(job: JobOnItsWay): void {
    if (this.#options.profile.fence !== 'none') return;
    job.goodPolls = this.#status.isBlocked ? 0 : job.goodPolls + 1;
    if (job.goodPolls >= GOOD_POLLS) job.out.resolve();
  }

  /** Each write waits for the one before it: a question in the middle of a job would become a part of it. */
  #write(octets: Uint8Array): Promise<void> {
    const write = this.#lastWrite.then(() => this.#connection.write(octets));
    this.#lastWrite = write.catch(() => undefined);
    return write;
  }

  #end(error: DeviceError): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#ended.resolve(error);
  }
}
