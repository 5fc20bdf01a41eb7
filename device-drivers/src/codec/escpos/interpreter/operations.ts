import type { Bitmap } from '../raster/bitmap.ts';

/** Where on the paper something stands. All in dots from the left edge of the printable width. */
export interface Place {
  left: number;
  width: number;
  align: 'left' | 'center' | 'right';
}

/** One character in its cell. */
export interface TextCell {
  type: 'text';
  /** One character; U+FFFD for octets that are none. */
  text: string;
  /** Which form of it fills the cell: single octets print in half the width of Chinese characters. */
  form: 'half' | 'full';
  /** From the place's left edge, before alignment. */
  x: number;
  /** Dots, magnified. */
  width: number;
  height: number;
  emphasised: boolean;
  /** Thickness in dots. */
  underline: 0 | 1 | 2;
  /** White on black. */
  inverse: boolean;
}

/** An image that stands in a line of text. */
export interface ImageCell {
  type: 'image';
  x: number;
  bitmap: Bitmap;
}

export type Cell = TextCell | ImageCell;

export interface QrSymbol {
  type: 'qr';
  octets: Uint8Array;
  /** Dots of one module's side. */
  module: number;
  level: 'L' | 'M' | 'Q' | 'H';
}

export type Symbology = 'upc-a' | 'ean13' | 'ean8' | 'code39' | 'itf' | 'code128';

export interface BarSymbol {
  type: 'bars';
  symbology: Symbology;
  /** As sent, with the escapes of Code 128. */
  octets: Uint8Array;
  /** Dots of a narrow bar. */
  module: number;
  /** Dots. */
  height: number;
  /** Where the human-readable text stands. */
  text: 'none' | 'above' | 'below' | 'both';
  /** Cell of that text, dots. */
  cell: { width: number; height: number };
}

export type PrintedSymbol = QrSymbol | BarSymbol;

/** What the host wants to know, answered when everything before it is printed. */
export type Question =
  /** GS ( H: the id comes back once the data before it is on paper. */
  | { type: 'fence'; id: Uint8Array }
  /** GS r n: 1 paper sensors, 2 drawer. */
  | { type: 'status'; n: number }
  /** GS I n. */
  | { type: 'identity'; n: number };

/** What a printer does, one after the other. Lengths in dots. */
export type Operation =
  /** A line of text. `feed` is the line spacing: the paper moves so far, or as far as the tallest cell if that is more. */
  | { type: 'line'; place: Place; cells: Cell[]; feed: number }
  | { type: 'image'; place: Place; bitmap: Bitmap }
  | { type: 'symbol'; place: Place; symbol: PrintedSymbol }
  /** Blank paper. */
  | { type: 'feed'; dots: number }
  /** `feed` is null to cut where the knife stands now; else what was last printed goes so far past it first. */
  | { type: 'cut'; mode: 'full' | 'partial'; feed: number | null }
  | { type: 'ask'; question: Question }
  /** GS a n: which changes of status are pushed from now on. */
  | { type: 'push-status'; mask: number }
  /** ESC @. */
  | { type: 'initialise' };
