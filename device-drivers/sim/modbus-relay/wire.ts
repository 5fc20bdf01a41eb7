import type { FrameMatcher } from '../../src/codec/card/frame-decoder.ts';
import { crcHolds, EXCEPTION, sealed } from '../../src/codec/modbus/index.ts';

/** A request a relay board understands: all of them have two words behind the function code. */
export interface BoardRequest {
  code: number;
  /** First coil, input or register. */
  address: number;
  /** How many to read, or the value to write. */
  word: number;
}

const REQUEST_OCTETS = 8;

/** Requests to this unit; what goes to others is skipped. */
export function matchRequest(unit: number): FrameMatcher<BoardRequest> {
  return (octets) => {
    if (octets[0] !== unit) return { type: 'skip', length: 1 };
    if (octets.byteLength < REQUEST_OCTETS) return { type: 'more' };
    const frame = octets.subarray(0, REQUEST_OCTETS);
    if (!crcHolds(frame)) return { type: 'skip', length: 1 };
    const [, code = 0, one = 0, two = 0, three = 0, four = 0] = frame;
    const value = { code, address: one * 256 + two, word: three * 256 + four };
    return { type: 'frame', length: REQUEST_OCTETS, value };
  };
}

export function bitsAnswer(unit: number, code: number, bits: boolean[]): Uint8Array {
  const octets = Array.from({ length: Math.ceil(bits.length / 8) }, (_, octet) =>
    bits.slice(octet * 8, octet * 8 + 8).reduce((sum, bit, at) => sum + (bit ? 1 << at : 0), 0),
  );
  return sealed(unit, code, octets.length, ...octets);
}

export function registersAnswer(unit: number, code: number, values: number[]): Uint8Array {
  const octets = values.flatMap((value) => [value >>> 8, value & 0xff]);
  return sealed(unit, code, octets.length, ...octets);
}

/** A coil that was written is answered by the request itself. */
export function echoAnswer(unit: number, { code, address, word }: BoardRequest): Uint8Array {
  return sealed(unit, code, address >>> 8, address & 0xff, word >>> 8, word & 0xff);
}

export function exceptionAnswer(unit: number, code: number, exception: number): Uint8Array {
  return sealed(unit, code | EXCEPTION, exception);
}
