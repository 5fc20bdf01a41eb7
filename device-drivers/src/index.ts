export type {
  Availability,
  DeviceHealth,
  DeviceKind,
  HealthSource,
  Lifecycle,
  Reason,
  Severity,
  Supply,
  SupplyLevel,
} from './health/types.ts';
export { DeviceError } from './error.ts';
export type { DeviceEffect, DeviceErrorCode, DeviceErrorOptions, DeviceFault } from './error.ts';
export { systemClock } from './clock.ts';
export type { Clock } from './clock.ts';
export type {
  CallOptions,
  IppPrinter,
  JobRef,
  JobState,
  JobStateKeyword,
  JobTicket,
  PrinterState,
  PrinterStateKeyword,
  WhichJobs,
} from './driver/ipp-printer/types.ts';
export type {
  CardWireFormat,
  DeviceConfig,
  DeviceEvent,
  DeviceRegistry,
  IppPrinterOptions,
  SerialCardReaderOptions,
  UidShape,
} from './registry/types.ts';
