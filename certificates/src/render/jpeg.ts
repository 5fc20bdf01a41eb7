/** Pictures of papers are portraits: larger ones are a mistake, and every byte is printed. */
export const jpegLimits = { bytes: 512 << 10, edge: 4096 } as const;

export interface Pixels {
  width: number;
  height: number;
  /** Grey or RGB. */
  components: 1 | 3;
}

/** Why a picture cannot be printed. */
export type JpegFault =
  /** Not a JPEG, or one that ends early. */
  | 'damaged'
  | 'too-large'
  /** Progressive, arithmetic, lossless or more than 8 bits: printers and PDF/A-1 readers differ in these. */
  | 'not-baseline'
  /** Neither grey nor three colours: CMYK, or with transparency. */
  | 'colours'
  /** The camera was held on its side and says so only in EXIF, which a PDF does not read. */
  | 'turned';

/** A picture that cannot be printed as it is. */
export class JpegError extends Error {
  readonly code = 'PICTURE';
  override name = 'JpegError';
  readonly fault: JpegFault;

  constructor(fault: JpegFault) {
    super(`the picture cannot be printed: ${fault}`);
    this.fault = fault;
  }
}

/** Markers (ISO/IEC 10918-1 table B.1). */
const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const BASELINE = 0xc0;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP14 = 0xee;
const COMMENT = 0xfe;

interface Segment {
  marker: number;
  /** Of the marker, and after the segment. */
  start: number;
  end: number;
}

/**
 * Checks that a picture is a baseline JPEG in grey or three colours, taken for sRGB, and takes out what is not the picture:
 * EXIF tells where and when a portrait was made.
 *
 * @returns the JPEG to embed and its size
 * @throws JpegError
 */
export function readJpeg(bytes: Uint8Array): { jpeg: Uint8Array; pixels: Pixels } {
  if (bytes.length > jpegLimits.bytes) throw new JpegError('too-large');
  const segments = headSegments(bytes);
  const scan = segments.at(-1)?.end ?? 0;
  // Scan data cannot hold an end marker by accident: 0xff in them is always followed by 0 or a restart marker.
  const end = bytes.lastIndexOf(0xff) + 2;
  if (bytes[end - 1] !== EOI || end <= scan + 2) throw new JpegError('damaged');
  if (segments.some((one) => one.marker === APP1 && isTurned(bytes.subarray(one.start, one.end)))) {
    throw new JpegError('turned');
  }
  const pixels = frameOf(bytes, segments);
  const kept = segments.filter(({ marker }) => !isCommentary(marker));
  const pieces = kept.map(({ start, end: after }) => bytes.subarray(start, after));
  return { jpeg: concat([bytes.subarray(0, 2), ...pieces, bytes.subarray(scan, end)]), pixels };
}

/** The segments up to and with the head of the first scan. */
function headSegments(bytes: Uint8Array): Segment[] {
  const segments: Segment[] = [];
  if (bytes[0] !== 0xff || bytes[1] !== SOI) throw new JpegError('damaged');
  let at = 2;
  while (segments.at(-1)?.marker !== SOS) {
    const marker = bytes[at + 1] ?? 0;
    const end = at + 2 + uint16(bytes, at + 2);
    if (bytes[at] !== 0xff || marker < BASELINE || end < at + 4 || end > bytes.length) {
      throw new JpegError('damaged');
    }
    segments.push({ marker, start: at, end });
    at = end;
  }
  return segments;
}

function frameOf(bytes: Uint8Array, segments: readonly Segment[]): Pixels {
  // Of C0 to CF all begin frames but C4 (Huffman tables), C8 (reserved) and CC (arithmetic conditioning).
  const frames = segments.filter(
    ({ marker }) => marker < 0xd0 && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc,
  );
  const [frame] = frames;
  if (!frame || frames.length > 1) throw new JpegError('damaged');
  if (frame.marker !== BASELINE || bytes[frame.start + 4] !== 8) {
    throw new JpegError('not-baseline');
  }
  const height = uint16(bytes, frame.start + 5);
  const width = uint16(bytes, frame.start + 7);
  const components = bytes[frame.start + 9];
  if (width === 0 || height === 0) throw new JpegError('damaged');
  if (Math.max(width, height) > jpegLimits.edge) throw new JpegError('too-large');
  if (components !== 1 && components !== 3) throw new JpegError('colours');
  return { width, height, components };
}

/** Application data but JFIF, and Adobe's, which says how the colours are coded. */
function isCommentary(marker: number): boolean {
  return (marker > APP0 && marker <= 0xef && marker !== APP14) || marker === COMMENT;
}

/** Whether an EXIF segment (TIFF 6.0 tag 274) asks for the picture to be turned or mirrored. */
function isTurned(segment: Uint8Array): boolean {
  const view = new DataView(segment.buffer, segment.byteOffset, segment.byteLength);
  const tiff = 10;
  if (segment.length < tiff + 8 || view.getUint32(4) !== 0x45786966) return false;
  const little = view.getUint16(tiff) === 0x4949;
  const directory = tiff + view.getUint32(tiff + 4, little);
  if (directory + 2 > segment.length) return false;
  const count = view.getUint16(directory, little);
  for (let i = 0; i < count; i++) {
    const entry = directory + 2 + i * 12;
    if (entry + 12 > segment.length) return false;
    if (view.getUint16(entry, little) === 274) return view.getUint16(entry + 8, little) > 1;
  }
  return false;
}

function uint16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

function concat(pieces: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}
