import { readIdentity } from './identity.ts';
import { readKerning, type Kerning } from './kerning.ts';
import { FontFormatError, hasTable, readSfnt, tableReader, type Sfnt } from './sfnt.ts';
import type { OpenSubset, Subset } from './subsetter.ts';

export type Weight = 'regular' | 'bold';

/** A face in memory: measures text and makes subsets. */
export interface Face {
  /** PostScript name. */
  name: string;
  weight: Weight;
  metrics: Sfnt;
  /** How much larger than the size of the text it is drawn, to look as large as the faces beside it. */
  scale: number;
  /** Advance of a code point in ems, or null when the face cannot draw it. */
  advance(codePoint: number): number | null;
  /** Pair kerning in ems. */
  kern(left: number, right: number): number;
  subset: Subset;
}

const SEMIBOLD = 600;

/**
 * Opens a TrueType font. HarfBuzz keeps a copy of the bytes.
 *
 * @throws FontFormatError for bytes that are no such font, or one that documents may not carry
 */
export async function openFace(
  bytes: Uint8Array,
  openSubset: OpenSubset,
  scale = 1,
): Promise<Face> {
  try {
    const table = tableReader(bytes);
    const kerning = hasTable(bytes, 'GPOS') ? readKerning(table('GPOS')) : () => 0;
    const face = { ...readIdentity(bytes), metrics: readSfnt(bytes), kerning, scale };
    return createFace(face, await openSubset(bytes));
  } catch (error) {
    // A DataView that is read past its end says so by a RangeError.
    if (error instanceof RangeError) throw new FontFormatError('damaged', { cause: error });
    throw error;
  }
}

function createFace(
  face: { name: string; weight: number; metrics: Sfnt; kerning: Kerning; scale: number },
  subset: Subset,
): Face {
  const { name, metrics, kerning, scale } = face;
  const ems = (units: number) => (units * scale) / metrics.unitsPerEm;
  const advances = new Map<number, number | null>();
  return {
    name,
    weight: face.weight >= SEMIBOLD ? 'bold' : 'regular',
    metrics,
    scale,
    subset,
    kern: (left, right) => ems(kerning(metrics.glyphOf(left), metrics.glyphOf(right))),
    advance(codePoint) {
      const known = advances.get(codePoint);
      if (known !== undefined) return known;
      const glyph = metrics.glyphOf(codePoint);
      const advance = draws(metrics, glyph, codePoint) ? ems(metrics.advanceOf(glyph)) : null;
      advances.set(codePoint, advance);
      return advance;
    },
  };
}

/**
 * Whether a glyph is what a reader must see. A combining mark is not: text is set character by character, and the mark
 * would stand beside its letter. Nor is an empty outline, except that of a space.
 */
function draws(metrics: Sfnt, glyph: number, codePoint: number): boolean {
  if (glyph === 0) return false;
  const character = String.fromCodePoint(codePoint);
  if (/\p{Mark}/u.test(character)) return false;
  return !metrics.isBlank(glyph) || /\p{Space_Separator}/u.test(character);
}
