import type { Supply } from './supply.ts';

/** What the kiosk goes by. Times are monotonic milliseconds. */
export interface Power {
  supply: Supply;
  /** What the UPS says instead, and since when without a break; null while it agrees. */
  change: { supply: Supply; since: number } | null;
  /** Since when the battery is low; null while it is not. */
  lowSince: number | null;
  /** Since when nothing is under way on the low battery; null while something is. */
  idleSince: number | null;
}

export interface PowerSample {
  /** Null when nobody knows. */
  supply: Supply | null;
  /** A paper is under way. */
  busy: boolean;
  now: number;
}

/**
 * How long the UPS must say the same before the kiosk goes by it. A low battery counts at once; it counts no longer
 * when mains has held for a while, and not because the battery takes a breath.
 */
const holdMs: Record<Supply, Record<Supply, number>> = {
  mains: { mains: 0, battery: 10_000, low: 0 },
  battery: { mains: 10_000, battery: 0, low: 0 },
  low: { mains: 30_000, battery: Number.POSITIVE_INFINITY, low: 0 },
};

/** Between the last work and the end: for events on their way to central, and for mains that comes back. */
export const quietMs = 10_000;
/** A paper that is not out by then is left to the journal and the next start: the battery will not wait for it. */
export const busyMs = 90_000;

export const onMains: Power = { supply: 'mains', change: null, lowSince: null, idleSince: null };

/** The next state after one look at the UPS. Pure. A supply nobody knows stops nothing, so it counts as mains. */
export function nextPower(power: Power, sample: PowerSample): Power {
  const says = sample.supply ?? 'mains';
  const { now, busy } = sample;
  const since = power.change?.supply === says ? power.change.since : now;
  const believed = now - since >= holdMs[power.supply][says];
  const supply = believed ? says : power.supply;
  const change = supply === says ? null : { supply: says, since };
  if (supply !== 'low') return { supply, change, lowSince: null, idleSince: null };
  const idle = !busy && says !== 'mains';
  return {
    supply,
    change,
    lowSince: power.lowSince ?? now,
    idleSince: idle ? (power.idleSince ?? now) : null,
  };
}

/** Whether the machine must be put down now. Pure. */
export function mustStop({ supply, change, lowSince, idleSince }: Power, now: number): boolean {
  if (supply !== 'low' || lowSince === null || change?.supply === 'mains') return false;
  return (idleSince !== null && now - idleSince >= quietMs) || now - lowSince >= busyMs;
}
