import {
  numbersOf,
  stringOf,
  stringsOf,
  upperBoundOf,
  valuesOf,
} from '../../codec/ipp/attributes.ts';
import { Operation } from '../../codec/ipp/index.ts';
import type { IppAttribute } from '../../codec/ipp/index.ts';
import type { PrinterOffer, RasterOffer } from '../../profile/printer-profile.ts';

/** The seal on a certificate is red, so colour comes first where it is offered. */
const rasterTypes = ['srgb_8', 'sgray_8', 'black_1'] as const;
/** What is enough for small Chinese print, before what is more than that. */
const resolutions = [300, 600];
const DOTS_PER_INCH = 3;

/** What a Get-Printer-Attributes answer says of what the printer can do. */
export function offerOf(attributes: readonly IppAttribute[]): PrinterOffer {
  const operations = new Set(numbersOf(attributes, 'operations-supported'));
  return {
    formats: stringsOf(attributes, 'document-format-supported'),
    sides: stringsOf(attributes, 'sides-supported'),
    maxCopies: upperBoundOf(attributes, 'copies-supported') ?? 1,
    mediaReady: stringsOf(attributes, 'media-ready'),
    raster: rasterOfferOf(attributes),
    holds:
      operations.has(Operation.releaseJob) &&
      stringsOf(attributes, 'job-hold-until-supported').includes('indefinite'),
    events:
      operations.has(Operation.createPrinterSubscriptions) &&
      operations.has(Operation.getNotifications) &&
      stringsOf(attributes, 'notify-pull-method-supported').includes('ippget'),
    lifeCounter: numbersOf(attributes, 'printer-impressions-completed').length > 0,
    errorPolicy: stringOf(attributes, 'printer-error-policy'),
  };
}

/** The raster to make for this printer; null when it takes none that we can make. */
export function rasterOfferOf(attributes: readonly IppAttribute[]): RasterOffer | null {
  if (!stringsOf(attributes, 'document-format-supported').includes('image/pwg-raster')) return null;
  const types = stringsOf(attributes, 'pwg-raster-document-type-supported');
  const type = rasterTypes.find((each) => types.includes(each));
  const offered = valuesOf(attributes, 'pwg-raster-document-resolution-supported').flatMap(
    squareDotsPerInch,
  );
  const resolution = resolutions.find((each) => offered.includes(each)) ?? offered[0];
  if (type === undefined || resolution === undefined) return null;
  const [back] = stringsOf(attributes, 'pwg-raster-document-sheet-back');
  return { resolution, type, plainBack: back === 'normal' };
}

function squareDotsPerInch(value: ReturnType<typeof valuesOf>[number]): number[] {
  if (value.type !== 'resolution') return [];
  const { x, y, units } = value.value;
  return units === DOTS_PER_INCH && x === y ? [x] : [];
}
