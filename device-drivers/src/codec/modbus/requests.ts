import { sealed } from './crc16.ts';

/** Function codes (Modbus Application Protocol V1.1b3 §6). */
export const FunctionCode = {
  readCoils: 0x01,
  readDiscreteInputs: 0x02,
  readInputRegisters: 0x04,
  writeSingleCoil: 0x05,
} as const;

/** Set in the function code of an answer that is an exception. */
export const EXCEPTION = 0x80;

/** The values of a written coil. */
export const COIL_ON = 0xff00;
export const COIL_OFF = 0x0000;

/** @param count 1 to 2000 */
export function readCoils(unit: number, first: number, count: number): Uint8Array {
  return request(unit, FunctionCode.readCoils, first, count);
}

/** @param count 1 to 2000 */
export function readDiscreteInputs(unit: number, first: number, count: number): Uint8Array {
  return request(unit, FunctionCode.readDiscreteInputs, first, count);
}

/** @param count 1 to 125 */
export function readInputRegisters(unit: number, first: number, count: number): Uint8Array {
  return request(unit, FunctionCode.readInputRegisters, first, count);
}

/** @param value COIL_ON or COIL_OFF; relay boards give other values, at addresses of their own, a meaning too */
export function writeSingleCoil(unit: number, address: number, value: number): Uint8Array {
  return request(unit, FunctionCode.writeSingleCoil, address, value);
}

/** Unit, function and two words, high octet first. */
function request(unit: number, code: number, one: number, two: number): Uint8Array {
  return sealed(unit, code, one >>> 8, one & 0xff, two >>> 8, two & 0xff);
}
