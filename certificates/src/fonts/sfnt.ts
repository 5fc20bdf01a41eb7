/** The few facts of a TrueType font that setting text and embedding it need. Units: font units. */
export interface Sfnt {
  unitsPerEm: number;
  ascent: number;
  descent: number;
  capHeight: number;
  boundingBox: readonly [number, number, number, number];
  glyphCount: number;
  /** Glyph of a code point, 0 when the font has none. */
  glyphOf(codePoint: number): number;
  /** Advance width of a glyph. */
  advanceOf(glyph: number): number;
  /** Whether a glyph has no outline, like that of a space. */
  isBlank(glyph: number): boolean;
}

/** A font file that is not what it should be. */
export class FontFormatError extends Error {
  readonly code = 'FONT_FORMAT';
  override name = 'FontFormatError';
}

/**
 * Reads a TrueType font (OpenType 1.9 §"Font file"). Copies the small tables it needs, so the file's own
 * buffer may be freed.
 *
 * @throws FontFormatError
 */
export function readSfnt(bytes: Uint8Array): Sfnt {
  const table = tableReader(bytes);
  const head = table('head');
  const hhea = table('hhea');
  const hmtx = table('hmtx');
  const os2 = table('OS/2');
  const loca = table('loca');
  const long = head.getInt16(50) === 1;
  const outlineAt = (glyph: number) =>
    long ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2;
  const wide = hhea.getUint16(34);
  const advances = Uint16Array.from({ length: wide }, (_, glyph) => hmtx.getUint16(glyph * 4));
  const lastAdvance = advances.at(-1) ?? 0;
  return {
    unitsPerEm: head.getUint16(18),
    ascent: hhea.getInt16(4),
    descent: hhea.getInt16(6),
    capHeight: os2.getUint16(0) >= 2 ? os2.getInt16(88) : hhea.getInt16(4),
    boundingBox: [head.getInt16(36), head.getInt16(38), head.getInt16(40), head.getInt16(42)],
    glyphCount: table('maxp').getUint16(4),
    glyphOf: readCmap(table('cmap')),
    advanceOf: (glyph) => advances[glyph] ?? lastAdvance,
    isBlank: (glyph) => outlineAt(glyph) === outlineAt(glyph + 1),
  };
}

/** Gives a copy of a table by its tag. @throws FontFormatError when the font has none */
export function tableReader(bytes: Uint8Array): (tag: string) => DataView {
  const places = directory(bytes);
  return (tag) => {
    const place = places.get(tag);
    if (!place) throw new FontFormatError(`no ${tag} table`);
    const [offset, length] = place;
    if (offset + length > bytes.length) throw new FontFormatError(`the ${tag} table is cut off`);
    const start = bytes.byteOffset + offset;
    return new DataView(bytes.buffer.slice(start, start + length));
  };
}

export function hasTable(bytes: Uint8Array, tag: string): boolean {
  return directory(bytes).has(tag);
}

/** Offset and length of each table. */
function directory(bytes: Uint8Array): Map<string, [number, number]> {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const places = new Map<string, [number, number]>();
  for (let i = 0; i < file.getUint16(4); i++) {
    const record = 12 + i * 16;
    const tag = String.fromCharCode(...bytes.subarray(record, record + 4));
    places.set(tag, [file.getUint32(record + 8), file.getUint32(record + 12)]);
  }
  return places;
}

/** Prefers the full-repertoire subtable (format 12), falls back to the BMP one (format 4). */
function readCmap(cmap: DataView): (codePoint: number) => number {
  const subtables = new Map<number, number>();
  for (let i = 0; i < cmap.getUint16(2); i++) {
    const offset = cmap.getUint32(4 + i * 8 + 4);
    subtables.set(cmap.getUint16(offset), offset);
  }
  const full = subtables.get(12);
  if (full !== undefined) return lookup12(cmap, full);
  const basic = subtables.get(4);
  if (basic !== undefined) return lookup4(cmap, basic);
  throw new FontFormatError('no Unicode cmap');
}

function lookup12(cmap: DataView, offset: number): (codePoint: number) => number {
  const groups = cmap.getUint32(offset + 12);
  return (codePoint) => {
    let low = 0;
    let high = groups - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const group = offset + 16 + middle * 12;
      const start = cmap.getUint32(group);
      if (codePoint < start) high = middle - 1;
      else if (codePoint > cmap.getUint32(group + 4)) low = middle + 1;
      else return cmap.getUint32(group + 8) + codePoint - start;
    }
    return 0;
  };
}

function lookup4(cmap: DataView, offset: number): (codePoint: number) => number {
  const double = cmap.getUint16(offset + 6);
  const ends = offset + 14;
  const starts = ends + double + 2;
  const deltas = starts + double;
  const ranges = deltas + double;
  return (codePoint) => {
    if (codePoint > 0xffff) return 0;
    let i = 0;
    while (i < double && cmap.getUint16(ends + i) < codePoint) i += 2;
    if (i >= double) return 0;
    const start = cmap.getUint16(starts + i);
    if (start > codePoint) return 0;
    const delta = cmap.getUint16(deltas + i);
    const range = cmap.getUint16(ranges + i);
    if (range === 0) return (codePoint + delta) & 0xffff;
    const glyph = cmap.getUint16(ranges + i + range + (codePoint - start) * 2);
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  };
}
