import { setMaxListeners } from 'node:events';
import type { Clock } from '../../clock.ts';
import { DeviceError, ignoreDeviceError } from '../../error.ts';
import { HealthRecord } from '../../health/record.ts';
import type { DeviceHealth } from '../../health/types.ts';
import type { Device, DeviceEvent } from '../device.ts';
import { listen } from './events.ts';
import type { PrinterEvents } from './events.ts';
import { healthOfPrinter, healthOfSilentPrinter } from './health.ts';
import type { CallOptions, IppPrinter, PrinterState } from './types.ts';

const BUSY_POLL_MS = 1_000;
const IDLE_POLL_MS = 15_000;
/** A printer that is gone or blocked is watched closely: a person may be loading paper right now. */
const TROUBLE_POLL_MS = 2_000;
const PROBE_TIMEOUT_MS = 5_000;
/** Two missed polls and the answer time. */
const MAX_AGE_MS = 2 * IDLE_POLL_MS + PROBE_TIMEOUT_MS;

/** Asks a printer for its state for ever, more often while something happens, and reports every answer. */
export class PrinterWatch implements Device {
  readonly id: string;
  /** The watched printer: every identify() through it is a sample, every new job brings the next poll forward. */
  readonly capabilities: { printer: IppPrinter };
  readonly #inner: IppPrinter & PrinterEvents;
  readonly #clock: Clock;
  readonly #health: HealthRecord;
  /** Null until it was opened once. */
  #stopping: AbortController | null = null;
  #nap = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(
    id: string,
    printer: IppPrinter & PrinterEvents,
    clock: Clock,
    emit: (event: DeviceEvent) => void,
  ) {
    this.id = id;
    this.#inner = printer;
    this.#clock = clock;
    this.#health = new HealthRecord({
      deviceId: id,
      kind: 'printer',
      clock,
      maxAgeMs: MAX_AGE_MS,
      onSample: (health) => emit({ type: 'health', health }),
    });
    this.capabilities = { printer: this.#watched(printer) };
  }

  /** Opened again while open: nothing. Opened while it closes: afterwards. */
  open(): void {
    if (this.#isOpen) return;
    const stopping = new AbortController();
    // Every wait and every call of the loop listens on this one signal.
    setMaxListeners(0, stopping.signal);
    this.#stopping = stopping;
    this.#running = this.#running.then(() => this.#live(stopping.signal));
  }

  async close(): Promise<void> {
    this.#stopping?.abort();
    await this.#running;
  }

  health(): DeviceHealth {
    return this.#health.current();
  }

  /** Between open and close. */
  get #isOpen(): boolean {
    return this.#stopping !== null && !this.#stopping.signal.aborted;
  }

  async #live(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    this.#health.open();
    const isWaiting = (): boolean => pollAfter(this.#health.last) === IDLE_POLL_MS;
    const listener = { isWaiting, wake: () => this.#nap.abort() };
    await Promise.all([this.#watch(signal), listen(this.#inner, listener, this.#clock, signal)]);
    this.#health.close();
  }

  async #watch(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#identify({ signal, timeoutMs: PROBE_TIMEOUT_MS }).catch(ignoreDeviceError);
      if (signal.aborted) return;
      this.#nap = new AbortController();
      const awake = AbortSignal.any([signal, this.#nap.signal]);
      await this.#clock.sleep(pollAfter(this.#health.last), awake).catch(() => undefined);
    }
  }

  /** One question and its answer as a sample, whoever asked. */
  async #identify(options: CallOptions): Promise<PrinterState> {
    try {
      const state = await this.#inner.identify(options);
      this.#sample(healthOfPrinter(this.id, state));
      return state;
    } catch (error) {
      // Who gives up learns nothing about the printer.
      if (error instanceof DeviceError && error.code !== 'aborted') {
        this.#sample(healthOfSilentPrinter(this.#health.last, error, this.#clock.now()));
      }
      throw error;
    }
  }

  #sample(health: DeviceHealth): void {
    if (!this.#isOpen) return;
    const closer = pollAfter(health) < pollAfter(this.#health.last);
    this.#health.sample(health);
    // Somebody else's question may find trouble in the middle of a long wait.
    if (closer) this.#nap.abort();
  }

  #watched(inner: IppPrinter): IppPrinter {
    const thenLook = async <T>(call: Promise<T>): Promise<T> => {
      try {
        return await call;
      } finally {
        this.#nap.abort();
      }
    };
    return {
      identify: (options = {}) => this.#identify(options),
      profile: (options) => inner.profile(options),
      validate: (job, options) => inner.validate(job, options),
      createJob: (job, options) => thenLook(inner.createJob(job, options)),
      sendDocument: (ref, pdf, options) => thenLook(inner.sendDocument(ref, pdf, options)),
      release: (ref, options) => thenLook(inner.release(ref, options)),
      job: (ref, options) => inner.job(ref, options),
      jobs: (which, options) => inner.jobs(which, options),
      cancel: (ref, options) => thenLook(inner.cancel(ref, options)),
    };
  }
}

function pollAfter(health: DeviceHealth): number {
  if (health.lifecycle === 'busy') return BUSY_POLL_MS;
  return health.lifecycle === 'idle' ? IDLE_POLL_MS : TROUBLE_POLL_MS;
}
