import type { DeviceHealth } from '@hallway/device-drivers';

/** A device agent that ended is back within this long, as a rule; longer than that is a real loss. */
const graceMs = 5_000;

/**
 * Bridges the moment in which the device agent restarts: a driver that takes its process down should cost the person
 * nothing, not even a notice that comes and goes. Durations are monotonic milliseconds.
 */
export class SteadyHealth {
  readonly #last = new Map<string, { health: DeviceHealth; lostAt: number | null }>();

  look(health: DeviceHealth, now: number): DeviceHealth {
    const last = this.#last.get(health.deviceId);
    if (!last || !isAgentGone(health)) {
      // Until the new agent has looked, `unknown` says no more than that it has just begun.
      if (
        last?.lostAt != null &&
        health.availability === 'unknown' &&
        now - last.lostAt < graceMs
      ) {
        return last.health;
      }
      this.#last.set(health.deviceId, { health, lostAt: null });
      return health;
    }
    const lostAt = last.lostAt ?? now;
    this.#last.set(health.deviceId, { health: last.health, lostAt });
    return now - lostAt < graceMs ? last.health : health;
  }
}

function isAgentGone({ availability }: DeviceHealth): boolean {
  return availability === 'service-down';
}
