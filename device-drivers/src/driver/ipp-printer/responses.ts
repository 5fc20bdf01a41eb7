import {
  booleanOf,
  groupsOf,
  numberOf,
  numbersOf,
  stringOf,
  stringsOf,
  upperBoundOf,
} from '../../codec/ipp/attributes.ts';
import { GroupTag } from '../../codec/ipp/index.ts';
import type { IppAttribute, IppMessage } from '../../codec/ipp/index.ts';
import { DeviceError } from '../../error.ts';
import { parseReason } from '../../health/reasons.ts';
import type { PrinterOffer, RasterOffer } from '../../profile/printer-profile.ts';
import { offerOf, rasterOfferOf } from './offer.ts';
import { suppliesOf } from './supplies.ts';
import type { JobState, JobStateKeyword, PrinterState, PrinterStateKeyword } from './types.ts';

/** Which printer answered, and for how long it has been on. */
export interface PrinterIdentity {
  printerUuid: string;
  /** Seconds. */
  upTime: number;
}

/** Which printer answered, of which model, and what it can. */
export interface KnownPrinter extends PrinterIdentity {
  model: string | null;
  firmware: string | null;
  offer: PrinterOffer;
}

/** What a Get-Printer-Attributes answer says; the client adds what only history can tell. */
export interface PrinterReport
  extends PrinterIdentity, Omit<PrinterState, 'reasons' | 'powerCycles' | 'at'> {
  rawReasons: string[];
  /** What to make of a PDF for a printer that takes none. */
  raster: RasterOffer | null;
}

/** RFC 8011 §5.4.11. */
const printerStates: ReadonlyMap<number, PrinterStateKeyword> = new Map([
  [3, 'idle'],
  [4, 'processing'],
  [5, 'stopped'],
]);

/** RFC 8011 §5.3.7. */
const jobStates: ReadonlyMap<number, JobStateKeyword> = new Map([
  [3, 'pending'],
  [4, 'pending-held'],
  [5, 'processing'],
  [6, 'processing-stopped'],
  [7, 'canceled'],
  [8, 'aborted'],
  [9, 'completed'],
]);

/** @throws DeviceError `unsupported` when the printer has no uuid or up-time: its jobs could not be told apart */
export function knownPrinterIn(response: IppMessage): KnownPrinter {
  const attributes = printerAttributes(response);
  return { ...identityOf(attributes), ...modelOf(attributes), offer: offerOf(attributes) };
}

/** @throws DeviceError `unsupported` or `protocol` */
export function printerReportIn(response: IppMessage): PrinterReport {
  const attributes = printerAttributes(response);
  const state = printerStates.get(numberOf(attributes, 'printer-state') ?? 0);
  if (state === undefined) throw new DeviceError('protocol', 'no printer-state');
  const rawReasons = stringsOf(attributes, 'printer-state-reasons');
  const keywords = new Set(rawReasons.flatMap((raw) => parseReason(raw)?.keyword ?? []));
  return {
    ...identityOf(attributes),
    ...modelOf(attributes),
    state,
    rawReasons,
    acceptingJobs: booleanOf(attributes, 'printer-is-accepting-jobs') ?? false,
    mediaReady: stringsOf(attributes, 'media-ready'),
    formats: stringsOf(attributes, 'document-format-supported'),
    raster: rasterOfferOf(attributes),
    sides: stringsOf(attributes, 'sides-supported'),
    operations: numbersOf(attributes, 'operations-supported'),
    maxCopies: upperBoundOf(attributes, 'copies-supported') ?? 1,
    supplies: suppliesOf(attributes, keywords),
    queuedJobs: numberOf(attributes, 'queued-job-count'),
    impressionsCompleted: numberOf(attributes, 'printer-impressions-completed'),
  };
}

/** Every job group of an answer. @throws DeviceError `protocol` */
export function jobsIn(response: IppMessage): JobState[] {
  return groupsOf(response, GroupTag.job).map((group) => jobOf(group.attributes));
}

/** The job-id of a job-creation answer; what else it carries is optional. @throws DeviceError `protocol` */
export function createdJobIn(response: IppMessage): { jobId: number; jobUuid: string | null } {
  const attributes = groupsOf(response, GroupTag.job)[0]?.attributes ?? [];
  const jobId = numberOf(attributes, 'job-id');
  if (jobId === null || jobId < 1) {
    throw new DeviceError('protocol', 'created a job without job-id', { effect: 'possible' });
  }
  return { jobId, jobUuid: stringOf(attributes, 'job-uuid') };
}

/** The id of the subscription an answer is about. @throws DeviceError `unsupported` when the printer made none */
export function subscriptionIdIn(response: IppMessage): number {
  const attributes = groupsOf(response, GroupTag.subscription)[0]?.attributes ?? [];
  const id = numberOf(attributes, 'notify-subscription-id');
  if (id === null) throw new DeviceError('unsupported', 'the printer made no subscription');
  return id;
}

/** `notify-sequence-number` of every event in an answer. */
export function sequenceNumbersIn(response: IppMessage): number[] {
  return groupsOf(response, GroupTag.eventNotification).flatMap((group) =>
    numbersOf(group.attributes, 'notify-sequence-number'),
  );
}

/** Names of the attributes the printer would not or could not honour. */
export function unsupportedIn(response: IppMessage): string[] {
  return groupsOf(response, GroupTag.unsupported).flatMap((group) =>
    group.attributes.map((attribute) => attribute.name),
  );
}

function printerAttributes(response: IppMessage): IppAttribute[] {
  return groupsOf(response, GroupTag.printer)[0]?.attributes ?? [];
}

function identityOf(attributes: readonly IppAttribute[]): PrinterIdentity {
  const printerUuid = stringOf(attributes, 'printer-uuid');
  const upTime = numberOf(attributes, 'printer-up-time');
  if (printerUuid === null || upTime === null) {
    throw new DeviceError('unsupported', 'the printer gives no printer-uuid or printer-up-time');
  }
  return { printerUuid: printerUuid.toLowerCase(), upTime };
}

/** A printer with several programs inside names the version of each (PWG 5100.13). */
function modelOf(attributes: readonly IppAttribute[]): Pick<PrinterState, 'model' | 'firmware'> {
  const versions = stringsOf(attributes, 'printer-firmware-string-version');
  return {
    model: stringOf(attributes, 'printer-make-and-model'),
    firmware: versions.join(', ') || null,
  };
}

function jobOf(attributes: readonly IppAttribute[]): JobState {
  const jobId = numberOf(attributes, 'job-id');
  const state = jobStates.get(numberOf(attributes, 'job-state') ?? 0);
  if (jobId === null || state === undefined) {
    throw new DeviceError('protocol', 'a job without job-id or job-state');
  }
  return {
    jobId,
    jobUuid: (stringOf(attributes, 'job-uuid') ?? '').toLowerCase(),
    name: stringOf(attributes, 'job-name') ?? '',
    user: stringOf(attributes, 'job-originating-user-name') ?? 'anonymous',
    state,
    reasons: stringsOf(attributes, 'job-state-reasons').filter((reason) => reason !== 'none'),
    impressionsCompleted: numberOf(attributes, 'job-impressions-completed'),
    sheetsCompleted: numberOf(attributes, 'job-media-sheets-completed'),
  };
}
