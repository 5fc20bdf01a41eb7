/**
 * What the suites of CUPS find in the printer simulator. IPP/2.0 includes IPP/1.1, and IPP Everywhere includes both; the
 * raster samples of the latter are not in Debian, so that its first test is all of it that is run.
 */

const sizes = ['A4', 'US Letter'];
const each = (title: (size: string) => string): string[] => sizes.map(title);

/** Optional operations it has not, and documents and options it does not take: PDF on A4 is all it prints. */
export const skipped: readonly string[] = [
  'RFC 8011 section 4.2.2: Print-URI Operation',
  'Print-URI with bad URI: Print-URI Operation',
  'RFC 8011 section 4.2.4: Create-Job Operation',
  'RFC 8011 section 4.3.2: Send-URI Operation',
  'Send-URI with bad URI: Create-Job Operation',
  'Send-URI with bad URI: Send-URI Operation (bad URI)',
  'Send-URI with bad URI: Cancel-Job Operation',
  'Print-Job with US Letter PDF',
  'Print-Job with US Letter PDF, Duplex',
  ...sizes.flatMap((size) => [
    `Print-Job with ${size} PostScript`,
    `Print-Job with ${size} PostScript, Duplex`,
  ]),
  ...['Color', 'Grayscale'].flatMap((colour) =>
    [...sizes, '4x6'].map((size) => `Print-Job with ${colour} JPEG on ${size}`),
  ),
  ...each((size) => `Print-Job with ${size} PDF and Standard Sheet`),
  ...each((size) => `Print-Job with ${size} PDF and Standard Sheet`),
  ...each((size) => `Print-Job with ${size} PDF, 2-Up`),
  ...each((size) => `Print-Job with ${size} PDF, 2-Up`),
  ...['Draft', 'Normal', 'High'].map((quality) => `Print-Job with JPEG on 4x6, ${quality} Quality`),
  ...each((size) => `Print-Job with ${size} PDF, Draft Quality`),
];

/** How many tests of IPP/1.1 and IPP/2.0 it passes, with none that fails. */
export const PASSED = 35;

/** It is no IPP Everywhere printer and does not say so (`ipp-features-supported` is `none`). */
export const failed: readonly string[] = [
  'PWG 5100.14 section 5.1/5.2 - Required Operations and Attributes',
];

/** What it lacks of one: JPEG and PWG raster, and the attributes of what it does not do or keep account of. */
export const missing: readonly string[] = [
  'document-format-supported',
  'ipp-features-supported',
  'job-ids-supported',
  'media-col-database',
  'multiple-operation-time-out-action',
  'overrides-supported',
  'page-ranges-supported',
  'print-content-optimize-default',
  'print-content-optimize-supported',
  'print-rendering-intent-default',
  'print-rendering-intent-supported',
  'printer-config-change-date-time',
  'printer-config-change-time',
  'printer-device-id',
  'printer-geo-location',
  'printer-get-attributes-supported',
  'printer-icons',
  'printer-organization',
  'printer-organizational-unit',
  'printer-state-change-date-time',
  'printer-state-change-time',
  'printer-supply-info-uri',
  'pwg-raster-document-resolution-supported',
  'pwg-raster-document-sheet-back',
  'pwg-raster-document-type-supported',
];
