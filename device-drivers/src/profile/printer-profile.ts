import { z } from 'zod';

/** How we know what a profile says: the maker's manual or a standard, a trial with one, or nobody looked. */
export const provenanceSchema = z.enum(['documented', 'probed', 'unverified']);

export type Provenance = z.infer<typeof provenanceSchema>;

/** What may be believed of a printer model. A journal weighs evidence by it. */
export const printerProfileSchema = z.object({
  provenance: provenanceSchema,
  /** `true` when `job-impressions-completed` counts what came out, not what was rendered. */
  countsImpressions: z.boolean(),
  /**
   * `true` when the life counter, which is `printer-impressions-completed` or else the engine's by SNMP, counts what
   * came out and outlives a power cut.
   */
  hasLifeCounter: z.boolean(),
  /** By how much it grows for a sheet printed on one side: 2 where the engine counts both sides. Default 1. */
  lifeCountPerSheet: z.int().min(1).max(4).exactOptional(),
  /** What it does with a document whose upload broke in the middle. */
  brokenUpload: z.enum(['discards', 'prints', 'unknown']),
});

export type PrinterProfile = z.infer<typeof printerProfileSchema>;

/** A profile in a configuration, as `npm run probe` writes it: it holds for the model it names and for no other. */
export const declaredPrinterProfileSchema = printerProfileSchema.extend({
  /** `printer-make-and-model`, as the printer answers it. */
  model: z.string().min(1),
  /** `printer-firmware-string-version` it was probed with; absent where the printer does not say. */
  firmware: z.string().min(1).exactOptional(),
  /** Day on which it was probed. */
  probedAt: z.iso.date().exactOptional(),
});

export type DeclaredPrinterProfile = z.infer<typeof declaredPrinterProfileSchema>;

/** The PWG raster a printer takes, of what we can make of a PDF. */
export interface RasterOffer {
  /** Dots per inch, both ways. */
  resolution: number;
  type: 'srgb_8' | 'sgray_8' | 'black_1';
  /** `pwg-raster-document-sheet-back` is `normal`: the pages on the back need not be turned by us. */
  plainBack: boolean;
}

/** What a printer says it can do. It was asked, so this is always probed; what it does then is the profile's matter. */
export interface PrinterOffer {
  /** `document-format-supported`. */
  formats: string[];
  /** `sides-supported`. */
  sides: string[];
  /** `copies-supported`, upper bound. */
  maxCopies: number;
  /** `media-ready`. */
  mediaReady: string[];
  /** Null when it takes no PWG raster that we can make. */
  raster: RasterOffer | null;
  /** Keeps a whole job until it is released: Release-Job, and `job-hold-until` with `indefinite`. */
  holds: boolean;
  /** Tells events to who asks for them: Create-Printer-Subscriptions and Get-Notifications by `ippget`. */
  events: boolean;
  /** Gives `printer-impressions-completed`. */
  lifeCounter: boolean;
  /** `printer-error-policy`: what CUPS does with a job whose printing failed; null where no spooler is in between. */
  errorPolicy: string | null;
}

/** All that is known of one printer: what may be believed of its model, and what it offers itself. */
export interface CapabilityProfile extends PrinterProfile {
  offer: PrinterOffer;
}

/** How a PDF gets to a printer. */
export type DeliveryFormat = 'application/pdf' | 'image/pwg-raster';

/**
 * The format to hand a PDF over in: as it is where the printer takes that, else as raster where we can make it.
 *
 * @param canRaster whether there is a program that makes raster
 */
export function deliveryFormat(
  offer: Pick<PrinterOffer, 'formats' | 'raster'>,
  canRaster: boolean,
): DeliveryFormat | null {
  if (offer.formats.includes('application/pdf')) return 'application/pdf';
  return canRaster && offer.raster !== null ? 'image/pwg-raster' : null;
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
    // ippeveprinter of CUPS 2.4.2, by its own name and by those it has in tests: it counts what its print command says,
    // which is nothing without one, and has no life counter.
    model: /^(Hallway A4 Laser|KioskSim A4 Laser|Example Printer)$/,
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

/** What a technician should know of a profile, as a reason in the health of its printer. */
export type ProfileDoubt =
  /** Nobody knows what this model's counts are worth: its certificates end ambiguous. */
  | 'profile-unverified'
  /** It is known that none of its counts is worth anything: its certificates end ambiguous too. */
  | 'paper-unproven'
  /** The declared profile is of another model, and was ignored. */
  | 'profile-mismatch'
  /** The declared profile was probed with another firmware; it still holds until it is probed again. */
  | 'firmware-changed';

/**
 * What to believe of the printer that answered: the declared profile where it names this model, else the listed one.
 * Pure.
 */
export function believedProfile(
  declared: DeclaredPrinterProfile | undefined,
  answered: { model: string | null; firmware: string | null },
): { profile: PrinterProfile; doubts: ProfileDoubt[] } {
  const fits = declared?.model === answered.model;
  const profile =
    declared !== undefined && fits ? beliefsOf(declared) : printerProfile(answered.model);
  const firmware = fits ? declared?.firmware : undefined;
  const doubts: [boolean, ProfileDoubt][] = [
    [declared !== undefined && !fits, 'profile-mismatch'],
    [profile.provenance === 'unverified', 'profile-unverified'],
    [profile.provenance !== 'unverified' && !provesPaper(profile), 'paper-unproven'],
    [firmware !== undefined && firmware !== answered.firmware, 'firmware-changed'],
  ];
  return { profile, doubts: doubts.flatMap(([stands, doubt]) => (stands ? [doubt] : [])) };
}

/** Whether a certificate can be proven by what this printer counts. */
export function provesPaper({ countsImpressions, hasLifeCounter }: PrinterProfile): boolean {
  return countsImpressions || hasLifeCounter;
}

/** Without what it was declared for. */
function beliefsOf(declared: DeclaredPrinterProfile): PrinterProfile {
  const { model: _model, firmware: _firmware, probedAt: _probedAt, ...beliefs } = declared;
  return beliefs;
}
