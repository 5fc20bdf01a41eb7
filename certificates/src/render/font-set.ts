import { measure, type Face, type Faces, type Weight } from '../fonts/faces.ts';
import type { Layout, Op } from '../layout/ops.ts';
import { embedFont, prepareFont, type PreparedFont } from './embedded-font.ts';
import type { PdfFile } from './pdf/file.ts';
import type { Ref } from './pdf/objects.ts';

/** Resource name of a font and the code of a character in it. */
export interface Encoded {
  font: string;
  code: string;
  /** How much larger than the text's size the font is set. */
  scale: number;
  /** Drawn by a face lighter than the weight asked for. */
  light: boolean;
}

/** The fonts of one document. */
export interface FontSet {
  resources: Record<string, Ref>;
  encode(weight: Weight, character: string): Encoded;
}

/**
 * Embeds what a document needs: the shared subset, made once for a template, and one subset for each face with the
 * characters of this very paper that the shared one lacks.
 */
export function embedFonts(
  file: PdfFile,
  layout: Layout,
  parts: { faces: Faces; shared: PreparedFont; cidSet: boolean },
): FontSet {
  const { faces, shared } = parts;
  const own = ownCharacters(layout, faces, shared);
  const prepared = [
    shared,
    ...Array.from(own, ([face, characters]) => prepareFont(face, characters)),
  ];
  const fonts = prepared.map((font, i) => ({ resource: `F${i}`, font }));
  const resources = Object.fromEntries(
    fonts.map(({ resource, font }) => [resource, embedFont(file, font, parts.cidSet)]),
  );
  const codes: Record<Weight, Map<string, Encoded>> = { regular: new Map(), bold: new Map() };
  return {
    resources,
    encode(weight, character) {
      const known = codes[weight].get(character);
      if (known) return known;
      const face = faceOf(faces, weight, character);
      for (const { resource, font } of fonts) {
        const code = font.face === face ? font.codes.get(character) : undefined;
        if (code === undefined) continue;
        const encoded = {
          font: resource,
          code,
          scale: face.scale,
          light: weight === 'bold' && face.weight !== 'bold',
        };
        codes[weight].set(character, encoded);
        return encoded;
      }
      throw new RangeError('a character was drawn that was never measured');
    },
  };
}

function faceOf(faces: Faces, weight: Weight, character: string): Face {
  const measured = measure(faces[weight], character.codePointAt(0) ?? 0);
  if (!measured) throw new RangeError('a character was drawn that was never measured');
  return measured.face;
}

/** What each face must draw, beyond what the shared subset has. */
function ownCharacters(layout: Layout, faces: Faces, shared: PreparedFont): Map<Face, Set<string>> {
  const own = usedCharacters(layout, faces);
  const rest = own.get(shared.face);
  for (const character of shared.codes.keys()) rest?.delete(character);
  if (rest?.size === 0) own.delete(shared.face);
  return own;
}

/** What each face draws in a document; faces and characters in the order of their first use. */
export function usedCharacters(layout: Layout, faces: Faces): Map<Face, Set<string>> {
  const written: Record<Weight, Set<string>> = { regular: new Set(), bold: new Set() };
  const collect = (ops: readonly Op[]) => {
    for (const op of ops) {
      if (op.kind !== 'text') continue;
      for (const character of op.text) written[op.weight].add(character);
    }
  };
  for (const { blocks } of layout.pages) for (const block of blocks) collect(block.ops);
  collect(layout.seal.text);
  const used = new Map<Face, Set<string>>();
  for (const weight of ['regular', 'bold'] as const) {
    for (const character of written[weight]) {
      const face = faceOf(faces, weight, character);
      const characters = used.get(face);
      if (characters) characters.add(character);
      else used.set(face, new Set([character]));
    }
  }
  return used;
}
