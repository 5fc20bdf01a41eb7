import { setMaxListeners } from 'node:events';
import type { Clock } from '../../clock.ts';
import { FenceIds } from '../../codec/escpos/fence-ids.ts';
import { realTimeCommands } from '../../codec/escpos/real-time-commands.ts';
import type { PrinterCondition } from '../../codec/escpos/status.ts';
import { DeviceError } from '../../error.ts';
import { HealthRecord } from '../../health/record.ts';
import { ReasonHistory } from '../../health/reasons.ts';
import type { DeviceHealth, HealthSource } from '../../health/types.ts';
import { receiptProfile } from '../../profile/receipt-profile.ts';
import type { Device, DeviceEvent } from '../device.ts';
import type { CallOptions } from '../ipp-printer/types.ts';
import { stayConnected } from '../stay-connected.ts';
import { ConnectionLife, FLUSH_OCTETS } from './connection-life.ts';
import { availabilityWithout, reasonKeywords, useOf } from './health.ts';
import type { EscposOptions } from './options.ts';
import { isThere, openPort, transmissionMs } from './port.ts';
import type { PrintedReceipt, ReceiptJob, ReceiptPrinter } from './types.ts';

const DEFAULT_JOB_TIMEOUT_MS = 30_000;
const DEFAULT_SILENCE_MS = 15_000;
/** Several polls. */
const MAX_AGE_MS = 10_000;

/** A receipt printer that speaks ESC/POS: one connection at a time, reconnecting for ever, one job at a time. */
export class EscposPrinter implements Device, ReceiptPrinter {
  readonly id: string;
  readonly capabilities: { receiptPrinter: ReceiptPrinter };
  readonly #options: EscposOptions;
  readonly #clock: Clock;
  readonly #fenceIds = new FenceIds();
  readonly #reasons = new ReasonHistory();
  readonly #health: HealthRecord;
  #life: ConnectionLife | null = null;
  #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(
    id: string,
    options: EscposOptions,
    clock: Clock,
    emit: (event: DeviceEvent) => void,
  ) {
    this.id = id;
    this.capabilities = { receiptPrinter: this };
    this.#options = options;
    this.#clock = clock;
    this.#health = new HealthRecord({
      deviceId: id,
      kind: 'receipt-printer',
      clock,
      maxAgeMs: MAX_AGE_MS,
      onSample: (health) => emit({ type: 'health', health }),
    });
  }

  open(): void {
    this.#stopping = new AbortController();
    setMaxListeners(0, this.#stopping.signal);
    this.#health.open();
    this.#running = stayConnected(
      {
        connection: (signal) => this.#connection(signal),
        trouble: (error) => this.#trouble(error),
        isThere: () => isThere(this.#options.port),
      },
      this.#clock,
      this.#stopping.signal,
    );
  }

  async close(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    this.#health.close();
  }

  health(): DeviceHealth {
    return this.#health.current();
  }

  async print(job: ReceiptJob, options: CallOptions = {}): Promise<PrintedReceipt> {
    if (options.signal?.aborted === true) {
      throw new DeviceError('aborted', 'the call was given up');
    }
    if (realTimeCommands(job.bytes).length > 0) {
      throw new DeviceError('refused', `${job.id} was not sent: it holds a real-time command`);
    }
    const timeoutMs = options.timeoutMs ?? this.#options.jobTimeoutMs ?? DEFAULT_JOB_TIMEOUT_MS;
    return this.#connected().print(job, timeoutMs, options.signal);
  }

  async recover(action: 'resume' | 'clear'): Promise<void> {
    await this.#connected().recover(action);
  }

  #connected(): ConnectionLife {
    if (this.#life !== null) return this.#life;
    throw new DeviceError('offline', 'the printer is not connected', { retryable: true });
  }

  /** Lives through one connection. Resolves with what ended it, or what kept it from being made. */
  async #connection(signal: AbortSignal): Promise<DeviceError> {
    const { port, profile, silenceMs = DEFAULT_SILENCE_MS } = this.#options;
    let life: ConnectionLife | null = null;
    try {
      const connection = await openPort(port, (chunk) => life?.hear(chunk), signal);
      life = new ConnectionLife(connection, {
        profile: receiptProfile(profile),
        fenceIds: this.#fenceIds,
        silenceMs,
        flushMs: transmissionMs(port, FLUSH_OCTETS),
        clock: this.#clock,
        onCondition: (condition, source) => this.#sample(condition, source),
      });
    } catch (error) {
      if (error instanceof DeviceError) return error;
      throw error;
    }
    this.#life = life;
    const error = await life.run(signal);
    this.#life = null;
    return error;
  }

  #sample(condition: PrinterCondition, source: HealthSource): void {
    if (this.#stopping.signal.aborted) return;
    const reasons = this.#reasons.update(reasonKeywords(condition), this.#clock.now());
    const use = useOf(condition, this.#life?.isPrinting ?? false);
    this.#health.sample({ ...use, reasons, source });
  }

  #trouble(error: DeviceError): void {
    // A job that was given up tells nothing of the printer.
    if (error.code === 'aborted') return;
    const said = error.code === 'timeout' ? ['timed-out-error'] : [];
    this.#health.sample({
      lifecycle: 'error',
      availability: availabilityWithout(error, this.#options.port),
      reasons: this.#reasons.update(said, this.#clock.now()),
      source: 'probe',
    });
  }
}
