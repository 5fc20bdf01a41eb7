import type { Op, PathOp, TextOp } from '../layout/ops.ts';
import { n } from '../layout/units.ts';
import type { ColourName } from '../template/schema/index.ts';
import type { FontSet } from './font-set.ts';

/** Three numbers for `rg` and `RG`. */
export type Palette = Record<ColourName, string>;

/** Content stream operators for drawing ops. */
export function drawOps(ops: readonly Op[], palette: Palette, fonts: FontSet): string {
  return ops
    .map((op) => {
      if (op.kind === 'image') throw new RangeError('pictures are not written yet');
      return op.kind === 'path' ? drawPath(op, palette) : drawText(op, palette, fonts);
    })
    .join('\n');
}

export function drawPath(op: PathOp, palette: Palette): string {
  const parts: string[] = [];
  const dash = op.stroke?.dash;
  if (dash) parts.push('q', '0 J', `[${n(dash[0])} ${n(dash[1])}] 0 d`);
  if (op.fill) parts.push(`${palette[op.fill]} rg`);
  if (op.stroke) parts.push(`${palette[op.stroke.colour]} RG`, `${n(op.stroke.width)} w`);
  if (op.place) {
    const { x, y, unit } = op.place;
    parts.push('q', `${n(unit, 5)} 0 0 ${n(unit, 5)} ${n(x)} ${n(y)} cm`);
  }
  parts.push(op.data, op.fill ? (op.stroke ? 'B*' : 'f*') : 'S');
  if (op.place) parts.push('Q');
  if (dash) parts.push('Q');
  return parts.join('\n');
}

function drawText(op: TextOp, palette: Palette, fonts: FontSet): string {
  const cos = n(Math.cos(op.angle ?? 0), 5);
  const sin = n(Math.sin(op.angle ?? 0), 5);
  const minus = n(-Math.sin(op.angle ?? 0), 5);
  const text = [
    'BT',
    `${palette[op.colour]} rg`,
    `${n(op.spacing * op.size, 4)} Tc`,
    `${cos} ${sin} ${minus} ${cos} ${n(op.x)} ${n(op.y)} Tm`,
    glyphs(op, fonts),
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

/** Strings of glyphs with the extra space, in thousandths of an em, between them; a new font where one lacks a glyph. */
function glyphs(op: TextOp, fonts: FontSet): string {
  const size = n(op.size);
  let out = '';
  let current = '';
  let index = 0;
  for (const character of op.text) {
    const { font, code } = fonts.encode(op.weight, character);
    if (font !== current) {
      out += current === '' ? `/${font} ${size} Tf\n[<` : `>] TJ\n/${font} ${size} Tf\n[<`;
      current = font;
    }
    out += code;
    const gap = Math.round((op.gaps?.[index++] ?? 0) * 1000);
    if (gap !== 0) out += `>${-gap}<`;
  }
  return current === '' ? '' : `${out}>] TJ`;
}
