/** A board with switches and, on most, inputs. */
export interface Relay {
  /**
   * Switches a coil and leaves it so. Resolves when the board was read to have done it.
   *
   * @throws DeviceError `refused` when the coil is not on this board or is declared to be pulsed only; effect `possible`
   * once the command was sent and nothing certain came back
   */
  set(coil: number, on: boolean): Promise<void>;
  /**
   * Switches a momentary coil on and, `ms` later, off. Resolves when it was read to be off again.
   *
   * @param ms 1 to 60000; rounded up to the unit of the board's own timer where that is used
   * @throws DeviceError `refused`, `busy` while it is pulsed already; effect `possible` once it was sent
   */
  pulse(coil: number, ms: number): Promise<void>;
  /** The inputs now, in the board's order. @throws DeviceError, never with an effect */
  inputs(): Promise<boolean[]>;
}
