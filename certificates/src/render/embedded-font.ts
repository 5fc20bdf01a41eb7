import { createHash } from 'node:crypto';
import { PDFString, type PDFContext, type PDFRef } from 'pdf-lib';
import type { Face } from '../fonts/faces.ts';
import { readSfnt } from '../fonts/sfnt.ts';
import { compressed } from './streams.ts';

/** A subset font as content streams use it. */
export interface EmbeddedFont {
  ref: PDFRef;
  /** Four hex digits: the CID, which is the glyph of the subset. */
  encode(character: string): string;
}

const SERIF_AND_SYMBOLIC = 2 | 4;
/** Flags of stem widths; no table of a TrueType font holds them, viewers use them only for substitutes. */
const STEM = { regular: 80, bold: 140 } as const;

/**
 * Embeds exactly these characters of a face as Type 0 / CIDFontType2 with exact W and ToUnicode
 * (ISO 32000-1 §9.7, ISO 19005-2 §6.2.11).
 */
export function embedFont(
  context: PDFContext,
  face: Face,
  weight: keyof typeof STEM,
  characters: ReadonlySet<string>,
): EmbeddedFont {
  const codePoints = Array.from(characters, (c) => c.codePointAt(0) ?? 0).sort((a, b) => a - b);
  const file = face.subset(codePoints);
  const subset = readSfnt(file);
  const name = `${subsetTag(face.name, codePoints)}+${face.name}`;
  const scale = 1000 / subset.unitsPerEm;
  const widths = Array.from({ length: subset.glyphCount }, (_, glyph) =>
    Math.round(subset.advanceOf(glyph) * scale),
  );
  const codes = new Map<string, string>();
  const texts = new Map<number, number>();
  for (const codePoint of codePoints) {
    const glyph = subset.glyphOf(codePoint);
    codes.set(String.fromCodePoint(codePoint), hex4(glyph));
    if (!texts.has(glyph)) texts.set(glyph, codePoint);
  }

  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: name,
      Flags: SERIF_AND_SYMBOLIC,
      FontBBox: subset.boundingBox.map((value) => Math.round(value * scale)),
      ItalicAngle: 0,
      Ascent: Math.round(subset.ascent * scale),
      Descent: Math.round(subset.descent * scale),
      CapHeight: Math.round(subset.capHeight * scale),
      StemV: STEM[weight],
      FontFile2: context.register(compressed(context, file, { Length1: file.length })),
    }),
  );
  const descendant = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: name,
      CIDSystemInfo: {
        Registry: PDFString.of('Adobe'),
        Ordering: PDFString.of('Identity'),
        Supplement: 0,
      },
      FontDescriptor: descriptor,
      CIDToGIDMap: 'Identity',
      DW: 1000,
      W: [0, widths],
    }),
  );
  const ref = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: context.register(compressed(context, Buffer.from(toUnicode(texts), 'latin1'))),
    }),
  );
  return { ref, encode: (character) => codes.get(character) ?? '0000' };
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
