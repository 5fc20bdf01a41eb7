import type { Availability, Supply, SupplyLevel } from '../../health/types.ts';
import type { PowerState } from './types.ts';

/** What the words of `ups.status` (NUT developer guide, "Status data") are as reasons, with their severity. */
const reasonOf: ReadonlyMap<string, string> = new Map([
  ['OB', 'on-battery-warning'],
  ['LB', 'battery-low-error'],
  ['RB', 'battery-replace-warning'],
  ['OVER', 'overload-error'],
  ['BYPASS', 'bypass-warning'],
  ['CAL', 'calibrating-report'],
  ['ALARM', 'alarm-warning'],
  // Forced shutdown: whoever is fed by this UPS is about to be switched off.
  ['FSD', 'shutdown-error'],
]);

/** What one answer of a UPS says. */
export interface UpsSample {
  /** Null while the UPS does not say where its power comes from. */
  power: PowerState | null;
  /** For ReasonHistory: IPP keywords where there are some, with their severity behind them. */
  reasons: string[];
  availability: Availability;
  battery: Supply;
}

/**
 * Reads the variables `ups.status`, `battery.charge` and `battery.runtime`. Words that are neither a reason nor a
 * source of power (CHRG, DISCHRG, HB, TRIM, BOOST, …) say nothing about use.
 */
export function upsSample(
  status: string,
  charge: string | null,
  runtime: string | null,
): UpsSample {
  const words = status.split(/\s+/).filter(Boolean);
  const source = sourceOf(words);
  const low = words.includes('LB');
  const percent = numberIn(charge, 100);
  const runtimeSeconds = numberIn(runtime, Infinity);
  return {
    power: source === null ? null : { source, low, percent, runtimeSeconds },
    reasons: words.flatMap((word) => reasonOf.get(word) ?? []),
    availability: availabilityOf(words, source),
    battery: { kind: 'battery', name: 'battery', level: levelOf(low, percent), percent },
  };
}

function sourceOf(words: string[]): PowerState['source'] | null {
  if (words.includes('OB')) return 'battery';
  return words.includes('OL') || words.includes('BYPASS') ? 'mains' : null;
}

function availabilityOf(words: string[], source: PowerState['source'] | null): Availability {
  if (words.includes('OFF')) return 'powerOff';
  if (words.includes('OVER')) return 'hardwareError';
  return source === null ? 'unknown' : 'online';
}

function levelOf(low: boolean, percent: number | null): SupplyLevel {
  if (low) return percent === 0 ? 'out' : 'low';
  return percent === null ? 'unknown' : 'full';
}

/** A number from 0 to `most`; null for anything else. */
function numberIn(text: string | null, most: number): number | null {
  if (text === null || !/^\s*\d+(\.\d+)?\s*$/.test(text)) return null;
  const number = Number(text);
  return number <= most ? number : null;
}
