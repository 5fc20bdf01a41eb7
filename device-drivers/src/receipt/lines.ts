import type { Glyph } from './text.ts';

/**
 * Breaks glyphs into lines of at most `columns`: at the last space where there is one, else anywhere, as Chinese is.
 * A space at a break goes.
 */
export function breakLines(glyphs: readonly Glyph[], columns: number): Glyph[][] {
  const lines: Glyph[][] = [];
  let rest = [...glyphs];
  while (width(rest) > columns) {
    const fitting = fit(rest, columns);
    const next = rest[fitting];
    const space = rest.slice(0, fitting).findLastIndex((glyph) => glyph.isSpace);
    const breaksWord = next?.columns === 1 && !next.isSpace && rest[fitting - 1]?.columns === 1;
    const end = breaksWord && space > 0 ? space : fitting;
    lines.push(rest.slice(0, end));
    const begin = rest.findIndex((glyph, at) => at >= end && !glyph.isSpace);
    rest = begin < 0 ? [] : rest.slice(begin);
  }
  if (rest.length > 0 || lines.length === 0) lines.push(rest);
  return lines;
}

/** Left and right on one line; the left one is broken, and the right one stands on its last line or one below. */
export function pairLines(
  left: readonly Glyph[],
  right: readonly Glyph[],
  columns: number,
): Glyph[][] {
  const lines = breakLines(left, columns);
  const last = lines.at(-1) ?? [];
  const values = breakLines(right, columns);
  const [value = []] = values;
  if (values.length > 1 || width(last) + 1 + width(value) > columns) {
    return [...lines, ...values.map((line) => [...spaces(columns - width(line)), ...line])];
  }
  const gap = columns - width(last) - width(value);
  return [...lines.slice(0, -1), [...last, ...spaces(gap), ...value]];
}

/** In half-width columns. */
export function width(glyphs: readonly Glyph[]): number {
  return glyphs.reduce((columns, glyph) => columns + glyph.columns, 0);
}

/** How many glyphs fit; at least one, so that a line always gets shorter. */
function fit(glyphs: readonly Glyph[], columns: number): number {
  let used = 0;
  const tooMany = glyphs.findIndex((glyph) => (used += glyph.columns) > columns);
  return Math.max(1, tooMany < 0 ? glyphs.length : tooMany);
}

function spaces(count: number): Glyph[] {
  const space: Glyph = { octets: Uint8Array.of(0x20), columns: 1, isSpace: true };
  return Array.from({ length: count }, () => space);
}
