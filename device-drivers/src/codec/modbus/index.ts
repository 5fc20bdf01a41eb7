export { crcHolds, sealed } from './crc16.ts';
export {
  COIL_OFF,
  COIL_ON,
  EXCEPTION,
  FunctionCode,
  readCoils,
  readDiscreteInputs,
  readInputRegisters,
  writeSingleCoil,
} from './requests.ts';
export { matchBits, matchEcho, matchRegister } from './answers.ts';
export type { ModbusAnswer } from './answers.ts';
