import {
  attr,
  boolean,
  charset,
  integer,
  keyword,
  mimeType,
  name,
  naturalLanguage,
  uri,
} from '../../codec/ipp/attributes.ts';
import { GroupTag, Operation } from '../../codec/ipp/index.ts';
import type { IppAttribute, IppMessage } from '../../codec/ipp/index.ts';
import type { DeliveryFormat } from '../../profile/printer-profile.ts';
import type { JobTicket, WhichJobs } from './types.ts';

/** A request without its id, which the client numbers when it sends it. */
export type Request = Omit<IppMessage, 'requestId'>;

/** Every printer that speaks IPP at all takes 1.1 (PWG 5100.12 §4); nothing here needs more. */
const version = { major: 1, minor: 1 };

/** Only who subscribed may pull. */
const SUBSCRIBER = 'kiosk';
/** A printer holds few subscriptions; one that nobody pulls any more must not take a place for long. */
const LEASE_SECONDS = 600;

const stateAttributes = [
  'printer-uuid',
  'printer-make-and-model',
  'printer-firmware-string-version',
  'printer-up-time',
  'printer-state',
  'printer-state-reasons',
  'printer-is-accepting-jobs',
  'queued-job-count',
  'media-ready',
  'sides-supported',
  'copies-supported',
  'document-format-supported',
  'pwg-raster-document-resolution-supported',
  'pwg-raster-document-type-supported',
  'operations-supported',
  'marker-names',
  'marker-types',
  'marker-levels',
  'printer-supply',
  'printer-supply-description',
  'printer-input-tray',
  'printer-impressions-completed',
];

/** Who it is and what it can: all that decides how a job is made. */
const profileAttributes = [
  'printer-uuid',
  'printer-up-time',
  'printer-make-and-model',
  'printer-firmware-string-version',
  'document-format-supported',
  'pwg-raster-document-resolution-supported',
  'pwg-raster-document-type-supported',
  'pwg-raster-document-sheet-back',
  'sides-supported',
  'copies-supported',
  'media-ready',
  'operations-supported',
  'job-hold-until-supported',
  'notify-pull-method-supported',
  'printer-error-policy',
  'printer-impressions-completed',
];

const jobAttributes = [
  'job-id',
  'job-uuid',
  'job-name',
  'job-originating-user-name',
  'job-state',
  'job-state-reasons',
  'job-impressions-completed',
  'job-media-sheets-completed',
];

export function getPrinterState(printerUri: string): Request {
  return printerRequest(Operation.getPrinterAttributes, printerUri, [
    attr('requested-attributes', ...stateAttributes.map(keyword)),
  ]);
}

export function getPrinterProfile(printerUri: string): Request {
  return printerRequest(Operation.getPrinterAttributes, printerUri, [
    attr('requested-attributes', ...profileAttributes.map(keyword)),
  ]);
}

export function validateJob(printerUri: string, job: JobTicket, format: DeliveryFormat): Request {
  return jobCreation(Operation.validateJob, printerUri, job, [
    attr('document-format', mimeType(format)),
  ]);
}

export function createJob(printerUri: string, job: JobTicket): Request {
  return jobCreation(Operation.createJob, printerUri, job, []);
}

/** @param user who created the job: printers let nobody else add to it or cancel it */
export function sendDocument(
  printerUri: string,
  jobId: number,
  user: string,
  format: DeliveryFormat,
): Request {
  return printerRequest(Operation.sendDocument, printerUri, [
    attr('job-id', integer(jobId)),
    attr('requesting-user-name', name(user)),
    attr('document-format', mimeType(format)),
    attr('last-document', boolean(true)),
  ]);
}

export function getJob(printerUri: string, jobId: number): Request {
  return printerRequest(Operation.getJobAttributes, printerUri, [
    attr('job-id', integer(jobId)),
    attr('requested-attributes', ...jobAttributes.map(keyword)),
  ]);
}

export function getJobs(printerUri: string, which: WhichJobs): Request {
  return printerRequest(Operation.getJobs, printerUri, [
    attr('which-jobs', keyword(which)),
    attr('requested-attributes', ...jobAttributes.map(keyword)),
  ]);
}

/** @param user who created the job */
export function cancelJob(printerUri: string, jobId: number, user: string): Request {
  return onJob(Operation.cancelJob, printerUri, jobId, user);
}

/** @param user who created the job */
export function releaseJob(printerUri: string, jobId: number, user: string): Request {
  return onJob(Operation.releaseJob, printerUri, jobId, user);
}

export function createPrinterSubscription(printerUri: string): Request {
  const request = printerRequest(Operation.createPrinterSubscriptions, printerUri, [
    attr('requesting-user-name', name(SUBSCRIBER)),
  ]);
  const attributes = [
    attr('notify-pull-method', keyword('ippget')),
    // Subsumes what the printer says when it stops, restarts or is reconfigured (RFC 3995 §5.3.3.4.2).
    attr('notify-events', keyword('printer-state-changed')),
    attr('notify-lease-duration', integer(LEASE_SECONDS)),
  ];
  request.groups.push({ tag: GroupTag.subscription, attributes });
  return request;
}

/** @param from `notify-sequence-number` of the first event that is not known yet */
export function getNotifications(
  printerUri: string,
  subscriptionId: number,
  from: number,
): Request {
  return printerRequest(Operation.getNotifications, printerUri, [
    attr('requesting-user-name', name(SUBSCRIBER)),
    attr('notify-subscription-ids', integer(subscriptionId)),
    attr('notify-sequence-numbers', integer(from)),
  ]);
}

function onJob(code: number, printerUri: string, jobId: number, user: string): Request {
  return printerRequest(code, printerUri, [
    attr('job-id', integer(jobId)),
    attr('requesting-user-name', name(user)),
  ]);
}

/** Operation attributes start with these three, in this order (RFC 8011 §4.1.4, §4.1.5). */
function printerRequest(code: number, printerUri: string, rest: IppAttribute[]): Request {
  const attributes = [
    attr('attributes-charset', charset('utf-8')),
    attr('attributes-natural-language', naturalLanguage('en')),
    attr('printer-uri', uri(printerUri)),
    ...rest,
  ];
  return { version, code, groups: [{ tag: GroupTag.operation, attributes }] };
}

function jobCreation(
  code: number,
  printerUri: string,
  job: JobTicket,
  rest: IppAttribute[],
): Request {
  const request = printerRequest(code, printerUri, [
    attr('requesting-user-name', name(job.user)),
    attr('job-name', name(job.name)),
    attr('ipp-attribute-fidelity', boolean(true)),
    ...rest,
  ]);
  const template = [
    attr('copies', integer(job.copies)),
    attr('sides', keyword(job.sides)),
    attr('media', keyword(job.media)),
    ...(job.hold === true ? [attr('job-hold-until', keyword('indefinite'))] : []),
  ];
  request.groups.push({ tag: GroupTag.job, attributes: template });
  return request;
}
