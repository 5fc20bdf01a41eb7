/** The gap in a PDF that a signature fills, and how to find it again. Browser-safe. */

/** Bytes reserved for the CMS: B-B takes about 2 KB, later a time stamp token is added in place. */
export const CONTENTS_BYTES = 12_288;

/** Widest number written into ByteRange; shorter ones are padded with spaces. */
export const RANGE_DIGITS = 10;

/** A signature's place in a file. */
export interface SignaturePlace {
  /** The four numbers of ByteRange. */
  range: readonly [number, number, number, number];
  /** First hex digit of Contents, and the place of the closing `>`. */
  start: number;
  end: number;
}

/** A PDF without exactly one signature laid out as ours. */
export class SignaturePlaceError extends Error {
  readonly code = 'SIGNATURE_PLACE';
  override name = 'SignaturePlaceError';
}

const RANGE = /^\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/;

/** Bytes in which a ByteRange ends, however it is spaced. */
const RANGE_REACH = 256;

const oneByteEach = new TextDecoder('windows-1252');

/** Bytes as text, one character a byte. True to ASCII; other bytes only keep their places. */
export function latin1(bytes: Uint8Array): string {
  return oneByteEach.decode(bytes);
}

/** Where an ASCII text stands in bytes, from `from` on; -1 where it does not. Without turning a whole file into text. */
export function indexOfText(bytes: Uint8Array, text: string, from = 0): number {
  const first = text.charCodeAt(0);
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let length = 1;
    while (length < text.length && bytes[at + length] === text.charCodeAt(length)) length++;
    if (length === text.length) return at;
  }
  return -1;
}

/**
 * Every match of a pattern in bytes.
 *
 * @param key the ASCII text that the pattern begins with
 * @param pattern anchored at its beginning
 * @param reach bytes that a match has at most
 */
export function* matchesIn(
  bytes: Uint8Array,
  key: string,
  pattern: RegExp,
  reach: number,
): Generator<RegExpExecArray> {
  let at = indexOfText(bytes, key);
  while (at >= 0) {
    const match = pattern.exec(latin1(bytes.subarray(at, at + reach)));
    if (match) yield match;
    at = indexOfText(bytes, key, at + key.length);
  }
}

/** Every ByteRange of a file, with its four numbers. */
export function rangesIn(pdf: Uint8Array): Generator<RegExpExecArray> {
  return matchesIn(pdf, '/ByteRange', RANGE, RANGE_REACH);
}

/**
 * Finds the only signature. The signed ranges must frame one hexadecimal string and nothing else, so that there is
 * no room between them for anything that is not signed.
 *
 * @throws SignaturePlaceError
 */
export function findSignature(pdf: Uint8Array): SignaturePlace {
  const matches = [...rangesIn(pdf)];
  const [match] = matches;
  if (!match || matches.length > 1) {
    throw new SignaturePlaceError(match ? 'more than one signature' : 'no signature');
  }
  const [a = 0, b = 0, c = 0, d = 0] = match.slice(1).map(Number);
  const start = a + b + 1;
  const end = c - 1;
  if (a !== 0 || c > pdf.length || end <= start) throw new SignaturePlaceError('impossible range');
  if (pdf[start - 1] !== 0x3c || pdf[end] !== 0x3e) {
    throw new SignaturePlaceError('the range does not frame the signature');
  }
  return { range: [a, b, c, d], start, end };
}

/** The bytes a signature covers. */
export function signedBytes(
  pdf: Uint8Array,
  [a, b, c, d]: SignaturePlace['range'],
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(b + d);
  bytes.set(pdf.subarray(a, a + b));
  bytes.set(pdf.subarray(c, c + d), b);
  return bytes;
}

/** The bytes a gap's digits stand for. @throws SignaturePlaceError when there is anything but hex digits in pairs */
export function hexSpan(
  pdf: Uint8Array,
  { start, end }: Pick<SignaturePlace, 'start' | 'end'>,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array((end - start) >> 1);
  if ((end - start) % 2 !== 0) throw new SignaturePlaceError('half a byte');
  for (let i = 0; i < bytes.length; i++) {
    bytes[i] = (digit(pdf[start + 2 * i]) << 4) | digit(pdf[start + 2 * i + 1]);
  }
  return bytes;
}

/** The file with `contents` in the gap, filled up with zeros. @throws SignaturePlaceError when they do not fit */
export function fillContents(
  pdf: Uint8Array,
  { start, end }: SignaturePlace,
  contents: Uint8Array,
): Uint8Array<ArrayBuffer> {
  if (contents.length * 2 > end - start) {
    throw new SignaturePlaceError(`the signature needs ${contents.length} bytes`);
  }
  const filled = new Uint8Array(pdf);
  filled.fill(0x30, start, end);
  let cursor = start;
  for (const byte of contents) {
    filled[cursor++] = hexDigit(byte >> 4);
    filled[cursor++] = hexDigit(byte & 15);
  }
  return filled;
}

function hexDigit(value: number): number {
  return value < 10 ? 0x30 + value : 0x61 + value - 10;
}

/** Small letters only, as `hexDigit` writes: one signature, one text. */
function digit(code = 0): number {
  const value = code <= 0x39 ? code - 0x30 : code - 0x57;
  if (value < 0 || value > 15 || (code > 0x39 && value < 10)) {
    throw new SignaturePlaceError('not hex digits');
  }
  return value;
}
