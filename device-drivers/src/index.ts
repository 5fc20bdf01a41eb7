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
  LifeCounter,
  PrinterState,
  PrinterStateKeyword,
  WhichJobs,
} from './driver/ipp-printer/types.ts';
export { deviceConfigSchema } from './registry/drivers.ts';
export type { DeviceConfig } from './registry/drivers.ts';
export type { DeviceRegistry } from './registry/types.ts';
export type { Capabilities, Capability } from './driver/capabilities.ts';
export type { Credential, DeviceEvent } from './driver/device.ts';
export type { CupsOptions } from './driver/cups/options.ts';
export type { EscposOptions } from './driver/escpos/options.ts';
export type { PrintedReceipt, ReceiptJob, ReceiptPrinter } from './driver/escpos/types.ts';
export type { IppPrinterOptions } from './driver/ipp-printer/options.ts';
export type { MjpegCameraOptions } from './driver/mjpeg-camera/options.ts';
export type { Camera, Picture } from './driver/mjpeg-camera/types.ts';
export type { ModbusRelayOptions } from './driver/modbus-relay/options.ts';
export type { Relay } from './driver/modbus-relay/types.ts';
export type { NutUpsOptions } from './driver/nut-ups/options.ts';
export type { Power, PowerState } from './driver/nut-ups/types.ts';
export type { RelayStampOptions } from './driver/relay-stamp/options.ts';
export type { Stamp, StampEvidence } from './driver/relay-stamp/types.ts';
export type { KeyboardWedgeOptions } from './driver/keyboard-wedge/options.ts';
export type { PcscOptions } from './driver/pcsc/options.ts';
export type { Pn532Options } from './driver/pn532/options.ts';
export type {
  ResidentIdField,
  ResidentIdFields,
  ResidentIdOptions,
} from './driver/resident-id/options.ts';
export type { SerialCardReaderOptions } from './driver/serial-card-reader/options.ts';
export type { SerialScannerOptions } from './driver/serial-scanner/options.ts';
export type { Scanner } from './driver/serial-scanner/types.ts';
export type { ScannerWireFormat } from './codec/scanner/wire-format.ts';
export type { CardText, CardWireFormat, UidShape } from './codec/card/index.ts';
export { createRegistry } from './registry/registry.ts';
export type { RegistryOptions } from './registry/registry.ts';
export { createIppPrinter } from './driver/ipp-printer/client.ts';
export { stayedOn } from './driver/ipp-printer/up-time.ts';
export type { UpTimeSample } from './driver/ipp-printer/up-time.ts';
export { findIppPrinter, listIppPrinters } from './discovery/ipp-printers.ts';
export type { AnnouncedPrinter, DiscoveryOptions } from './discovery/ipp-printers.ts';
export { backoffMs, whileBusy } from './driver/backoff.ts';
export { receiptProfile, receiptProfiles } from './profile/receipt-profile.ts';
export type { ReceiptProfile, ReceiptProfileName } from './profile/receipt-profile.ts';
export { buildReceipt } from './receipt/build.ts';
export { qrModules } from './receipt/qr-modules.ts';
export { buildReceiptline } from './receipt/receiptline.ts';
export { buildThermalPrinter } from './receipt/thermal-printer.ts';
export type { ThermalCommands } from './receipt/thermal-printer.ts';
export type { Bitmap, BuiltReceipt, Receipt, ReceiptElement } from './receipt/receipt.ts';
export { printerProfile } from './profile/printer-profile.ts';
export type {
  CapabilityProfile,
  DeclaredPrinterProfile,
  PrinterOffer,
  PrinterProfile,
  Provenance,
} from './profile/printer-profile.ts';
