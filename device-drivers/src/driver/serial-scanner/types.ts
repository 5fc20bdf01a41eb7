/** A scanner that looks for codes only when it is told to. */
export interface Scanner {
  /** Begins to look for a code. Ends by itself after a code or the scanner's own time. @throws DeviceError `offline` */
  start(): Promise<void>;
  /** Stops looking. @throws DeviceError `offline` */
  stop(): Promise<void>;
}
