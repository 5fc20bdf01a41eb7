import type { FrameMatcher } from '../card/frame-decoder.ts';
import { crcHolds } from './crc16.ts';
import { EXCEPTION } from './requests.ts';

/** What a unit answers: what was asked, or why not (Modbus Application Protocol V1.1b3 §7). */
export type ModbusAnswer<T> = { type: 'value'; value: T } | { type: 'exception'; code: number };

const EXCEPTION_OCTETS = 5;
/** Unit, function, number of octets. */
const HEADER_OCTETS = 3;
const CRC_OCTETS = 2;

/** The answer to a request that reads `count` coils or discrete inputs. */
export function matchBits(
  request: Uint8Array,
  count: number,
): FrameMatcher<ModbusAnswer<boolean[]>> {
  const octetCount = Math.ceil(count / 8);
  return matchAnswer(request, [octetCount], octetCount, (octets) =>
    Array.from({ length: count }, (_, bit) => ((octets[bit >>> 3] ?? 0) >>> (bit & 7)) % 2 === 1),
  );
}

/** The answer to a request that reads one register: 0 to 65535. */
export function matchRegister(request: Uint8Array): FrameMatcher<ModbusAnswer<number>> {
  return matchAnswer(request, [2], 2, ([high = 0, low = 0]) => high * 256 + low);
}

/** The answer to a written coil: the request once more. The echo of another request is not taken. */
export function matchEcho(request: Uint8Array): FrameMatcher<ModbusAnswer<null>> {
  return matchAnswer(request, [...request.subarray(2, -CRC_OCTETS)], 0, () => null);
}

/**
 * Takes the exception or exactly the frame that can answer this request: its unit, its function, the octets that are
 * `known`, then `length` octets of data and a CRC that holds.
 */
function matchAnswer<T>(
  [unit = 0, code = 0]: Uint8Array,
  known: number[],
  length: number,
  parse: (data: Uint8Array) => T,
): FrameMatcher<ModbusAnswer<T>> {
  const start = [unit, code, ...known];
  const total = start.length + length + CRC_OCTETS;
  return (octets) => {
    const isException = octets[0] === unit && octets[1] === (code | EXCEPTION);
    const wanted = isException ? EXCEPTION_OCTETS : total;
    if (!isException && !beginsWith(octets, start)) return { type: 'skip', length: 1 };
    if (octets.byteLength < wanted) return { type: 'more' };
    const frame = octets.subarray(0, wanted);
    if (!crcHolds(frame)) return { type: 'skip', length: 1 };
    const value: ModbusAnswer<T> = isException
      ? { type: 'exception', code: frame[HEADER_OCTETS - 1] ?? 0 }
      : { type: 'value', value: parse(frame.subarray(start.length, -CRC_OCTETS)) };
    return { type: 'frame', length: wanted, value };
  };
}

/** Whether the octets there are so far agree with this start. */
function beginsWith(octets: Uint8Array, start: number[]): boolean {
  return start.every((octet, at) => at >= octets.byteLength || octets[at] === octet);
}
