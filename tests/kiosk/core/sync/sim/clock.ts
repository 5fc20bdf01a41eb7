import type { MachineClock } from '../../../../../kiosk/src/core/sync/machine/clock.ts';

/** Time that moves only when it is told to. */
export class VirtualClock implements MachineClock {
  #time = Date.parse('2026-11-22T08:00:00Z');

  now(): number {
    return this.#time;
  }

  monotonic(): number {
    return this.#time;
  }

  advance(ms: number): void {
    this.#time += ms;
  }
}

/** Reproducible bytes (mulberry32). */
export function seededBytes(seed: number): (length: number) => Uint8Array {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) & 0xff;
  };
  return (length) => Uint8Array.from({ length }, next);
}
