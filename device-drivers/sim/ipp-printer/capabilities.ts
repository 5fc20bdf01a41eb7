import {
  attr,
  boolean,
  charset,
  collection,
  enumeration,
  integer,
  keyword,
  mimeType,
  naturalLanguage,
  noValue,
  range,
  text,
  uri,
} from '../../src/codec/ipp/attributes.ts';
import { Operation } from '../../src/codec/ipp/index.ts';
import type { IppAttribute, IppValue } from '../../src/codec/ipp/index.ts';

export const A4 = 'iso_a4_210x297mm';
export const FORMATS: readonly string[] = ['application/pdf', 'application/octet-stream'];
export const SIDES = ['one-sided', 'two-sided-long-edge', 'two-sided-short-edge'] as const;
export const HOLDS = ['no-hold', 'indefinite'] as const;
export const MAX_COPIES = 99;

/** A4 in hundredths of a millimetre (PWG 5101.1). */
const size = collection(attr('x-dimension', integer(21_000)), attr('y-dimension', integer(29_700)));
/** What no laser prints on, at each edge, in the same. */
const MARGIN = 423;
const margins = ['bottom', 'left', 'right', 'top'].map((edge) => `media-${edge}-margin`);

const mediaCol = collection(
  attr('media-size', size),
  attr('media-size-name', keyword(A4)),
  ...margins.map((margin) => attr(margin, integer(MARGIN))),
  attr('media-source', keyword('main')),
  attr('media-type', keyword('stationery')),
);

const dpi600: IppValue = { type: 'resolution', value: { x: 600, y: 600, units: 3 } };

const subscriptions: readonly number[] = [
  Operation.createPrinterSubscriptions,
  Operation.getNotifications,
];
/** All that the codec names, but for subscriptions. */
const operations = Object.values(Operation).filter((each) => !subscriptions.includes(each));

/** What this model can do: the printer-description and job-template attributes that never change. */
export const capabilities: readonly IppAttribute[] = [
  attr('charset-configured', charset('utf-8')),
  attr('charset-supported', charset('utf-8'), charset('us-ascii')),
  attr('color-supported', boolean(false)),
  attr('compression-supported', keyword('none')),
  attr('copies-default', integer(1)),
  attr('copies-supported', range(1, MAX_COPIES)),
  attr('document-format-default', mimeType('application/pdf')),
  attr('document-format-supported', ...FORMATS.map(mimeType)),
  attr('finishings-default', enumeration(3)),
  attr('finishings-supported', enumeration(3)),
  attr('generated-natural-language-supported', naturalLanguage('en')),
  attr('identify-actions-default', keyword('display')),
  attr('identify-actions-supported', keyword('display')),
  attr('ipp-features-supported', keyword('none')),
  attr('ipp-versions-supported', keyword('1.1'), keyword('2.0')),
  attr(
    'job-creation-attributes-supported',
    ...['copies', 'finishings', 'job-hold-until', 'media'].map(keyword),
    ...['orientation-requested', 'print-quality', 'sides'].map(keyword),
  ),
  attr('job-hold-until-default', keyword('no-hold')),
  attr('job-hold-until-supported', ...HOLDS.map(keyword)),
  ...margins.map((margin) => attr(`${margin}-supported`, integer(MARGIN))),
  attr('media-col-default', mediaCol),
  attr('media-col-ready', mediaCol),
  attr('media-default', keyword(A4)),
  attr('media-size-supported', size),
  attr('media-source-supported', keyword('main')),
  attr('media-supported', keyword(A4)),
  attr('media-type-supported', keyword('stationery')),
  attr('multiple-document-jobs-supported', boolean(false)),
  attr('multiple-operation-time-out', integer(60)),
  attr('natural-language-configured', naturalLanguage('en')),
  attr('operations-supported', ...operations.map(enumeration)),
  attr('orientation-requested-default', noValue),
  attr('orientation-requested-supported', enumeration(3), enumeration(4)),
  attr('output-bin-default', keyword('face-down')),
  attr('output-bin-supported', keyword('face-down')),
  attr('pages-per-minute', integer(30)),
  attr('pdl-override-supported', keyword('attempted')),
  attr('preferred-attributes-supported', boolean(false)),
  attr('print-color-mode-default', keyword('monochrome')),
  attr('print-color-mode-supported', keyword('monochrome')),
  attr('print-quality-default', enumeration(4)),
  attr('print-quality-supported', enumeration(4)),
  attr('printer-firmware-string-version', text('1.0')),
  attr('printer-info', text('Hallway printer simulator')),
  attr('printer-location', text('')),
  attr('printer-resolution-default', dpi600),
  attr('printer-resolution-supported', dpi600),
  attr('sides-default', keyword('one-sided')),
  attr('sides-supported', ...SIDES.map(keyword)),
  attr('uri-authentication-supported', keyword('none')),
  attr('uri-security-supported', keyword('none')),
  attr('which-jobs-supported', ...['completed', 'not-completed', 'all'].map(keyword)),
  attr('printer-more-info', uri('http://localhost/')),
];
