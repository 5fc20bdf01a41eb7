import type { PDFContext, PDFRef } from 'pdf-lib';
import type { Faces, Weight } from '../fonts/faces.ts';
import type { Op, Block, SealBlock } from '../layout/ops.ts';
import { embedFont, prepareFont, type PreparedFont } from './embedded-font.ts';

/** Resource name of a font and the code of a character in it. */
export interface Encoded {
  font: string;
  code: string;
}

/** The fonts of one document. */
export interface FontSet {
  resources: Record<string, PDFRef>;
  encode(weight: Weight, character: string): Encoded;
}

/**
 * Embeds what a page needs: the shared subset, made once for a template, and one subset for each weight with the
 * characters of this very paper that the shared one lacks.
 */
export function embedFonts(
  context: PDFContext,
  page: { blocks: Block[]; seal: SealBlock },
  faces: Faces,
  shared: PreparedFont,
): FontSet {
  const own = ownCharacters(page, shared);
  const fonts: [string, PreparedFont][] = [['S', shared]];
  for (const weight of ['regular', 'bold'] as const) {
    const name = weight === 'regular' ? 'R' : 'B';
    if (own[weight].size > 0) fonts.push([name, prepareFont(faces[weight], weight, own[weight])]);
  }
  const codes: Record<Weight, Map<string, Encoded>> = { regular: new Map(), bold: new Map() };
  const resources: Record<string, PDFRef> = {};
  for (const [name, font] of fonts) {
    resources[name] = embedFont(context, font);
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

function ownCharacters(
  page: { blocks: Block[]; seal: SealBlock },
  shared: PreparedFont,
): Record<Weight, Set<string>> {
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
  for (const block of page.blocks) collect(block.ops);
  collect(page.seal.text);
  return own;
}
