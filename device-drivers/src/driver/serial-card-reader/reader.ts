import { cardDecoder } from '../../codec/card/index.ts';
import type { DeviceError } from '../../error.ts';
import type { DeviceHealth, HealthSource } from '../../health/types.ts';
import type { Device } from '../device.ts';
import type { DriverContext } from '../driver.ts';
import { PassingReason } from '../passing-reason.ts';
import { listen } from '../serial-connection.ts';
import type { DeviceLife } from '../device-life.ts';
import { serialLife } from '../serial-life.ts';
import type { SerialCardReaderOptions } from './options.ts';
import { Presentations } from './presentations.ts';

const DEFAULT_GAP_MS = 1_000;

/** A card reader on a serial port: one credential for each presentation of a card, reconnecting for ever. */
export class SerialCardReader implements Device {
  readonly id: string;
  readonly capabilities = {};
  readonly #options: SerialCardReaderOptions;
  readonly #context: DriverContext;
  readonly #presentations: Presentations;
  readonly #several: PassingReason;
  readonly #life: DeviceLife;

  constructor(id: string, options: SerialCardReaderOptions, context: DriverContext) {
    this.id = id;
    this.#options = options;
    this.#context = context;
    this.#presentations = new Presentations(options.presentationGapMs ?? DEFAULT_GAP_MS);
    this.#several = new PassingReason('multiple-cards', context.clock);
    this.#life = serialLife({ id, kind: 'card-reader', path: options.path }, context, (signal) =>
      this.#connection(signal),
    );
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

  #connection(signal: AbortSignal): Promise<DeviceError> {
    const decoder = cardDecoder(this.#options.format);
    const listener = {
      data: (chunk: Uint8Array) => {
        for (const uid of decoder.push(chunk)) this.#sight(uid);
      },
      present: () => this.#ready('inferred'),
    };
    return listen(this.#options, listener, signal, () => this.#ready('probe'));
  }

  #sight(uid: string): void {
    if (!this.#life.isOpen) return;
    const { clock, emit } = this.#context;
    const at = clock.now();
    const sighting = this.#presentations.sight(uid, clock.monotonic());
    if (sighting === 'several' && this.#several.seen()) this.#ready('serial');
    if (sighting !== 'new') return;
    this.#ready('serial');
    emit({ type: 'credential', deviceId: this.id, credential: { kind: 'card', uid }, at });
  }

  #ready(source: HealthSource): void {
    const reasons = this.#several.reasons();
    const availability = reasons.length === 0 ? 'online' : 'userError';
    this.#life.sample({ lifecycle: 'idle', availability, reasons, source });
  }
}
