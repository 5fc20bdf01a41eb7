import type { Faces, Weight } from '../fonts/faces.ts';
import type { Span } from '../template/bind.ts';
import type { ColourName } from '../template/schema/index.ts';
import { atomsOf, gapBetween, type Atom } from './atoms.ts';
import { breakLines, type Line } from './line-breaker.ts';
import type { TextOp } from './ops.ts';

/** Letterspacing from which text extraction sees gaps between words. */
const SPACED = 0.08;

export interface Style {
  weight: Weight;
  /** Points. */
  size: number;
  colour: ColourName;
}

/** Text set in lines, not yet placed: x from the left edge, y 0 at the first baseline, going down. */
export interface Setting {
  ops: TextOp[];
  lines: number;
  /** Width of the widest line in points. */
  width: number;
}

export interface ParagraphShape {
  /** Points. */
  width: number;
  leading: number;
  /** Ems. */
  indent: number;
  justify: boolean;
  align: 'left' | 'center' | 'right';
}

/** Sets a paragraph. */
export function setParagraph(
  spans: readonly Span[],
  faces: Faces,
  style: Style,
  shape: ParagraphShape,
): Setting {
  const atoms = atomsOf(spans, faces, style.weight);
  const full = shape.width / style.size;
  const lines = breakLines(atoms, (i) => full - (i === 0 ? shape.indent : 0), shape.justify);
  let width = 0;
  const ops = lines.flatMap((line, index) => {
    const length = lineLength(atoms, line) * style.size;
    width = Math.max(width, length);
    const free = shape.width - length;
    const indent = (index === 0 ? shape.indent : 0) + line.offset;
    const start =
      shape.align === 'left' ? indent * style.size : shape.align === 'right' ? free : free / 2;
    return lineOps(atoms, line, style, start, -index * shape.leading);
  });
  return { ops, lines: lines.length, width };
}

/** Sets one line with letterspacing; never breaks. `tracking` in ems. */
export function setLine(
  spans: readonly Span[],
  faces: Faces,
  style: Style,
  tracking: number,
): Setting {
  const atoms = atomsOf(spans, faces, style.weight);
  const gaps = atoms.map((atom, i) => {
    const next = atoms[i + 1];
    return next ? gapBetween(atom, next).natural : 0;
  });
  const line: Line = { from: 0, to: atoms.length, gaps, offset: 0 };
  const letterspacing = tracking * Math.max(0, atoms.length - 1);
  const ops = lineOps(atoms, line, style, 0, 0, tracking);
  return { ops, lines: 1, width: (lineLength(atoms, line) + letterspacing) * style.size };
}

/** Repeats a text without a gap until it fills a width exactly, by letterspacing of at least `tracking` ems. */
export function setRule(
  spans: readonly Span[],
  faces: Faces,
  style: Style,
  tracking: number,
  width: number,
): TextOp {
  const atoms = atomsOf(spans, faces, style.weight);
  const room = width / style.size;
  const advance = atoms.reduce((sum, atom) => sum + atom.advance, 0);
  const repeats = Math.max(1, Math.floor(room / (advance + atoms.length * tracking)));
  const letters = atoms.length * repeats;
  return {
    ...emptyOp(style.weight, style, 0, 0),
    text: atoms
      .map((atom) => atom.character)
      .join('')
      .repeat(repeats),
    spacing: (room - advance * repeats) / Math.max(1, letters - 1),
  };
}

function lineLength(atoms: readonly Atom[], line: Line): number {
  let length = line.offset;
  for (let i = line.from; i < line.to; i++) {
    length += (atoms[i]?.advance ?? 0) + (line.gaps[i - line.from] ?? 0);
  }
  return length;
}

function emptyOp(weight: Weight, style: Style, x: number, y: number): TextOp {
  const { size, colour } = style;
  return { kind: 'text', weight, size, x, y, text: '', spacing: 0, gaps: null, colour };
}

/** One op for each stretch of one weight. */
function lineOps(
  atoms: readonly Atom[],
  line: Line,
  style: Style,
  x: number,
  y: number,
  spacing = 0,
): TextOp[] {
  const ops: TextOp[] = [];
  let position = x;
  for (let start = line.from; start < line.to;) {
    const weight = atoms[start]?.weight ?? style.weight;
    let end = start;
    let text = '';
    let length = 0;
    for (; end < line.to && atoms[end]?.weight === weight; end++) {
      text += atoms[end]?.character ?? '';
      length += (atoms[end]?.advance ?? 0) + (line.gaps[end - line.from] ?? 0) + spacing;
    }
    const gaps = line.gaps.slice(start - line.from, end - line.from);
    ops.push({
      ...emptyOp(weight, style, position, y),
      text,
      spacing,
      gaps: gaps.some((gap) => gap !== 0) ? gaps : null,
      spaced: spacing >= SPACED,
    });
    position += length * style.size;
    start = end;
  }
  return ops;
}
