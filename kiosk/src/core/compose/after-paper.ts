import type { CoreConfig } from '../config.ts';
import type { JobProgress } from '../printing/index.ts';
import type { Rooms } from './rooms.ts';

/**
 * What a job sets going when its paper came out, or did not: a stamp on the sheet, or a slip for who has none. A stamp
 * reaches the top sheet only, so that a job of more sheets gets none.
 *
 * @param isAsked somebody still stands there and sees it on the screen
 */
export function afterPaper(
  { printing, slips, stamping }: Rooms,
  { certificateStamp }: CoreConfig,
  progress: JobProgress,
  isAsked: boolean,
): void {
  if (!isAsked) slips?.about(progress);
  const { form, phase, sheets, issueId, attempt } = progress;
  if (certificateStamp === undefined || form !== 'a4') return;
  if (phase !== 'delivered' || sheets !== 1) return;
  if (printing.isProven({ issueId, attempt })) {
    stamping.certificate({ issueId, attempt }, certificateStamp);
  }
}
