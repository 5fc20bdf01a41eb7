import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Face, Weight } from '../fonts/faces.ts';
import { readSfnt, type Sfnt } from '../fonts/sfnt.ts';
import type { PdfFile } from './pdf/file.ts';
import { hex4, text, utf16, type Dict, type Ref, type Stream, type Value } from './pdf/objects.ts';
import { compressed, type Effort } from './pdf/streams.ts';

/** A subset with everything a document needs of it, independent of any document. */
export interface PreparedFont {
  name: string;
  face: Face;
  metrics: Sfnt;
  file: Stream;
  toUnicode: Stream;
  /** W: advances that are not DW, in thousandths of an em. */
  widths: readonly Value[];
  /** Four hex digits for each character: the CID, which is the glyph of the subset. */
  codes: ReadonlyMap<string, string>;
}

/** Of an ideograph. */
const USUAL_WIDTH = 1000;
const SERIF_AND_SYMBOLIC = 2 | 4;
/** Stem widths; no table of a TrueType font holds them, viewers use them only for substitutes. */
const STEM: Record<Weight, number> = { regular: 80, bold: 140 };

/** Subsets a face to exactly these characters, with exact W and ToUnicode (ISO 32000-1 §9.7, ISO 19005-2 §6.2.11). */
export function prepareFont(
  face: Face,
  characters: ReadonlySet<string>,
  effort?: Effort,
): PreparedFont {
  const codePoints = Array.from(characters, (c) => c.codePointAt(0) ?? 0).sort((a, b) => a - b);
  const file = face.subset(codePoints);
  const metrics = readSfnt(file);
  const codes = new Map<string, string>();
  const texts = new Map<number, number>();
  for (const codePoint of codePoints) {
    const glyph = metrics.glyphOf(codePoint);
    codes.set(String.fromCodePoint(codePoint), hex4(glyph));
    if (!texts.has(glyph)) texts.set(glyph, codePoint);
  }
  return {
    name: `${subsetTag(face.name, codePoints)}+${face.name}`,
    face,
    metrics,
    file: compressed(file, { Length1: file.length }, effort),
    toUnicode: compressed(toUnicode(texts), {}, effort),
    widths: unusualWidths(metrics),
    codes,
  };
}

/**
 * Writes a prepared subset into a file as Type 0 / CIDFontType2.
 *
 * @param cidSet whether to list the glyphs, as PDF/A-1 asks (ISO 19005-1 §6.3.5)
 */
export function embedFont(file: PdfFile, font: PreparedFont, cidSet: boolean): Ref {
  const descendant = file.add({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: font.name,
    CIDSystemInfo: { Registry: text('Adobe'), Ordering: text('Identity'), Supplement: 0 },
    FontDescriptor: file.add(fontDescriptor(file, font, cidSet)),
    CIDToGIDMap: 'Identity',
    DW: USUAL_WIDTH,
    W: font.widths,
  });
  return file.add({
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: font.name,
    Encoding: 'Identity-H',
    DescendantFonts: [descendant],
    ToUnicode: file.addStream(font.toUnicode),
  });
}

function fontDescriptor(file: PdfFile, font: PreparedFont, cidSet: boolean): Dict {
  const { name, face, metrics } = font;
  return {
    Type: 'FontDescriptor',
    FontName: name,
    Flags: SERIF_AND_SYMBOLIC,
    FontBBox: metrics.boundingBox.map((value) => perMille(metrics, value)),
    ItalicAngle: 0,
    Ascent: perMille(metrics, metrics.ascent),
    Descent: perMille(metrics, metrics.descent),
    CapHeight: perMille(metrics, metrics.capHeight),
    StemV: STEM[face.weight],
    FontFile2: file.addStream(font.file),
    CIDSet: cidSet ? file.addStream(compressed(allGlyphs(metrics.glyphCount))) : undefined,
  };
}

/** One bit a glyph, the high bit first: a subset has every one of its glyphs. */
function allGlyphs(count: number): Uint8Array {
  const bits = new Uint8Array(Math.ceil(count / 8)).fill(0xff);
  if (count % 8 !== 0) bits[bits.length - 1] = (0xff00 >> (count % 8)) & 0xff;
  return bits;
}

/** Runs of neighbouring glyphs, each as its first glyph and a list of advances (ISO 32000-1 §9.7.4.3). */
function unusualWidths(metrics: Sfnt): Value[] {
  const runs: Value[] = [];
  let run: number[] | null = null;
  for (let glyph = 0; glyph < metrics.glyphCount; glyph++) {
    const width = perMille(metrics, metrics.advanceOf(glyph));
    if (width === USUAL_WIDTH) {
      run = null;
    } else if (run) {
      run.push(width);
    } else {
      run = [width];
      runs.push(glyph, run);
    }
  }
  return runs;
}

function perMille(metrics: Sfnt, units: number): number {
  return Math.round((units * 1000) / metrics.unitsPerEm);
}

/** Six capitals that depend on the characters, so that two subsets never share a name. */
function subsetTag(name: string, codePoints: readonly number[]): string {
  const hash = sha256(utf8ToBytes(`${name} ${codePoints.join(' ')}`));
  return String.fromCharCode(...Array.from(hash.subarray(0, 6), (byte) => 65 + (byte % 26)));
}

/** Adobe Technical Note 5411; at most 100 entries a section. */
function toUnicode(texts: ReadonlyMap<number, number>): string {
  const entries = [...texts].sort(([a], [b]) => a - b);
  const sections: string[] = [];
  for (let i = 0; i < entries.length; i += 100) {
    const chunk = entries.slice(i, i + 100);
    const lines = chunk.map(
      ([glyph, codePoint]) => `<${hex4(glyph)}> <${utf16(String.fromCodePoint(codePoint))}>`,
    );
    sections.push(`${chunk.length} beginbfchar\n${lines.join('\n')}\nendbfchar`);
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange\n<0000> <ffff>\nendcodespacerange',
    ...sections,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n');
}
