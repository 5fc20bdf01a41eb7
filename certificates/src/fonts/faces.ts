import { readKerning, type Kerning } from './kerning.ts';
import { readSfnt, tableReader, type Sfnt } from './sfnt.ts';
import { loadSubsetter, type Subset } from './subsetter.ts';

export type Weight = 'regular' | 'bold';

/** A face in memory: measures text and makes subsets. */
export interface Face {
  /** PostScript name. */
  name: string;
  metrics: Sfnt;
  /** Advance of a code point in ems, or null when the face has no glyph for it. */
  advance(codePoint: number): number | null;
  /** Pair kerning in ems. */
  kern(left: number, right: number): number;
  subset: Subset;
}

export type Faces = Record<Weight, Face>;

/** The bytes that faces are opened from. */
export interface FaceFiles {
  /** harfbuzz-subset.wasm */
  wasm: Uint8Array;
  regular: Uint8Array;
  bold: Uint8Array;
}

/** Opens both faces of Noto Serif SC. HarfBuzz keeps a copy of the bytes: do it once for a process. */
export async function openFaces(files: FaceFiles): Promise<Faces> {
  const subsetter = await loadSubsetter(files.wasm);
  const open = (style: string, bytes: Uint8Array): Face =>
    createFace(
      `NotoSerifSC-${style}`,
      readSfnt(bytes),
      readKerning(tableReader(bytes)('GPOS')),
      subsetter.open(bytes),
    );
  return { regular: open('Regular', files.regular), bold: open('Bold', files.bold) };
}

function createFace(name: string, metrics: Sfnt, kerning: Kerning, subset: Subset): Face {
  const advances = new Map<number, number | null>();
  return {
    name,
    metrics,
    subset,
    kern: (left, right) =>
      kerning(metrics.glyphOf(left), metrics.glyphOf(right)) / metrics.unitsPerEm,
    advance(codePoint) {
      const known = advances.get(codePoint);
      if (known !== undefined) return known;
      const glyph = metrics.glyphOf(codePoint);
      const advance = glyph === 0 ? null : metrics.advanceOf(glyph) / metrics.unitsPerEm;
      advances.set(codePoint, advance);
      return advance;
    },
  };
}
