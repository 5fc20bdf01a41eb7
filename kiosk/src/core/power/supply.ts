import type { DeviceHealth } from '@hallway/device-drivers';

/** Where the power comes from; `low` is a battery that is nearly empty. */
export type Supply = 'mains' | 'battery' | 'low';

/**
 * What a UPS says of the supply, from the reasons of its driver (decision 040). Null while nobody knows: a machine
 * without a UPS, one that is silent, one that does not tell its source.
 */
export function supplyOf(ups: DeviceHealth | null): Supply | null {
  if (!ups || !speaking.has(ups.availability)) return null;
  const says = (keyword: string): boolean => ups.reasons.some((one) => one.keyword === keyword);
  // Whoever looks after the UPS has announced that it will be switched off.
  if (says('shutdown')) return 'low';
  if (!says('on-battery')) return 'mains';
  return says('battery-low') ? 'low' : 'battery';
}

/** Also a UPS that is overloaded or switched off tells the truth about its battery. */
const speaking: ReadonlySet<string> = new Set(['online', 'hardwareError', 'powerOff']);
