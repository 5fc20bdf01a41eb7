/** One still picture, as far as it must be known to be one. */
export interface JpegFrame {
  /** From the start of image to the end of image, without what cameras pad behind. A view of what was given. */
  octets: Uint8Array;
  /** Samples per line and lines (ITU-T T.81 §B.2.2): pixels. */
  width: number;
  height: number;
}

const MARKER = 0xff;
const START_OF_IMAGE = 0xd8;
const END_OF_IMAGE = 0xd9;
const START_OF_SCAN = 0xda;
const TEMPORARY = 0x01;
/** Frame headers are C0 to CF but for Huffman tables, a reserved code and arithmetic conditioning (table B.1). */
const FIRST_FRAME = 0xc0;
const LAST_FRAME = 0xcf;
const notFrames: readonly number[] = [0xc4, 0xc8, 0xcc];
/** RST0 to RST7: markers without a segment, as the temporary one. */
const FIRST_RESTART = 0xd0;
const LAST_RESTART = 0xd7;
/** Cameras fill up behind the picture, and a wrong length brings a line break with it. */
const padding: readonly number[] = [0x00, 0x0d, 0x0a];

/**
 * Looks whether octets are one JPEG picture (ITU-T T.81 annex B): it begins and ends as one, its segments up to the
 * first scan are whole, and one of them is a frame header with a size. The scans themselves are not decoded.
 *
 * @returns null when they are not
 */
export function jpegFrame(octets: Uint8Array): JpegFrame | null {
  const end = endOfImage(octets);
  if (octets[0] !== MARKER || octets[1] !== START_OF_IMAGE || end === null) return null;
  let size: { width: number; height: number } | null = null;
  for (let at = 2; ;) {
    if (octets[at] !== MARKER) return null;
    // Any number of FF may fill up before a marker (§B.1.1.2).
    while (octets[at] === MARKER) at++;
    const code = octets[at++] ?? 0;
    if (code === TEMPORARY || (code >= FIRST_RESTART && code <= LAST_RESTART)) continue;
    const length = uint16(octets, at);
    if (length < 2 || at + length > end) return null;
    if (code === START_OF_SCAN) break;
    if (isFrameHeader(code)) size = sizeIn(octets.subarray(at, at + length));
    at += length;
  }
  return size === null ? null : { octets: octets.subarray(0, end), ...size };
}

/** Length, precision, lines, samples per line, and three octets for each component. Zero lines come later, in a DNL. */
function sizeIn(header: Uint8Array): { width: number; height: number } | null {
  const height = uint16(header, 3);
  const width = uint16(header, 5);
  const components = header[7] ?? 0;
  if (width === 0 || height === 0 || header.byteLength !== 8 + 3 * components) return null;
  return { width, height };
}

function isFrameHeader(code: number): boolean {
  return code >= FIRST_FRAME && code <= LAST_FRAME && !notFrames.includes(code);
}

/** Where the picture ends. @returns null when it does not end as one */
function endOfImage(octets: Uint8Array): number | null {
  let end = octets.byteLength;
  while (padding.includes(octets[end - 1] ?? MARKER)) end--;
  return octets[end - 2] === MARKER && octets[end - 1] === END_OF_IMAGE ? end : null;
}

function uint16(octets: Uint8Array, at: number): number {
  return ((octets[at] ?? 0) << 8) | (octets[at + 1] ?? 0);
}
