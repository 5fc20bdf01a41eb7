import { createHash } from 'node:crypto';
import {
  PDFContext,
  PDFString,
  type PDFArray,
  type PDFDict,
  type PDFRawStream,
  type PDFRef,
} from 'pdf-lib';
import type { Face, Weight } from '../fonts/faces.ts';
import { readSfnt, type Sfnt } from '../fonts/sfnt.ts';
import { compressed } from './streams.ts';

/** A subset with everything a document needs of it, independent of any document. */
export interface PreparedFont {
  name: string;
  weight: Weight;
  metrics: Sfnt;
  file: PDFRawStream;
  toUnicode: PDFRawStream;
  widths: PDFArray;
  /** Four hex digits for each character: the CID, which is the glyph of the subset. */
  codes: ReadonlyMap<string, string>;
}

const SERIF_AND_SYMBOLIC = 2 | 4;
/** Stem widths; no table of a TrueType font holds them, viewers use them only for substitutes. */
const STEM: Record<Weight, number> = { regular: 80, bold: 140 };

/**
 * Subsets a face to exactly these characters, with exact W and ToUnicode (ISO 32000-1 §9.7, ISO 19005-2 §6.2.11).
 *
 * @param level of compression
 */
export function prepareFont(
  face: Face,
  weight: Weight,
  characters: ReadonlySet<string>,
  level?: number,
): PreparedFont {
  const context = PDFContext.create();
  const codePoints = Array.from(characters, (c) => c.codePointAt(0) ?? 0).sort((a, b) => a - b);
  const file = face.subset(codePoints);
  const metrics = readSfnt(file);
  const widths = Array.from({ length: metrics.glyphCount }, (_, glyph) =>
    perMille(metrics, metrics.advanceOf(glyph)),
  );
  const codes = new Map<string, string>();
  const texts = new Map<number, number>();
  for (const codePoint of codePoints) {
    const glyph = metrics.glyphOf(codePoint);
    codes.set(String.fromCodePoint(codePoint), hex4(glyph));
    if (!texts.has(glyph)) texts.set(glyph, codePoint);
  }
  return {
    name: `${subsetTag(face.name, codePoints)}+${face.name}`,
    weight,
    metrics,
    file: compressed(context, file, { Length1: file.length }, level),
    toUnicode: compressed(context, Buffer.from(toUnicode(texts), 'latin1'), {}, level),
    widths: context.obj([0, widths]),
    codes,
  };
}

/** Writes a prepared subset into a document as Type 0 / CIDFontType2. */
export function embedFont(context: PDFContext, font: PreparedFont): PDFRef {
  const descendant = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: font.name,
      CIDSystemInfo: {
        Registry: PDFString.of('Adobe'),
        Ordering: PDFString.of('Identity'),
        Supplement: 0,
      },
      FontDescriptor: context.register(fontDescriptor(context, font)),
      CIDToGIDMap: 'Identity',
      DW: 1000,
      W: font.widths,
    }),
  );
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: font.name,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: context.register(font.toUnicode),
    }),
  );
}

function fontDescriptor(
  context: PDFContext,
  { name, weight, metrics, file }: PreparedFont,
): PDFDict {
  return context.obj({
    Type: 'FontDescriptor',
    FontName: name,
    Flags: SERIF_AND_SYMBOLIC,
    FontBBox: metrics.boundingBox.map((value) => perMille(metrics, value)),
    ItalicAngle: 0,
    Ascent: perMille(metrics, metrics.ascent),
    Descent: perMille(metrics, metrics.descent),
    CapHeight: perMille(metrics, metrics.capHeight),
    StemV: STEM[weight],
    FontFile2: context.register(file),
  });
}

function perMille(metrics: Sfnt, units: number): number {
  return Math.round((units * 1000) / metrics.unitsPerEm);
}

/** Six capitals that depend on the characters, so that two subsets never share a name. */
function subsetTag(name: string, codePoints: readonly number[]): string {
  const hash = createHash('sha256')
    .update(`${name} ${codePoints.join(' ')}`)
    .digest();
  return String.fromCharCode(...Array.from(hash.subarray(0, 6), (byte) => 65 + (byte % 26)));
}

function hex4(value: number): string {
  return value.toString(16).padStart(4, '0');
}

function utf16(codePoint: number): string {
  const text = String.fromCodePoint(codePoint);
  return Array.from({ length: text.length }, (_, i) => hex4(text.charCodeAt(i))).join('');
}

/** Adobe Technical Note 5411; at most 100 entries a section. */
function toUnicode(texts: ReadonlyMap<number, number>): string {
  const entries = [...texts].sort(([a], [b]) => a - b);
  const sections: string[] = [];
  for (let i = 0; i < entries.length; i += 100) {
    const chunk = entries.slice(i, i + 100);
    const lines = chunk.map(([glyph, codePoint]) => `<${hex4(glyph)}> <${utf16(codePoint)}>`);
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
