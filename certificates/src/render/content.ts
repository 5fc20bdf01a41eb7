import type { Weight } from '../fonts/faces.ts';
import type { Op, PathOp, TextOp } from '../layout/ops.ts';
import { n } from '../layout/units.ts';
import type { ColourName } from '../template/schema.ts';
import type { EmbeddedFont } from './embedded-font.ts';

/** Three numbers for `rg` and `RG`. */
export type Palette = Record<ColourName, string>;

export type Fonts = Record<Weight, EmbeddedFont>;

export const fontNames: Record<Weight, string> = { regular: 'R', bold: 'B' };

/** Content stream operators for drawing ops. */
export function drawOps(ops: readonly Op[], palette: Palette, fonts: Fonts): string {
  return ops
    .map((op) => (op.kind === 'path' ? drawPath(op, palette) : drawText(op, palette, fonts)))
    .join('\n');
}

export function drawPath(op: PathOp, palette: Palette): string {
  const parts: string[] = [];
  if (op.fill) parts.push(`${palette[op.fill]} rg`);
  if (op.stroke) parts.push(`${palette[op.stroke.colour]} RG`, `${n(op.stroke.width)} w`);
  if (op.place) {
    const { x, y, unit } = op.place;
    parts.push('q', `${n(unit, 5)} 0 0 ${n(unit, 5)} ${n(x)} ${n(y)} cm`);
  }
  parts.push(op.data, op.fill ? (op.stroke ? 'B*' : 'f*') : 'S');
  if (op.place) parts.push('Q');
  return parts.join('\n');
}

function drawText(op: TextOp, palette: Palette, fonts: Fonts): string {
  const cos = n(Math.cos(op.angle ?? 0), 5);
  const sin = n(Math.sin(op.angle ?? 0), 5);
  const minus = n(-Math.sin(op.angle ?? 0), 5);
  const text = [
    'BT',
    `${palette[op.colour]} rg`,
    `/${fontNames[op.weight]} ${n(op.size)} Tf`,
    `${n(op.spacing * op.size, 4)} Tc`,
    `${cos} ${sin} ${minus} ${cos} ${n(op.x)} ${n(op.y)} Tm`,
    `[${glyphs(op, fonts[op.weight])}] TJ`,
    'ET',
  ].join('\n');
  return op.spaced ? `/Span <</ActualText ${textString(op.text)}>> BDC\n${text}\nEMC` : text;
}

/** A PDF text string in UTF-16BE, as hex. */
function textString(text: string): string {
  const units = Array.from({ length: text.length }, (_, i) =>
    text.charCodeAt(i).toString(16).padStart(4, '0'),
  );
  return `<feff${units.join('')}>`;
}

/** Strings of glyphs with the extra space, in thousandths of an em, between them. */
function glyphs(op: TextOp, font: EmbeddedFont): string {
  let out = '<';
  let index = 0;
  const last = op.text.length - 1;
  for (const character of op.text) {
    out += font.encode(character);
    const gap = Math.round((op.gaps?.[index] ?? 0) * 1000);
    if (gap !== 0 && index < last) out += `>${-gap}<`;
    index++;
  }
  return `${out}>`;
}
