import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Blob, Buffer, Face, Feature, Font, shape } from 'harfbuzzjs';
import type { Glyphs } from '../../codec/escpos/raster/index.ts';

/** SemiBold: at 24 dots the hairlines of a lighter serif break, and those of a bolder one leave no room for emphasis. */
const FILE = '@expo-google-fonts/noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf';

/** Characters for a receipt that no printer draws: Noto Serif SC, all of it. */
export async function loadGlyphs(): Promise<Glyphs> {
  const face = new Face(new Blob(await readFile(fileURLToPath(import.meta.resolve(FILE)))), 0);
  const font = new Font(face);
  const halfWidth = new Feature('hwid', 1);
  return {
    unitsPerEm: face.upem,
    outline: (character, form) => {
      const text = new Buffer();
      text.addText(character);
      text.guessSegmentProperties();
      shape(font, text, form === 'half' ? [halfWidth] : []);
      const [glyph] = text.getGlyphInfosAndPositions();
      if (glyph === undefined || glyph.codepoint === 0) return null;
      return {
        path: font.glyphToJson(glyph.codepoint),
        advance: Math.max(1, font.glyphHAdvance(glyph.codepoint)),
      };
    },
  };
}
