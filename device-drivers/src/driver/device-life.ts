import { setMaxListeners } from 'node:events';
import { HealthRecord } from '../health/record.ts';
import type { DeviceHealth, DeviceKind } from '../health/types.ts';
import type { DriverContext } from './driver.ts';
import { stayConnected, type Connected } from './stay-connected.ts';

export interface LivingDevice {
  id: string;
  kind: DeviceKind;
  /** A sample older than this many ms counts as unknown. */
  maxAgeMs: number;
}

/** The life of a device from open to close: connected again and again, its health kept. */
export class DeviceLife {
  readonly #context: DriverContext;
  readonly #connected: Connected;
  readonly #health: HealthRecord;
  #stopping: AbortController | null = null;
  #running: Promise<void> = Promise.resolve();

  constructor(device: LivingDevice, context: DriverContext, connected: Connected) {
    this.#context = context;
    this.#connected = connected;
    this.#health = new HealthRecord({
      deviceId: device.id,
      kind: device.kind,
      clock: context.clock,
      maxAgeMs: device.maxAgeMs,
      onSample: (health) => context.emit({ type: 'health', health }),
    });
  }

  /** Between open and close: the device may speak. */
  get isOpen(): boolean {
    return this.#stopping !== null && !this.#stopping.signal.aborted;
  }

  /** The last sample itself. */
  get last(): DeviceHealth {
    return this.#health.last;
  }

  /** Opened again while open: nothing. Opened while it closes: afterwards. */
  open(): void {
    if (this.isOpen) return;
    const stopping = new AbortController();
    setMaxListeners(0, stopping.signal);
    this.#stopping = stopping;
    this.#running = this.#running.then(() => this.#live(stopping.signal));
  }

  /** Resolves when nothing runs any more of what was open until now. */
  async close(): Promise<void> {
    this.#stopping?.abort();
    await this.#running;
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

  async #live(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    this.#health.open();
    await stayConnected(this.#connected, this.#context.clock, signal);
    this.#health.close();
  }
}
