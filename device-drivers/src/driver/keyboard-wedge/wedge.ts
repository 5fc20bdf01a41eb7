import { existsSync } from 'node:fs';
import type { Clock } from '../../clock.ts';
import { TypingDecoder } from '../../codec/input-event/index.ts';
import { DeviceError } from '../../error.ts';
import type { DeviceHealth, HealthSource } from '../../health/types.ts';
import type { Device, DeviceEvent } from '../device.ts';
import { Presentations } from '../serial-card-reader/presentations.ts';
import { DeviceLife } from '../device-life.ts';
import type { DriverContext } from '../driver.ts';
import { openEventDevice } from './event-device.ts';
import type { EventDevice } from './event-device.ts';
import type { KeyboardWedgeOptions } from './options.ts';
import { Reading } from './reading.ts';

const DEFAULT_KEY_GAP_MS = 200;
const DEFAULT_GAP_MS = 1_000;
const MAX_AGE_MS = 10_000;
/** The model of what is no event device, so that nobody takes a test set-up for a reader. */
const STAND_IN = 'stand-in (no event device)';

/**
 * A card reader that poses as a keyboard (keyboard wedge), read by us and never as keystrokes into the page: its event
 * device is taken with EVIOCGRAB, and a device that cannot be taken is not read. One credential for each presentation.
 *
 * Not proven: a real event device, for want of one. Octets as the kernel writes them come through a pty instead.
 */
export class KeyboardWedge implements Device {
  readonly id: string;
  readonly capabilities = {};
  readonly #options: KeyboardWedgeOptions;
  readonly #clock: Clock;
  readonly #emit: (event: DeviceEvent) => void;
  readonly #presentations: Presentations;
  readonly #life: DeviceLife;

  constructor(id: string, options: KeyboardWedgeOptions, context: DriverContext) {
    this.id = id;
    this.#options = options;
    this.#clock = context.clock;
    this.#emit = context.emit;
    this.#presentations = new Presentations(options.presentationGapMs ?? DEFAULT_GAP_MS);
    this.#life = new DeviceLife({ id, kind: 'card-reader', maxAgeMs: MAX_AGE_MS }, context, {
      connection: (signal) => this.#connection(signal),
      trouble: (error) => this.#trouble(error),
      isThere: () => existsSync(options.path),
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

  /** Lives through one connection. Resolves with what ended it, or what kept it from being made. */
  async #connection(signal: AbortSignal): Promise<DeviceError> {
    const typing = new TypingDecoder();
    const reading = new Reading(this.#options);
    let quiet = new AbortController();
    const heard = (chunk: Uint8Array): void => {
      quiet.abort();
      quiet = new AbortController();
      for (const uid of reading.typed(typing.push(chunk))) this.#sight(uid);
      if (reading.isPending) void this.#afterSilence(reading, quiet.signal);
    };
    let device: EventDevice;
    try {
      device = openEventDevice(this.#options.path, {
        data: heard,
        present: () => this.#ready('inferred'),
      });
    } catch (error) {
      if (error instanceof DeviceError) return error;
      throw error;
    }
    const { grabbed } = device;
    this.#life.sample({ model: grabbed.type === 'stand-in' ? STAND_IN : grabbed.name });
    this.#ready('probe');
    const close = (): void => device.close();
    signal.addEventListener('abort', close, { once: true });
    await device.closed;
    signal.removeEventListener('abort', close);
    quiet.abort();
    return new DeviceError('offline', 'the reader was unplugged', { retryable: true });
  }

  async #afterSilence(reading: Reading, typedOn: AbortSignal): Promise<void> {
    const gapMs = this.#options.keyGapMs ?? DEFAULT_KEY_GAP_MS;
    try {
      await this.#clock.sleep(gapMs, typedOn);
    } catch {
      return;
    }
    for (const uid of reading.silent()) this.#sight(uid);
  }

  #sight(uid: string): void {
    const at = this.#clock.now();
    const sighting = this.#presentations.sight(uid, this.#clock.monotonic());
    if (sighting !== 'new') return;
    this.#ready('input');
    this.#emit({ type: 'credential', deviceId: this.id, credential: { kind: 'card', uid }, at });
  }

  #ready(source: HealthSource): void {
    this.#life.sample({ lifecycle: 'idle', availability: 'online', reasons: [], source });
  }

  #trouble(error: DeviceError): void {
    const availability =
      error.code === 'in-use' ? 'in-use' : error.code === 'offline' ? 'noDevice' : 'hardwareError';
    this.#life.sample({ lifecycle: 'error', availability, reasons: [], source: 'probe' });
  }
}
