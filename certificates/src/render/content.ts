import type { ImageOp, Op, PathOp, TextOp } from '../layout/ops.ts';
import { n } from '../layout/units.ts';
import type { ColourName } from '../template/schema/index.ts';
import type { Encoded, FontSet } from './font-set.ts';
import type { ImageSet } from './image-set.ts';
import { text as textString } from './pdf/objects.ts';

/** Three numbers for `rg` and `RG`. */
export type Palette = Record<ColourName, string>;

/** What ops refer to by name. */
export interface Pens {
  palette: Palette;
  fonts: FontSet;
  images: ImageSet;
}

/** Content stream operators for drawing ops. */
export function drawOps(ops: readonly Op[], pens: Pens): string {
  return ops.map((op) => drawOp(op, pens)).join('\n');
}

function drawOp(op: Op, pens: Pens): string {
  switch (op.kind) {
    case 'path':
      return drawPath(op, pens.palette);
    case 'text':
      return drawText(op, pens);
    case 'image':
      return drawImage(op, pens.images);
  }
}

export function drawPath(op: PathOp, palette: Palette): string {
  const parts: string[] = [];
  const dash = op.stroke?.dash;
  if (dash) parts.push('q', '0 J', `[${n(dash[0])} ${n(dash[1])}] 0 d`);
  if (op.fill) parts.push(`${palette[op.fill]} rg`);
  if (op.stroke) parts.push(`${palette[op.stroke.colour]} RG`, `${n(op.stroke.width)} w`);
  if (op.place) {
    const { x, y, unit, turn } = op.place;
    parts.push('q', `${turned(turn, unit)} ${n(x)} ${n(y)} cm`);
  }
  parts.push(op.data, op.fill ? (op.stroke ? 'B*' : 'f*') : 'S');
  if (op.place) parts.push('Q');
  if (dash) parts.push('Q');
  return parts.join('\n');
}

function drawImage(op: ImageOp, images: ImageSet): string {
  const place = `${n(op.width)} 0 0 ${n(op.height)} ${n(op.x)} ${n(op.y)} cm`;
  return `q\n${place}\n/${images.nameOf(op)} Do\nQ`;
}

function drawText(op: TextOp, { palette, fonts }: Pens): string {
  const place = `${n(op.x)} ${n(op.y)}`;
  const start = op.angle ? `${turned(op.angle)} ${place} Tm` : `${place} Td`;
  const drawn = glyphs(op, palette, fonts);
  const spacing = n(op.spacing * op.size, 4);
  // Spacing outlasts a text object, so whoever needs some takes it away again.
  const spaced = spacing === '0' ? drawn : `${spacing} Tc\n${drawn}\n0 Tc`;
  const text = `BT\n${palette[op.colour]} rg\n${start}\n${spaced}\nET`;
  return op.spaced
    ? `/Span <</ActualText ${textString(op.text).toString()}>> BDC\n${text}\nEMC`
    : text;
}

/** First four numbers of a matrix that scales and turns counter-clockwise. */
function turned(angle = 0, scale = 1): string {
  const [cos, sin] = [scale * Math.cos(angle), scale * Math.sin(angle)];
  return `${n(cos, 5)} ${n(sin, 5)} ${n(-sin, 5)} ${n(cos, 5)}`;
}

/**
 * Width in ems of the stroke round a glyph that stands in for a bold one: with more, the densest characters
 * close up; with less, they look regular.
 */
const EMBOLDENING = 0.018;

/** Strings of glyphs with the extra space, in thousandths of an em, between them; a new font where one lacks a glyph. */
function glyphs(op: TextOp, palette: Palette, fonts: FontSet): string {
  let out = '';
  let current: Encoded | null = null;
  let index = 0;
  for (const character of op.text) {
    const encoded = fonts.encode(op.weight, character);
    if (encoded.font !== current?.font) {
      if (current) out += '>] TJ\n';
      if (current?.light) out += '0 Tr\n';
      if (encoded.light) out += `2 Tr ${n(op.size * EMBOLDENING)} w 1 j ${palette[op.colour]} RG\n`;
      out += `/${encoded.font} ${n(op.size * encoded.scale)} Tf\n[<`;
      current = encoded;
    }
    out += encoded.code;
    const gap = Math.round(((op.gaps?.[index++] ?? 0) * 1000) / encoded.scale);
    if (gap !== 0) out += `>${-gap}<`;
  }
  if (!current) return '';
  return `${out}>] TJ${current.light ? '\n0 Tr' : ''}`;
}
