/** What proves that the die came down once. */
export interface StampEvidence {
  /** The sensor saw the die come down and go up again. What it did not see is an error, not an evidence. */
  confirmed: true;
  /** The machine's counter after this stamp, which is one more than before; null when it has none. */
  counter: number | null;
}

/**
 * A machine that stamps a sheet with a die: `arm`, then `stamp`, then it is at rest again.
 *
 * Errors say in their `effect` what became of the sheet: with `none` the die certainly did not come down for this call;
 * with `possible` the pulse was sent, the sheet may be stamped, and only who looks at it can tell.
 */
export interface Stamp {
  /**
   * Makes the machine ready for one stamp. It falls back to rest by itself after the declared time, when the connection
   * is lost, and when it could not be made ready.
   *
   * @throws DeviceError `refused` when it is armed already, `device-error` when it is not at rest, has no paper or does
   * not get ready; never with an effect, because nothing touches the sheet
   */
  arm(): Promise<void>;
  /**
   * Stamps once. Uses up the arming, whatever comes of it.
   *
   * @throws DeviceError `refused` when it is not armed
   */
  stamp(): Promise<StampEvidence>;
  /** The machine's counter now; null when it has none. Touches nothing. @throws DeviceError, never with an effect */
  counter(): Promise<number | null>;
  /** Puts an armed machine back to rest without a stamp. @throws DeviceError, never with an effect */
  disarm(): Promise<void>;
}
