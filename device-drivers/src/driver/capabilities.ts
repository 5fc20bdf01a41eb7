import type { ReceiptPrinter } from './escpos/types.ts';
import type { IppPrinter } from './ipp-printer/types.ts';
import type { Camera } from './mjpeg-camera/types.ts';
import type { Relay } from './modbus-relay/types.ts';
import type { Power } from './nut-ups/types.ts';
import type { Stamp } from './relay-stamp/types.ts';
import type { Scanner } from './serial-scanner/types.ts';

/** What can be asked of devices beyond their health. A device offers what it can do, whatever its driver. */
export interface Capabilities {
  /** Prints sheets. */
  printer: IppPrinter;
  /** Prints receipts and tickets. */
  receiptPrinter: ReceiptPrinter;
  /** Knows where the power comes from. */
  power: Power;
  /** Switches things. */
  relay: Relay;
  /** Stamps sheets. */
  stamp: Stamp;
  /** Takes pictures of what lies under it. */
  camera: Camera;
  /** Looks for codes when it is told to. */
  scanner: Scanner;
}

export type Capability = keyof Capabilities;
