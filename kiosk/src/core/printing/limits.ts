/** Durations of the printing room, in milliseconds of the monotonic clock unless stated. */
export interface PrintingLimits {
  /** Between two looks at a job just after it was submitted, and for how long. */
  quickPollMs: number;
  quickForMs: number;
  /** Between two looks at a job later on. */
  pollMs: number;
  /** First pause after the printer was busy or away; doubles up to `backOffMaxMs`. */
  backOffMs: number;
  backOffMaxMs: number;
  /** Counters may lag behind the end of a job; so long they are given to agree. */
  settleMs: number;
  /** A job must stay `job-incoming` so long to be believed to have no document. */
  heldMs: number;
  /** No answer for so long: what the printer did can no longer be learnt by waiting. */
  unreachableMs: number;
  /** A canceled job must have ended by then. */
  cancelMs: number;
  /** Longest life of a job, paper jams and refills included; then it is canceled. */
  jobMs: number;
  /** Wall clock: after a restart, a job this young still has its person standing there and goes on. */
  freshMs: number;
}

export const printingLimits: PrintingLimits = {
  quickPollMs: 250,
  quickForMs: 5_000,
  pollMs: 1_000,
  backOffMs: 500,
  backOffMaxMs: 8_000,
  settleMs: 3_000,
  heldMs: 1_000,
  unreachableMs: 60_000,
  cancelMs: 30_000,
  jobMs: 900_000,
  freshMs: 120_000,
};
