import type { DeviceHealth, Reason } from '@hallway/device-drivers';

export interface SwitchboardOptions {
  /** Whether a device has something in hand that must come to its end first. */
  inHand: (id: string) => boolean;
  /** Switches the device where it is. */
  tell: (id: string, disabled: boolean) => void;
  now: () => number;
}

/**
 * Which devices are to be off. One with something in hand goes off when that is done, never in the middle; until then
 * its health says so by the IPP keyword `moving-to-paused` (RFC 8011 §5.4.12).
 */
export class Switchboard {
  readonly #options: SwitchboardOptions;
  readonly #off = new Set<string>();
  /** Wanted off since (epoch ms), and not yet. */
  readonly #leaving = new Map<string, number>();

  constructor(options: SwitchboardOptions) {
    this.#options = options;
  }

  set(id: string, disabled: boolean): void {
    if (disabled) {
      if (!this.#off.has(id) && !this.#leaving.has(id)) this.#leaving.set(id, this.#options.now());
      this.settle();
      return;
    }
    this.#leaving.delete(id);
    if (this.#off.delete(id)) this.#options.tell(id, false);
  }

  /** Looks whether what was in hand is done. */
  settle(): void {
    for (const id of this.#leaving.keys()) {
      if (this.#options.inHand(id)) continue;
      this.#leaving.delete(id);
      this.#off.add(id);
      this.#options.tell(id, true);
    }
  }

  /** Ids of what is off. */
  off(): string[] {
    return [...this.#off];
  }

  mark(health: DeviceHealth): DeviceHealth {
    const since = this.#leaving.get(health.deviceId);
    if (since === undefined) return health;
    const leaving: Reason = { keyword: 'moving-to-paused', severity: 'report', since };
    return { ...health, reasons: [leaving, ...health.reasons] };
  }
}
