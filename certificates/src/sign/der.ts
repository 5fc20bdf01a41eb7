import { concat } from './concat.ts';

/** One value of DER (X.690 §10): its identifier octet, its contents, and all of it as it stands. */
export interface DerValue {
  tag: number;
  content: Uint8Array<ArrayBuffer>;
  whole: Uint8Array<ArrayBuffer>;
}

/**
 * Identifier octets (X.690 §8.1.2); `segments` is an octet string in pieces, `field0` and `field1` are constructed and
 * context-specific.
 */
export const TAG = {
  integer: 0x02,
  octetString: 0x04,
  null: 0x05,
  segments: 0x24,
  objectIdentifier: 0x06,
  sequence: 0x30,
  set: 0x31,
  field0: 0xa0,
  field1: 0xa1,
} as const;
type Tag = (typeof TAG)[keyof typeof TAG];

/** Bytes that are not DER, or not the value that belongs there. */
export class DerError extends Error {
  override name = 'DerError';
}

const LONG_FORM = 0x80;
const HIGH_TAG = 0x1f;

/**
 * Reads the value at the start of some bytes; what follows it is not looked at. Of each value there is one way to write
 * its length, and no other is taken.
 *
 * @throws DerError
 */
export function readDer(bytes: Uint8Array<ArrayBuffer>): DerValue {
  const [tag = 0, first = LONG_FORM] = bytes;
  if ((tag & HIGH_TAG) === HIGH_TAG) throw new DerError('a tag out of range');
  let start = 2;
  let length = first;
  if (first >= LONG_FORM) {
    start += first - LONG_FORM;
    length = bytes.subarray(2, start).reduce((value, byte) => value * 256 + byte, 0);
    if (length < LONG_FORM || bytes[2] === 0) throw new DerError('not the shortest length');
  }
  if (start + length > bytes.length) throw new DerError('cut off');
  const whole = bytes.subarray(0, start + length);
  return { tag, content: whole.subarray(start), whole };
}

/** Writes a value around its contents. */
export function der(tag: Tag, ...contents: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const length = contents.reduce((sum, content) => sum + content.length, 0);
  return concat([Uint8Array.of(tag, ...lengthOctets(length)), ...contents]);
}

function lengthOctets(length: number): number[] {
  if (length < LONG_FORM) return [length];
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest >>>= 8) octets.unshift(rest & 0xff);
  return [LONG_FORM + octets.length, ...octets];
}

/** The contents of a value. @throws DerError when there is none, or another kind of one */
export function contentOf(value: DerValue | undefined, tag: Tag): Uint8Array<ArrayBuffer> {
  if (value?.tag !== tag) throw new DerError(`no value of tag ${tag}`);
  return value.content;
}

/** The values that a constructed value consists of. @throws DerError */
export function partsOf(value: DerValue | undefined, tag: Tag): DerValue[] {
  let rest = contentOf(value, tag);
  const parts: DerValue[] = [];
  while (rest.length > 0) {
    const part = readDer(rest);
    parts.push(part);
    rest = rest.subarray(part.whole.length);
  }
  return parts;
}

/** An object identifier in dotted form (X.690 §8.19). @throws DerError */
export function identifierOf(value: DerValue | undefined): string {
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of contentOf(value, TAG.objectIdentifier)) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    arcs.push(arc);
    arc = 0;
  }
  const [first = 0, ...others] = arcs;
  const root = Math.min(2, Math.floor(first / 40));
  return [root, first - 40 * root, ...others].join('.');
}

/** Writes an object identifier. @param dotted e.g. `1.2.840.113549.1.7.2` */
export function identifier(dotted: string): Uint8Array<ArrayBuffer> {
  const [root = 0, second = 0, ...others] = dotted.split('.').map(Number);
  const octets = [40 * root + second, ...others].flatMap((arc) => {
    const digits = [arc % 128];
    for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) {
      digits.unshift(0x80 + (rest % 128));
    }
    return digits;
  });
  return der(TAG.objectIdentifier, Uint8Array.from(octets));
}
