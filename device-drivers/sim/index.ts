export { openPtyPair } from './pty/pty-pair.ts';
export type { PtyPair, PtyPairOptions } from './pty/pty-pair.ts';
export { startCardReaderSimulator } from './card-reader/card-reader.ts';
export type { CardReaderSimulator, CardReaderSimulatorOptions } from './card-reader/card-reader.ts';
export { startPn532Simulator } from './pn532/simulator.ts';
export type { Pn532Simulator } from './pn532/simulator.ts';
export { startResidentIdSimulator } from './resident-id/simulator.ts';
export type { ResidentIdSimulator } from './resident-id/simulator.ts';
export { exampleCard } from './resident-id/card.ts';
export type { SimulatedCard } from './resident-id/card.ts';
export { startScannerSimulator } from './scanner/simulator.ts';
export type { ScannerSimulator, ScannerSimulatorOptions } from './scanner/simulator.ts';
export { startIppPrinterSimulator } from './ipp-printer/simulator.ts';
export type { IppPrinterSimulator, IppPrinterSimulatorOptions } from './ipp-printer/simulator.ts';
export type { Condition, Fault } from './ipp-printer/condition.ts';
export type { Sheet } from './ipp-printer/paper.ts';
export { startKeyboardWedgeSimulator } from './keyboard-wedge/keyboard-wedge.ts';
export type {
  KeyboardWedgeSimulator,
  KeyboardWedgeSimulatorOptions,
} from './keyboard-wedge/keyboard-wedge.ts';
export { pcscCardSimulator, VPCD_PORT } from './pcsc-card/pcsc-card.ts';
export type {
  CardFault,
  PcscCardSimulator,
  PcscCardSimulatorOptions,
} from './pcsc-card/pcsc-card.ts';
export { startReceiptPrinterSimulator } from './receipt-printer/simulator.ts';
export type {
  ReceiptPrinterSimulator,
  ReceiptPrinterSimulatorOptions,
} from './receipt-printer/simulator.ts';
export type { SerialCable } from './receipt-printer/serial-cable.ts';
export type { Ticket } from './receipt-printer/paper.ts';
export { startModbusRelaySimulator } from './modbus-relay/simulator.ts';
export type {
  BoardFault,
  ModbusRelaySimulator,
  ModbusRelaySimulatorOptions,
} from './modbus-relay/simulator.ts';
export { startStampSimulator } from './stamp/simulator.ts';
export type { StampSimulator, StampSimulatorOptions } from './stamp/simulator.ts';
export type { StampFault } from './stamp/mechanism.ts';
export { startCameraSimulator } from './camera/simulator.ts';
export type { CameraFault, CameraSimulator, CameraSimulatorOptions } from './camera/simulator.ts';
export { startUpsSimulator } from './ups/simulator.ts';
export type { UpsFault, UpsSimulator, UpsSimulatorOptions } from './ups/simulator.ts';
export type { UpsState } from './ups/condition.ts';
