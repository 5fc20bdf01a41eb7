import type { JobState, JobTicket, PrinterState } from '@hallway/device-drivers';

/** Reasons that stop paper from coming out until somebody helps (RFC 8011 §5.4.12, PWG 5100.9 keywords). */
const stopping: ReadonlySet<string> = new Set([
  'media-needed',
  'media-jam',
  'cover-open',
  'door-open',
  'interlock-open',
  'input-tray-missing',
  'output-tray-missing',
  'output-area-full',
  'toner-empty',
  'marker-supply-empty',
  'fuser-over-temp',
  'paused',
]);

/** Reasons under which a sheet may be stuck inside the machine. */
const insideMachine: ReadonlySet<string> = new Set([
  'media-jam',
  'cover-open',
  'door-open',
  'interlock-open',
]);

function keywords(printer: PrinterState): string[] {
  return printer.reasons.map((reason) => reason.keyword);
}

/** Reasons reported now under which paper may be stuck inside. */
export function paperPathTrouble(printer: PrinterState): string[] {
  return keywords(printer).filter((keyword) => insideMachine.has(keyword));
}

/** True when no tray holds paper, as far as the printer says. One empty tray among others is no trouble. */
function outOfPaper(printer: PrinterState, media: JobTicket['media']): boolean {
  if (!keywords(printer).includes('media-empty')) return false;
  const trays = printer.supplies.filter((supply) => supply.kind === 'paper');
  if (trays.length > 0) return trays.every((tray) => tray.level === 'out');
  return !printer.mediaReady.includes(media);
}

/** Why the printer cannot take this job now, in IPP keywords; empty when it can. Nothing has been submitted yet. */
export function notReady(printer: PrinterState, media: JobTicket['media']): string[] {
  const reasons = keywords(printer).filter((keyword) => stopping.has(keyword));
  if (outOfPaper(printer, media)) reasons.push('media-empty');
  if (reasons.length > 0) return [...new Set(reasons)];
  if (printer.state === 'stopped' || !printer.acceptingJobs) return ['other'];
  return [];
}

/** Why a submitted job does not move, in IPP keywords; empty while it does. */
export function stalled(printer: PrinterState, job: JobState): string[] {
  const reported = keywords(printer);
  const reasons = reported.filter((keyword) => stopping.has(keyword));
  if (job.state === 'processing-stopped' || printer.state === 'stopped') {
    if (reported.includes('media-empty')) reasons.push('media-empty');
    if (reasons.length === 0) reasons.push('other');
  }
  return [...new Set(reasons)];
}
