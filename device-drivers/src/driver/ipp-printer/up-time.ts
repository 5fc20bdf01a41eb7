/** `printer-up-time` as it was read at one moment. */
export interface UpTimeSample {
  /** Seconds. */
  upTime: number;
  /** Milliseconds of a clock that both samples share. */
  at: number;
}

/** Whole seconds, the time on the way, and a printer clock that is a little slow. */
const TOLERANCE_SECONDS = 5;

/**
 * Whether the printer stayed on from one sample to the next. When it did not, every job it had may be gone and its job
 * ids begin again. Going backwards is proof; falling behind is taken for it, because a wrong "no" costs a look at the
 * paper and a wrong "yes" could cost a second certificate.
 */
export function stayedOn(before: UpTimeSample, after: UpTimeSample): boolean {
  const elapsed = (after.at - before.at) / 1000;
  const advanced = after.upTime - before.upTime;
  return advanced >= 0 && advanced >= elapsed - TOLERANCE_SECONDS;
}
