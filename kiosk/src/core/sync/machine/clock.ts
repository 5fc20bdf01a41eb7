/** Times as the machine sees them. */
export interface MachineClock {
  /** Wall clock, epoch ms. */
  now(): number;
  /** Milliseconds that never run backwards; all waiting is measured with it. */
  monotonic(): number;
}
