/** One stroke of an outline: M x y, L x y, Q cx cy x y, C c1x c1y c2x c2y x y, Z. */
export interface PathCommand {
  type: string;
  values: readonly number[];
}

/** The shape of one character, in units of which `unitsPerEm` make the height of a line; y grows upwards from the baseline. */
export interface Outline {
  path: readonly PathCommand[];
  /** How far the next character stands. */
  advance: number;
}

/** Latin letters come in half the width of Chinese ones, and in full. */
export type Form = 'half' | 'full';

/** A font, wherever it comes from. */
export interface Glyphs {
  unitsPerEm: number;
  /** The half-width form where the font has one. Null when it has no such character. */
  outline(character: string, form: Form): Outline | null;
}
