import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
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

const PACKAGE = '@expo-google-fonts/noto-serif-sc';

/** Opens both faces of Noto Serif SC. About 30 MB and a tenth of a second: do it once for a process. */
export async function loadFaces(): Promise<Faces> {
  const subsetter = await loadSubsetter();
  const open = async (style: string): Promise<Face> => {
    const file = `${PACKAGE}/${style}/NotoSerifSC_${style}.ttf`;
    const bytes = await readFile(fileURLToPath(import.meta.resolve(file)));
    return createFace(
      `NotoSerifSC-${style.slice(3)}`,
      readSfnt(bytes),
      readKerning(tableReader(bytes)('GPOS')),
      subsetter.open(bytes),
    );
  };
  return { regular: await open('400Regular'), bold: await open('700Bold') };
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
