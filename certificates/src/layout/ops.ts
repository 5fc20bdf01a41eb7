import type { Language } from '../documents/types.ts';
import type { Weight } from '../fonts/faces.ts';
import type { ColourName, Occurrence } from '../template/schema/index.ts';

/** Renderer-neutral drawing. Points, origin at the lower left corner of the sheet, y upwards. */
export type Op = TextOp | PathOp | ImageOp;

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
  /** Where the origin of `data` lies, the length of its unit in points, and its counter-clockwise turn in radians. */
  place?: { x: number; y: number; unit: number; turn?: number };
  fill?: ColourName;
  /** Width in points; `dash` is the length of dash and gap, with square ends. */
  stroke?: { colour: ColourName; width: number; dash?: readonly [number, number] };
}

/** A picture as it came from the camera: baseline JPEG, not touched. */
export interface ImageOp extends Rect {
  kind: 'image';
  jpeg: Uint8Array;
}

export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Place of a head or a cell: blocks of the same `table` make one table, those of the same `row` one row, over pages. */
export interface Cell {
  table: number;
  row: number;
  /** Of a head: what it is the head of. */
  scope?: 'Column' | 'Row';
  /** Columns it spans. */
  span?: number;
}

/** One thing in reading order. */
export interface Block {
  role: 'H1' | 'H2' | 'P' | 'TH' | 'TD' | 'Artifact' | 'Figure';
  language: Language;
  /** Text alternative of a figure. */
  alt?: string;
  /** A figure that is a link. */
  link?: { uri: string; rect: Rect };
  /** Of TH and TD. */
  cell?: Cell;
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
  blocks: Block[];
  /** Which layers of the background lie under it, lowest first. */
  layers: Occurrence[];
}

/** Decoration that is the same on every paper of a template, by the pages it stands on. */
export type Background = Record<Occurrence, PathOp[]>;

/** All pages of one document. */
export interface Layout {
  width: number;
  height: number;
  pages: Page[];
  seal: SealBlock & { /** Index of its page. */ page: number };
  /** What each table is, for people who cannot see it, by its number in `Cell`. */
  tables: string[];
}
