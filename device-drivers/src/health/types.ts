/**
 * The health vocabulary every device speaks, whatever its wire.
 *
 * Reasons are IPP `printer-state-reasons` keywords (RFC 8011 §5.4.12, PWG 5100.9), also for devices that are not
 * printers. Lifecycle follows UnifiedPOS ControlState, availability follows CEN/XFS `fwDevice`, supplies follow
 * XFS PAPER and TONER states. All of it is plain data: it crosses a process border.
 */

export type DeviceKind =
  | 'camera'
  | 'card-reader'
  | 'printer'
  | 'receipt-printer'
  | 'relay'
  | 'resident-id-reader'
  | 'scanner'
  | 'stamp'
  | 'ups';

export type Severity = 'report' | 'warning' | 'error';

export interface Reason {
  /** IPP keyword without its severity suffix; unknown keywords are kept verbatim. */
  keyword: string;
  /** In a health record: what it means for use, which is more than a device may say of itself while idle. */
  severity: Severity;
  /** Epoch milliseconds at which this device was first seen with this reason. */
  since: number;
}

/** closed: not opened by us. idle: ready. busy: working. error: opened, but cannot work. */
export type Lifecycle = 'closed' | 'idle' | 'busy' | 'error';

export type Availability =
  | 'online'
  | 'offline'
  | 'powerOff'
  | 'noDevice'
  | 'hardwareError'
  | 'userError'
  | 'busy'
  | 'fraudAttempt'
  | 'service-down'
  | 'in-use'
  | 'unknown';

export type SupplyLevel = 'full' | 'low' | 'out' | 'jammed' | 'unknown' | 'unsupported';

export interface Supply {
  kind: 'paper' | 'toner' | 'waste' | 'battery' | 'other';
  /** Name as the device gives it, for example "Black Toner" or "tray-1". */
  name: string;
  /** For a waste container: the room that is left. */
  level: SupplyLevel;
  /** 0 to 100; null when the device does not say. */
  percent: number | null;
  /** Sheets left, for paper; absent or null when the device does not count them. */
  sheets?: number | null;
}

/** How a sample was obtained; `inferred` means that no byte of the device itself was read for it. */
export type HealthSource =
  'ipp' | 'asb' | 'http' | 'nut' | 'serial' | 'pcsc' | 'input' | 'probe' | 'inferred';

export interface DeviceHealth {
  deviceId: string;
  kind: DeviceKind;
  model: string | null;
  lifecycle: Lifecycle;
  availability: Availability;
  reasons: Reason[];
  supplies: Supply[];
  source: HealthSource;
  /** Epoch milliseconds of the sample. */
  at: number;
}
