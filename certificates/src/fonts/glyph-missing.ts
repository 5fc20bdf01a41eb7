/** A character that no font can draw. The document is refused: a box in a name is the worst failure of all. */
export class GlyphMissingError extends Error {
  readonly code = 'GLYPH_MISSING';
  override name = 'GlyphMissingError';
  readonly characters: string[];
  /** Path of the field that holds them, e.g. `subject.nameZh`. */
  readonly field: string;
  /** PostScript names of the faces that were asked. */
  readonly faces: string[];

  constructor(characters: string[], field: string, faces: readonly { name: string }[]) {
    const names = faces.map(({ name }) => name);
    super(`no glyph for ${characters.map(pointOf).join(', ')} in ${field} (${names.join(', ')})`);
    this.characters = characters;
    this.field = field;
    this.faces = names;
  }
}

/** A character's code point as Unicode writes it, e.g. `U+2A6A5`. */
export function pointOf(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  return `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
}
