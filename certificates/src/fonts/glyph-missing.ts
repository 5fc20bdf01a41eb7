/** A character that no font can draw. The document is refused: a box in a name is the worst failure of all. */
export class GlyphMissingError extends Error {
  readonly code = 'GLYPH_MISSING';
  override name = 'GlyphMissingError';
  readonly characters: string[];
  /** Path of the field that holds them, e.g. `subject.nameZh`. */
  readonly field: string;

  constructor(characters: string[], field: string) {
    const points = characters.map((c) => `U+${c.codePointAt(0)?.toString(16).toUpperCase()}`);
    super(`no glyph for ${points.join(', ')} in ${field}`);
    this.characters = characters;
    this.field = field;
  }
}
