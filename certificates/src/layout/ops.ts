import type { Language } from '../documents/types.ts';
import type { Weight } from '../fonts/faces.ts';
import type { ColourName } from '../template/schema.ts';

/** Renderer-neutral drawing. Points, origin at the lower left corner of the sheet, y upwards. */
export type Op = TextOp | PathOp;

/** Glyphs of one face on one baseline. */
export interface TextOp {
  kind: 'text';
  weight: Weight;
  /** Points. */
  size: number;
  /** Start of the baseline. */
  x: number;
  y: number;
  text: string;
  /** Space in ems after every character. */
  spacing: number;
  /** Further space in ems after each single character of `text`; null for none. */
  gaps: number[] | null;
  colour: ColourName;
  /** Letterspaced: readers of the file are told the text, or they would take each letter for a word. */
  spaced?: boolean;
  /** Counter-clockwise turn of the baseline around its start, radians. */
  angle?: number;
}

export interface PathOp {
  kind: 'path';
  /** Path operators as in a PDF content stream. */
  data: string;
  /** Where `data` is drawn: lower left corner and the length of its unit in points. */
  place?: { x: number; y: number; unit: number };
  fill?: ColourName;
  stroke?: { colour: ColourName; width: number };
}

export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** One thing in reading order. */
export interface Block {
  role: 'H1' | 'P' | 'Artifact' | 'Figure';
  language: Language;
  /** Text alternative of a figure. */
  alt?: string;
  /** A figure that is a link. */
  link?: { uri: string; rect: Rect };
  ops: Op[];
}

/** The seal: the visible face of the signature. Its ops are relative to its own lower left corner. */
export interface SealBlock {
  rect: Rect;
  alt: string;
  /** The same on every paper of this template. */
  art: PathOp[];
  text: TextOp[];
}

export interface Page {
  width: number;
  height: number;
  /** Decoration that is the same on every paper of this template. */
  background: PathOp[];
  blocks: Block[];
  seal: SealBlock;
}
