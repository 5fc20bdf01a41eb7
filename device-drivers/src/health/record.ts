import type { Clock } from '../clock.ts';
import { aged } from './age.ts';
import type { DeviceHealth, DeviceKind } from './types.ts';

export interface HealthRecordOptions {
  deviceId: string;
  kind: DeviceKind;
  clock: Clock;
  /** A sample older than this many ms counts as unknown. */
  maxAgeMs: number;
  /** Hears every sample. */
  onSample(health: DeviceHealth): void;
}

/** What is known of one device: its last sample, aged. A closed device takes none. */
export class HealthRecord {
  readonly #options: HealthRecordOptions;
  #health: DeviceHealth;
  #open = false;

  constructor(options: HealthRecordOptions) {
    this.#options = options;
    this.#health = {
      deviceId: options.deviceId,
      kind: options.kind,
      model: null,
      lifecycle: 'closed',
      availability: 'unknown',
      reasons: [],
      supplies: [],
      source: 'inferred',
      at: options.clock.now(),
    };
  }

  /** The last sample itself. */
  get last(): DeviceHealth {
    return this.#health;
  }

  /** The last sample; unknown once it is too old. */
  current(): DeviceHealth {
    return aged(this.#health, this.#options.clock.now(), this.#options.maxAgeMs);
  }

  open(): void {
    this.#open = true;
  }

  close(): void {
    this.#open = false;
    this.#health = { ...this.#health, lifecycle: 'closed', availability: 'unknown' };
  }

  /** Takes what was seen now; what is not named stays as it was. */
  sample(seen: Partial<Omit<DeviceHealth, 'deviceId' | 'kind'>>): void {
    if (!this.#open) return;
    this.#health = { ...this.#health, at: this.#options.clock.now(), ...seen };
    this.#options.onSample(this.#health);
  }
}
