import type { PrinterProfile } from '@hallway/device-drivers';

/** What a printer's numbers are worth: one it lies about is no evidence. */
export interface PrinterTrust {
  /** `job-impressions-completed` counts sheets that came out, not pages spooled. */
  impressions: boolean;
  /** The life counter counts what came out, and nobody else prints here. */
  lifeCounter: boolean;
  /** By how much it grows for a sheet. */
  lifeCountPerSheet: number;
}

/** Nobody looked what its numbers are worth: nothing is believed. */
export const noTrust: PrinterTrust = {
  impressions: false,
  lifeCounter: false,
  lifeCountPerSheet: 1,
};

/** What the profile of a printer lets us believe. Of an unverified one nothing, whatever else it says. */
export function trustIn(profile: PrinterProfile): PrinterTrust {
  if (profile.provenance === 'unverified') return noTrust;
  return {
    impressions: profile.countsImpressions,
    lifeCounter: profile.hasLifeCounter,
    lifeCountPerSheet: profile.lifeCountPerSheet ?? 1,
  };
}
