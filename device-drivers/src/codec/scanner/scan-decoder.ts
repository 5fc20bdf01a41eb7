import { FrameDecoder } from '../card/frame-decoder.ts';
import type { FrameMatcher, Match } from '../card/frame-decoder.ts';
import { AIM_ID_LENGTH, aimIdOf } from './aim-id.ts';
import type { AimId } from './aim-id.ts';
import type { ScannerWireFormat } from './wire-format.ts';

/** One code that was read. */
export interface Scan {
  /** null when the scanner was not set up to send it. */
  aim: AimId | null;
  text: string;
}

/** A reading as it came: a scan, or something that was meant to be one. */
export type Reading = { type: 'scan'; scan: Scan } | { type: 'broken' };

/** Cuts what a scanner sends into readings. Never throws, and keeps no more than one reading. */
export interface ScanDecoder {
  push(chunk: Uint8Array): Reading[];
  /** Nothing has come for a while: what is there ends, or was cut. */
  silence(): Reading[];
  /** Octets kept because a reading may be beginning. */
  readonly pending: number;
}

/** A QR code holds 7089 digits at most, and nothing else holds more. */
const LONGEST_READING = 7_089 + AIM_ID_LENGTH;
const BROKEN: Reading = { type: 'broken' };

export function scanDecoder(format: ScannerWireFormat): ScanDecoder {
  const { end } = format;
  return end.type === 'silence'
    ? new SilenceDecoder(format)
    : new SuffixDecoder(format, end.prefix, end.suffix);
}

class SuffixDecoder implements ScanDecoder {
  readonly #matcher: FrameMatcher<Reading>;
  #decoder: FrameDecoder<Reading>;

  constructor(format: ScannerWireFormat, prefix: string, suffix: string) {
    this.#matcher = suffixMatcher(format, prefix, suffix);
    this.#decoder = new FrameDecoder(this.#matcher);
  }

  get pending(): number {
    return this.#decoder.pending;
  }

  push(chunk: Uint8Array): Reading[] {
    return this.#decoder.push(chunk);
  }

  silence(): Reading[] {
    const wasCut = this.#decoder.pending > 0;
    this.#decoder = new FrameDecoder(this.#matcher);
    return wasCut ? [BROKEN] : [];
  }
}

/**
 * A reading that does not hold goes as a whole: a part of it could pass for another. One that was cut shows by the
 * prefix of the next; without a prefix only silence between them tells.
 */
function suffixMatcher(
  format: ScannerWireFormat,
  prefix: string,
  suffix: string,
): FrameMatcher<Reading> {
  const longest = prefix.length + LONGEST_READING + suffix.length;
  const [begin, end] = [Buffer.from(prefix, 'latin1'), Buffer.from(suffix, 'latin1')];
  return (octets): Match<Reading> => {
    const stream = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength);
    const endAt = stream.indexOf(end);
    if (endAt < 0) {
      const surplus = octets.byteLength - longest;
      return surplus > 0 ? { type: 'skip', length: surplus } : { type: 'more' };
    }
    const whole = stream.subarray(0, endAt);
    const beginAt = whole.lastIndexOf(begin);
    const reading = begin.byteLength === 0 ? whole : whole.subarray(beginAt + begin.byteLength);
    const value = beginAt < 0 ? BROKEN : readingOf(reading, format);
    return { type: 'frame', length: endAt + end.byteLength, value };
  };
}

class SilenceDecoder implements ScanDecoder {
  readonly #format: ScannerWireFormat;
  #octets = Buffer.alloc(0);
  #isTooLong = false;

  constructor(format: ScannerWireFormat) {
    this.#format = format;
  }

  get pending(): number {
    return this.#octets.byteLength;
  }

  push(chunk: Uint8Array): Reading[] {
    this.#isTooLong ||= this.#octets.byteLength + chunk.byteLength > LONGEST_READING;
    this.#octets = this.#isTooLong ? Buffer.alloc(0) : Buffer.concat([this.#octets, chunk]);
    return [];
  }

  silence(): Reading[] {
    const octets = this.#octets;
    const isTooLong = this.#isTooLong;
    this.#octets = Buffer.alloc(0);
    this.#isTooLong = false;
    if (isTooLong) return [BROKEN];
    return octets.byteLength === 0 ? [] : [readingOf(octets, this.#format)];
  }
}

function readingOf(octets: Uint8Array, format: ScannerWireFormat): Reading {
  if (octets.byteLength > LONGEST_READING) return BROKEN;
  const whole = textOf(octets, format.encoding);
  if (whole === null) return BROKEN;
  const aim = format.aimId ? aimIdOf(whole) : null;
  if (format.aimId && aim === null) return BROKEN;
  const text = aim === null ? whole : whole.slice(AIM_ID_LENGTH);
  return text === '' ? BROKEN : { type: 'scan', scan: { aim, text } };
}

function textOf(octets: Uint8Array, encoding: ScannerWireFormat['encoding']): string | null {
  if (encoding === 'latin1') return Buffer.from(octets).toString('latin1');
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(octets);
  } catch {
    return null;
  }
}
