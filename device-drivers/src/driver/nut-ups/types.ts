/** Where the power comes from now, and for how long it will. */
export interface PowerState {
  source: 'mains' | 'battery';
  /** The battery is nearly empty: on battery it is time to put work down and stop. */
  low: boolean;
  /** Charge of the battery, 0 to 100; null when the UPS does not say. */
  percent: number | null;
  /** Seconds the battery will last as loaded now; null when the UPS does not say. */
  runtimeSeconds: number | null;
}

/** A supply of power that knows its state. */
export interface Power {
  /**
   * Asks now. Nothing ever happens at the UPS.
   *
   * @throws DeviceError `offline` or `timeout` when who knows does not answer, `device-error` when nobody knows
   */
  state(): Promise<PowerState>;
}
