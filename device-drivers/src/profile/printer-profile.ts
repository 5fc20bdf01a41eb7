/** How we know what a profile says. */
export type Provenance = 'documented' | 'probed' | 'unverified';

/** What may be believed of a printer model. A journal weighs evidence by it. */
export interface PrinterProfile {
  provenance: Provenance;
  /** `true` when `job-impressions-completed` counts what came out, not what was rendered. */
  countsImpressions: boolean;
  /** `true` when `printer-impressions-completed` is a life counter that outlives a power cut. */
  hasLifeCounter: boolean;
  /** What it does with a document whose upload broke in the middle. */
  brokenUpload: 'discards' | 'prints' | 'unknown';
}

/** Nothing is believed of a model nobody looked at: its jobs need other evidence, or a person. */
const unverified: PrinterProfile = {
  provenance: 'unverified',
  countsImpressions: false,
  hasLifeCounter: false,
  brokenUpload: 'unknown',
};

const profiles: readonly { model: RegExp; profile: PrinterProfile }[] = [
  {
    model: /^Hallway IPP Simulator$/,
    profile: {
      provenance: 'documented',
      countsImpressions: true,
      hasLifeCounter: true,
      brokenUpload: 'discards',
    },
  },
  {
    // ippeveprinter of CUPS 2.4.2 with our print command: counts what the command says, has no life counter.
    model: /^Hallway A4 Laser$/,
    profile: {
      provenance: 'probed',
      countsImpressions: true,
      hasLifeCounter: false,
      brokenUpload: 'prints',
    },
  },
];

/** The profile of a `printer-make-and-model`; unverified for every model that is not listed. */
export function printerProfile(model: string | null): PrinterProfile {
  return profiles.find((each) => model !== null && each.model.test(model))?.profile ?? unverified;
}
