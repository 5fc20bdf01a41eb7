/** Faults a person can make with their hands. */
export type Fault = 'media-jam' | 'cover-open';

/** What is in the machine and what is wrong with it. */
export interface Condition {
  /** Sheets in the A4 tray. */
  sheets: number;
  /** Toner left, 0 to 100. */
  toner: number;
  faults: Fault[];
}

export const TRAY_SHEETS = 250;
const LOW_SHEETS = 25;
const LOW_TONER = 10;

/** Why no sheet can come out now; empty when one can. */
export function stoppers(condition: Condition): string[] {
  return [
    ...condition.faults,
    ...(condition.sheets === 0 ? ['media-empty'] : []),
    ...(condition.toner === 0 ? ['toner-empty'] : []),
  ];
}

/**
 * `printer-state-reasons`: what stops a job now is an error, what would stop the next one is only reported, as printers
 * are seen to do.
 */
export function stateReasons(condition: Condition, stalled: boolean): string[] {
  const suffix = stalled ? 'error' : 'report';
  const reasons = stoppers(condition).map((keyword) => `${keyword}-${suffix}`);
  if (stalled && condition.sheets === 0) reasons.push('media-needed-error');
  if (condition.sheets > 0 && condition.sheets <= LOW_SHEETS) reasons.push('media-low-report');
  if (condition.toner > 0 && condition.toner <= LOW_TONER) reasons.push('toner-low-report');
  return reasons.length > 0 ? reasons : ['none'];
}
