import {
  attr,
  boolean,
  enumeration,
  integer,
  keyword,
  mimeType,
  name,
  noValue,
  text,
  uri,
} from '../../src/codec/ipp/attributes.ts';
import { dateTimeOf } from '../../src/codec/ipp/index.ts';
import type { IppAttribute, IppValue } from '../../src/codec/ipp/index.ts';
import { A4, capabilities } from './capabilities.ts';
import { stateReasons, TRAY_SHEETS } from './condition.ts';
import type { Job } from './job.ts';
import type { Printer } from './printer.ts';

/** RFC 8011 §5.4.11. */
const PrinterStateCode = { idle: 3, processing: 4, stopped: 5 } as const;

/** Job template attributes, for the group keyword `job-template` (RFC 8011 §4.2.5.1, §4.3.4.1). */
const jobTemplate =
  /^(copies|finishings|job-hold-until|media|orientation-requested|output-bin|print-quality|printer-resolution|sides)(-|$)/;

export function printerAttributes(printer: Printer, printerUri: string): IppAttribute[] {
  const { condition } = printer;
  const state = printer.stalled ? 'stopped' : printer.busy ? 'processing' : 'idle';
  return [
    ...capabilities,
    attr('media-ready', ...(condition.sheets > 0 ? [keyword(A4)] : [noValue])),
    attr('printer-make-and-model', text(printer.model)),
    attr('printer-name', name('simulator')),
    attr('printer-uri-supported', uri(printerUri)),
    attr('printer-uuid', uri(printer.paper.printerUuid)),
    attr('printer-up-time', integer(printer.upTime())),
    attr('printer-current-time', { type: 'dateTime', value: dateTimeOf(Date.now()) }),
    attr('printer-state', enumeration(PrinterStateCode[state])),
    attr('printer-state-reasons', ...stateReasons(condition, printer.stalled).map(keyword)),
    attr('printer-state-message', text('')),
    attr('printer-is-accepting-jobs', boolean(true)),
    attr('queued-job-count', integer(printer.queued())),
    attr('printer-impressions-completed', integer(printer.paper.impressions)),
    attr(
      'printer-input-tray',
      description({
        type: 'sheetFeedAutoRemovableTray',
        mediafeed: '29700',
        mediaxfeed: '21000',
        maxcapacity: String(TRAY_SHEETS),
        level: String(condition.sheets),
        status: '0',
        name: 'main',
      }),
    ),
    attr(
      'printer-supply',
      description({
        index: '1',
        class: 'supplyThatIsConsumed',
        type: 'toner',
        unit: 'percent',
        maxcapacity: '100',
        level: String(condition.toner),
        colorantname: 'black',
      }),
    ),
    attr('printer-supply-description', text('Black Toner')),
  ];
}

export function jobAttributes(printer: Printer, job: Job, printerUri: string): IppAttribute[] {
  return [
    attr('job-id', integer(job.id)),
    attr('job-uri', uri(jobUri(printerUri, job.id))),
    attr('job-uuid', uri(job.uuid)),
    attr('job-printer-uri', uri(printerUri)),
    attr('job-name', name(job.name)),
    attr('job-originating-user-name', name(job.user)),
    attr('job-state', enumeration(job.state)),
    attr('job-state-reasons', ...(job.reasons.length > 0 ? job.reasons : ['none']).map(keyword)),
    attr('job-printer-up-time', integer(printer.upTime())),
    attr('time-at-creation', integer(printer.upTime(job.createdAt))),
    attr('time-at-processing', timeAt(printer, job.processingAt)),
    attr('time-at-completed', timeAt(printer, job.completedAt)),
    attr('job-impressions', job.pages === null ? noValue : integer(job.pages * job.copies)),
    attr('job-impressions-completed', integer(job.impressionsCompleted)),
    attr('job-media-sheets-completed', integer(job.sheetsCompleted)),
    attr('job-k-octets', integer(Math.ceil(job.octets / 1024))),
    attr('number-of-documents', integer(job.documents)),
    attr('document-format', mimeType('application/pdf')),
    attr('copies', integer(job.copies)),
    attr('sides', keyword(job.sides)),
    attr('media', keyword(job.media)),
    attr('job-hold-until', keyword(job.hold ? 'indefinite' : 'no-hold')),
  ];
}

export function jobUri(printerUri: string, jobId: number): string {
  return `${printerUri}/${jobId}`;
}

/** Keeps what `requested-attributes` names: attributes, or the groups all, job-template and *-description. */
export function requested(
  attributes: readonly IppAttribute[],
  names: readonly string[],
): IppAttribute[] {
  if (names.includes('all')) return [...attributes];
  const templates = names.includes('job-template');
  const descriptions = names.some((each) => each.endsWith('-description'));
  return attributes.filter(({ name }) => {
    if (names.includes(name)) return true;
    return jobTemplate.test(name) ? templates : descriptions;
  });
}

function timeAt(printer: Printer, at: number | null): IppValue {
  return at === null ? noValue : integer(printer.upTime(at));
}

/** A `key=value;` octet string (PWG 5100.13). */
function description(pairs: Record<string, string>): IppValue {
  const text = Object.entries(pairs).map(([key, value]) => `${key}=${value};`);
  return { type: 'octetString', value: Buffer.from(text.join(''), 'utf8') };
}
