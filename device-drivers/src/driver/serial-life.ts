import { setMaxListeners } from 'node:events';
import type { DeviceError } from '../error.ts';
import { HealthRecord } from '../health/record.ts';
import type { DeviceHealth, DeviceKind, Reason } from '../health/types.ts';
import { serialPathExists } from '../transport/serial.ts';
import type { DriverContext } from './driver.ts';
import { stayConnected } from './stay-connected.ts';

const MAX_AGE_MS = 10_000;

/** Lives through one connection. Resolves with what ended it, or what kept it from being made. */
export type SerialConnecting = (signal: AbortSignal) => Promise<DeviceError>;

/** The life of a device on a serial port from open to close: connected again and again, its health kept. */
export class SerialLife {
  readonly #path: string;
  readonly #context: DriverContext;
  readonly #connection: SerialConnecting;
  readonly #health: HealthRecord;
  #stopping: AbortController | null = null;
  #running: Promise<void> = Promise.resolve();

  constructor(
    device: { id: string; kind: DeviceKind; path: string },
    context: DriverContext,
    connection: SerialConnecting,
  ) {
    this.#path = device.path;
    this.#context = context;
    this.#connection = connection;
    this.#health = new HealthRecord({
      deviceId: device.id,
      kind: device.kind,
      clock: context.clock,
      maxAgeMs: MAX_AGE_MS,
      onSample: (health) => context.emit({ type: 'health', health }),
    });
  }

  /** Between open and close: the device may speak. */
  get isOpen(): boolean {
    return this.#stopping !== null && !this.#stopping.signal.aborted;
  }

  /** Opened again while open: nothing. */
  open(): void {
    if (this.isOpen) return;
    const stopping = new AbortController();
    setMaxListeners(0, stopping.signal);
    this.#stopping = stopping;
    const before = this.#running;
    this.#running = before.then(() => {
      if (stopping.signal.aborted) return undefined;
      this.#health.open();
      return stayConnected(
        {
          connection: this.#connection,
          trouble: (error) => this.#trouble(error),
          isThere: () => serialPathExists(this.#path),
        },
        this.#context.clock,
        stopping.signal,
      );
    });
  }

  /** Resolves when nothing runs any more. */
  async close(): Promise<void> {
    this.#stopping?.abort();
    await this.#running;
    if (!this.isOpen) this.#health.close();
  }

  health(): DeviceHealth {
    return this.#health.current();
  }

  sample(seen: Parameters<HealthRecord['sample']>[0]): void {
    this.#health.sample(seen);
  }

  /** Epoch milliseconds since which this reason stands; now when it does not yet. */
  since(keyword: string): number {
    const standing = this.#health.last.reasons.find((reason) => reason.keyword === keyword);
    return standing?.since ?? this.#context.clock.now();
  }

  #trouble(error: DeviceError): void {
    this.#health.sample({ lifecycle: 'error', source: 'probe', ...this.#meaningOf(error) });
  }

  #meaningOf({ code }: DeviceError): Pick<DeviceHealth, 'availability' | 'reasons'> {
    if (code === 'in-use') return { availability: 'in-use', reasons: [] };
    if (code === 'offline') return { availability: 'noDevice', reasons: [] };
    if (code === 'timeout') {
      const since = this.since('timed-out');
      const reasons: Reason[] = [{ keyword: 'timed-out', severity: 'error', since }];
      return { availability: 'offline', reasons };
    }
    // A driver that knows what is wrong with its device has just said so.
    const { availability, reasons } = this.#health.last;
    return {
      availability: 'hardwareError',
      reasons: availability === 'hardwareError' ? reasons : [],
    };
  }
}
