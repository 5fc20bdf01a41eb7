import { setMaxListeners } from 'node:events';
import type { Clock } from '../../clock.ts';
import { DeviceError } from '../../error.ts';
import { aged } from '../../health/age.ts';
import { healthOfPrinter, healthOfSilentPrinter } from '../../health/printer.ts';
import type { DeviceHealth } from '../../health/types.ts';
import type { Device } from '../../registry/device.ts';
import type { DeviceEvent } from '../../registry/types.ts';
import type { IppPrinter } from './types.ts';

const BUSY_POLL_MS = 1_000;
const IDLE_POLL_MS = 15_000;
/** A printer that is gone or blocked is watched closely: a person may be loading paper right now. */
const TROUBLE_POLL_MS = 2_000;
const PROBE_TIMEOUT_MS = 5_000;
/** Two missed polls and the answer time. */
const MAX_AGE_MS = 2 * IDLE_POLL_MS + PROBE_TIMEOUT_MS;

/** Asks a printer for its state for ever, more often while something happens. */
export class PrinterWatch implements Device {
  readonly id: string;
  readonly #printer: IppPrinter;
  readonly #clock: Clock;
  readonly #emit: (event: DeviceEvent) => void;
  #health: DeviceHealth;
  #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(id: string, printer: IppPrinter, clock: Clock, emit: (event: DeviceEvent) => void) {
    this.id = id;
    this.#printer = printer;
    this.#clock = clock;
    this.#emit = emit;
    this.#health = {
      deviceId: id,
      kind: 'printer',
      model: null,
      lifecycle: 'closed',
      availability: 'unknown',
      reasons: [],
      supplies: [],
      source: 'inferred',
      at: clock.now(),
    };
  }

  open(): void {
    this.#stopping = new AbortController();
    // Every wait and every call of the loop listens on this one signal.
    setMaxListeners(0, this.#stopping.signal);
    this.#running = this.#watch(this.#stopping.signal);
  }

  async close(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    this.#health = { ...this.#health, lifecycle: 'closed', availability: 'unknown' };
  }

  health(): DeviceHealth {
    return aged(this.#health, this.#clock.now(), MAX_AGE_MS);
  }

  async #watch(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const health = await this.#sample(signal);
      if (signal.aborted) return;
      this.#health = health;
      this.#emit({ type: 'health', health });
      await this.#clock.sleep(pollAfter(health), signal).catch(() => undefined);
    }
  }

  async #sample(signal: AbortSignal): Promise<DeviceHealth> {
    try {
      const state = await this.#printer.identify({ signal, timeoutMs: PROBE_TIMEOUT_MS });
      return healthOfPrinter(this.id, state);
    } catch (error) {
      if (!(error instanceof DeviceError)) throw error;
      return healthOfSilentPrinter(this.#health, error, this.#clock.now());
    }
  }
}

function pollAfter(health: DeviceHealth): number {
  if (health.lifecycle === 'busy') return BUSY_POLL_MS;
  return health.lifecycle === 'idle' ? IDLE_POLL_MS : TROUBLE_POLL_MS;
}
