import type { FrameMatcher, Match } from '../card/frame-decoder.ts';
import { skipTo } from '../card/octets.ts';

/** Frames between host and NXP PN532, both ways alike (UM0701-02 §6.2.1). */
export type Pn532Frame =
  | { type: 'ack' }
  | { type: 'nack' }
  /** The chip did not understand the command. */
  | { type: 'error' }
  /** `data` begins with the frame identifier: D4 from the host, D5 from the chip. */
  | { type: 'information'; data: Uint8Array };

export const FROM_HOST = 0xd4;
export const FROM_CHIP = 0xd5;
const ERROR = 0x7f;
const START = [0x00, 0xff] as const;
const DATA_AT = 4;
const LONGEST_DATA = 255;

export const ACK_FRAME: Uint8Array = Uint8Array.of(0, 0, 0xff, 0x00, 0xff, 0);
export const NACK_FRAME: Uint8Array = Uint8Array.of(0, 0, 0xff, 0xff, 0x00, 0);
export const ERROR_FRAME: Uint8Array = encodeFrame(Uint8Array.of(ERROR));

/** Wakes the chip on the serial line (HSU): it needs some octets' time before the first frame (§7.2.11). */
export const WAKE: Uint8Array = Uint8Array.of(0x55, 0x55, ...new Uint8Array(14));

/** 00 | 00 FF | LEN | LCS | data | DCS | 00, where LEN + LCS and data + DCS are 0 modulo 256. */
export function encodeFrame(data: Uint8Array): Uint8Array {
  const length = data.byteLength;
  if (length === 0 || length > LONGEST_DATA) throw new RangeError(`${length} octets in a frame`);
  return Uint8Array.of(0, ...START, length, minus(length), ...data, minus(sumOf(data)), 0);
}

/**
 * The 00 before a start code and behind the checksum belong to no frame and are skipped. Extended frames, which are
 * longer than 255 octets, are not read: no answer we ask for is.
 */
export const matchFrame: FrameMatcher<Pn532Frame> = (octets): Match<Pn532Frame> => {
  if (octets[0] !== START[0]) return skipTo(octets, START[0]);
  const [, start, length, lengthCheck] = octets;
  if (start === undefined) return { type: 'more' };
  if (start !== START[1]) return { type: 'skip', length: 1 };
  if (length === undefined || lengthCheck === undefined) return { type: 'more' };
  if (length === 0x00 && lengthCheck === 0xff) return found({ type: 'ack' }, DATA_AT);
  if (length === 0xff && lengthCheck === 0x00) return found({ type: 'nack' }, DATA_AT);
  if (length === 0 || minus(length) !== lengthCheck) return { type: 'skip', length: 1 };
  const end = DATA_AT + length;
  if (octets.byteLength <= end) return { type: 'more' };
  const data = octets.slice(DATA_AT, end);
  if (minus(sumOf(data)) !== octets[end]) return { type: 'skip', length: 1 };
  const isError = length === 1 && data[0] === ERROR;
  return found(isError ? { type: 'error' } : { type: 'information', data }, end + 1);
};

function found(value: Pn532Frame, length: number): Match<Pn532Frame> {
  return { type: 'frame', length, value };
}

function sumOf(octets: Uint8Array): number {
  return octets.reduce((sum, octet) => sum + octet, 0);
}

function minus(sum: number): number {
  return -sum & 0xff;
}
