import type { Faces, Weight } from '../fonts/faces.ts';
import type { Layout, Op } from '../layout/ops.ts';
import { embedFont, prepareFont, type PreparedFont } from './embedded-font.ts';
import type { PdfFile } from './pdf/file.ts';
import type { Ref } from './pdf/objects.ts';

/** Resource name of a font and the code of a character in it. */
export interface Encoded {
  font: string;
  code: string;
}

/** The fonts of one document. */
export interface FontSet {
  resources: Record<string, Ref>;
  encode(weight: Weight, character: string): Encoded;
}

/**
 * Embeds what a document needs: the shared subset, made once for a template, and one subset for each weight with the
 * characters of this very paper that the shared one lacks.
 */
export function embedFonts(
  file: PdfFile,
  layout: Layout,
  parts: { faces: Faces; shared: PreparedFont; cidSet: boolean },
): FontSet {
  const { faces, shared } = parts;
  const own = ownCharacters(layout, shared);
  const fonts: [string, PreparedFont][] = [['S', shared]];
  for (const weight of ['regular', 'bold'] as const) {
    const name = weight === 'regular' ? 'R' : 'B';
    if (own[weight].size > 0) fonts.push([name, prepareFont(faces[weight], weight, own[weight])]);
  }
  const codes: Record<Weight, Map<string, Encoded>> = { regular: new Map(), bold: new Map() };
  const resources: Record<string, Ref> = {};
  for (const [name, font] of fonts) {
    resources[name] = embedFont(file, font, parts.cidSet);
    for (const [character, code] of font.codes) {
      codes[font.weight].set(character, { font: name, code });
    }
  }
  return {
    resources,
    encode(weight, character) {
      const encoded = codes[weight].get(character);
      if (!encoded) throw new RangeError('a character was drawn that was never measured');
      return encoded;
    },
  };
}

function ownCharacters(layout: Layout, shared: PreparedFont): Record<Weight, Set<string>> {
  const own = { regular: new Set<string>(), bold: new Set<string>() };
  const collect = (ops: readonly Op[]) => {
    for (const op of ops) {
      if (op.kind !== 'text') continue;
      for (const character of op.text) {
        const known = op.weight === shared.weight && shared.codes.has(character);
        if (!known) own[op.weight].add(character);
      }
    }
  };
  for (const { blocks } of layout.pages) for (const block of blocks) collect(block.ops);
  collect(layout.seal.text);
  return own;
}
