import type { Device } from '../driver/device.ts';
import type { DeviceHealth, DeviceKind } from '../health/types.ts';

/** A device that is switched off: it keeps its place in every list and does nothing. */
export class DisabledDevice implements Device {
  readonly id: string;
  readonly capabilities = {};
  readonly #health: DeviceHealth;

  /** @param since epoch milliseconds */
  constructor(id: string, kind: DeviceKind, since: number) {
    this.id = id;
    this.#health = {
      deviceId: id,
      kind,
      model: null,
      lifecycle: 'closed',
      availability: 'offline',
      reasons: [{ keyword: 'paused', severity: 'report', since }],
      supplies: [],
      source: 'inferred',
      at: since,
    };
  }

  open(): void {}

  close(): Promise<void> {
    return Promise.resolve();
  }

  health(): DeviceHealth {
    return this.#health;
  }
}
