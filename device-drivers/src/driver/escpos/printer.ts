import type { Clock } from '../../clock.ts';
import { FenceIds } from '../../codec/escpos/fence-ids.ts';
import { realTimeCommands } from '../../codec/escpos/real-time-commands.ts';
import type { PrinterCondition } from '../../codec/escpos/status.ts';
import { DeviceError } from '../../error.ts';
import { ReasonHistory } from '../../health/reasons.ts';
import type { DeviceHealth, HealthSource } from '../../health/types.ts';
import { receiptProfile } from '../../profile/receipt-profile.ts';
import type { Device } from '../device.ts';
import type { CallOptions } from '../ipp-printer/types.ts';
import { DeviceLife } from '../device-life.ts';
import type { DriverContext } from '../driver.ts';
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
  readonly #life: DeviceLife;
  #current: ConnectionLife | null = null;

  constructor(id: string, options: EscposOptions, context: DriverContext) {
    this.id = id;
    this.capabilities = { receiptPrinter: this };
    this.#options = options;
    this.#clock = context.clock;
    this.#life = new DeviceLife({ id, kind: 'receipt-printer', maxAgeMs: MAX_AGE_MS }, context, {
      connection: (signal) => this.#connection(signal),
      trouble: (error) => this.#trouble(error),
      isThere: () => isThere(options.port),
    });
  }

  open(): void {
    this.#life.open();
  }

  close(): Promise<void> {
    return this.#life.close();
  }

  health(): DeviceHealth {
    return this.#life.health();
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
    if (this.#current !== null) return this.#current;
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
    this.#current = life;
    const error = await life.run(signal);
    this.#current = null;
    return error;
  }

  #sample(condition: PrinterCondition, source: HealthSource): void {
    if (!this.#life.isOpen) return;
    const reasons = this.#reasons.update(reasonKeywords(condition), this.#clock.now());
    const use = useOf(condition, this.#current?.isPrinting ?? false);
    this.#life.sample({ ...use, reasons, source });
  }

  #trouble(error: DeviceError): void {
    // A job that was given up tells nothing of the printer.
    if (error.code === 'aborted') return;
    const said = error.code === 'timeout' ? ['timed-out-error'] : [];
    this.#life.sample({
      lifecycle: 'error',
      availability: availabilityWithout(error, this.#options.port),
      reasons: this.#reasons.update(said, this.#clock.now()),
      source: 'probe',
    });
  }
}
