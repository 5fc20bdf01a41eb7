import { setMaxListeners } from 'node:events';
import type { Clock } from '../../clock.ts';
import { cardDecoder } from '../../codec/card/index.ts';
import { DeviceError } from '../../error.ts';
import { HealthRecord } from '../../health/record.ts';
import type { Availability, DeviceHealth, HealthSource, Reason } from '../../health/types.ts';
import { openSerial, serialPathExists } from '../../transport/serial.ts';
import type { SerialConnection } from '../../transport/serial.ts';
import type { Device, DeviceEvent } from '../device.ts';
import { stayConnected } from '../stay-connected.ts';
import type { SerialCardReaderOptions } from './options.ts';
import { Presentations } from './presentations.ts';

const DEFAULT_GAP_MS = 1_000;
const MAX_AGE_MS = 10_000;
/** For how long two cards in the field stay a reason in the health. */
const SEVERAL_CARDS_MS = 3_000;

/** A card reader on a serial port: one credential for each presentation of a card, reconnecting for ever. */
export class SerialCardReader implements Device {
  readonly id: string;
  readonly capabilities = {};
  readonly #options: SerialCardReaderOptions;
  readonly #clock: Clock;
  readonly #emit: (event: DeviceEvent) => void;
  readonly #presentations: Presentations;
  readonly #health: HealthRecord;
  #several: { since: number; last: number } | null = null;
  #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(
    id: string,
    options: SerialCardReaderOptions,
    clock: Clock,
    emit: (event: DeviceEvent) => void,
  ) {
    this.id = id;
    this.#options = options;
    this.#clock = clock;
    this.#emit = emit;
    this.#presentations = new Presentations(options.presentationGapMs ?? DEFAULT_GAP_MS);
    this.#health = new HealthRecord({
      deviceId: id,
      kind: 'card-reader',
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
        isThere: () => serialPathExists(this.#options.path),
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

  /** Lives through one connection. Resolves with what ended it, or what kept it from being made. */
  async #connection(signal: AbortSignal): Promise<DeviceError> {
    const decoder = cardDecoder(this.#options.format);
    let connection: SerialConnection;
    try {
      connection = await openSerial(this.#options, {
        data: (chunk) => {
          for (const uid of decoder.push(chunk)) this.#sight(uid);
        },
        present: () => this.#ready('inferred'),
      });
    } catch (error) {
      if (error instanceof DeviceError) return error;
      throw error;
    }
    const close = (): void => void connection.close();
    signal.addEventListener('abort', close, { once: true });
    if (signal.aborted) close();
    else this.#ready('probe');
    await connection.closed;
    signal.removeEventListener('abort', close);
    return new DeviceError('offline', 'the reader was unplugged', { retryable: true });
  }

  #sight(uid: string): void {
    if (this.#stopping.signal.aborted) return;
    const at = this.#clock.now();
    const sighting = this.#presentations.sight(uid, this.#clock.monotonic());
    if (sighting === 'several') {
      const now = this.#clock.monotonic();
      this.#several = { since: this.#severalSince(now) ?? at, last: now };
      this.#ready('serial');
    }
    if (sighting !== 'new') return;
    this.#ready('serial');
    this.#emit({ type: 'credential', deviceId: this.id, credential: { kind: 'card', uid }, at });
  }

  #ready(source: HealthSource): void {
    const since = this.#severalSince(this.#clock.monotonic());
    const reasons: Reason[] =
      since === null ? [] : [{ keyword: 'multiple-cards', severity: 'warning', since }];
    const availability = since === null ? 'online' : 'userError';
    this.#health.sample({ lifecycle: 'idle', availability, reasons, source });
  }

  #severalSince(now: number): number | null {
    if (this.#several === null || now - this.#several.last >= SEVERAL_CARDS_MS) return null;
    return this.#several.since;
  }

  #trouble(error: DeviceError): void {
    const availability: Availability =
      error.code === 'in-use' ? 'in-use' : error.code === 'offline' ? 'noDevice' : 'hardwareError';
    this.#health.sample({ lifecycle: 'error', availability, reasons: [], source: 'probe' });
  }
}
