import { Bitmap } from './bitmap.ts';
import { boxDrawing } from './lines.ts';
import type { Form, Glyphs } from './glyphs.ts';
import { rasterise } from './rasterise.ts';

/** How much of a dot must be covered to be burnt. Below half: heat spreads, and thin strokes must not break. */
const INK = 0.42;
/** Of a cell's height, how far the baseline stands above its lower edge: in Chinese and in Latin type. */
const FULL_DEPTH = 0.12;
const HALF_DEPTH = 0.2;
/** Cells kept; a ticket has some dozens of different ones. */
const MAX_KEPT = 4096;

/** The characters of a font as dots, each drawn once for each size. */
export class TypeCase {
  readonly #glyphs: Glyphs;
  readonly #kept = new Map<string, Bitmap>();

  constructor(glyphs: Glyphs) {
    this.#glyphs = glyphs;
  }

  /** A character in a cell of so many dots. One that the font does not have is an empty box. */
  cell(character: string, form: Form, width: number, height: number): Bitmap {
    const key = `${character} ${form} ${width} ${height}`;
    const kept = this.#kept.get(key);
    if (kept !== undefined) return kept;
    const drawn =
      boxDrawing(character, width, height) ?? this.#draw(character, form, width, height);
    if (this.#kept.size >= MAX_KEPT) this.#kept.clear();
    this.#kept.set(key, drawn);
    return drawn;
  }

  #draw(character: string, form: Form, width: number, height: number): Bitmap {
    const outline = this.#glyphs.outline(character, form);
    if (outline === null) return emptyBox(width, height);
    const scaleY = height / this.#glyphs.unitsPerEm;
    // A letter wider than its cell is made narrower, one that is not stands in the middle.
    const natural = (form === 'full' ? width : 2 * width) / this.#glyphs.unitsPerEm;
    const scaleX = Math.min(natural, width / outline.advance);
    return rasterise(
      outline.path,
      { width, height },
      {
        scaleX,
        scaleY,
        x: (width - outline.advance * scaleX) / 2,
        y: height * (1 - (form === 'full' ? FULL_DEPTH : HALF_DEPTH)),
      },
      INK,
    );
  }
}

function emptyBox(width: number, height: number): Bitmap {
  const box = new Bitmap(width, height);
  const [right, bottom] = [width - 4, height - 4];
  box.fill(2, 2, right, 2);
  box.fill(2, bottom, right, 2);
  box.fill(2, 2, 2, bottom);
  box.fill(right, 2, 2, bottom);
  return box;
}
