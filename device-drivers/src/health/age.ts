import type { DeviceHealth } from './types.ts';

/** Silence is not health: a sample older than `maxAgeMs` is answered as unknown, keeping what was last seen and when. */
export function aged(health: DeviceHealth, now: number, maxAgeMs: number): DeviceHealth {
  if (health.lifecycle === 'closed' || now - health.at <= maxAgeMs) return health;
  return { ...health, availability: 'unknown', source: 'inferred' };
}
