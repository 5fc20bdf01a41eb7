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
