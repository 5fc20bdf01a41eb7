import type { Frame } from './frame.ts';

/** Margins of 25 mm with a grid of twelve columns between them (gutters of 4 mm). */
const margin = 25;
const columns = 12;
const gutter = 4;
const column = (210 - 2 * margin - gutter * (columns - 1)) / columns;

/** Left and right edges of the columns, and the middle of the sheet, in mm. */
export const gridLines: readonly number[] = [
  ...Array.from({ length: columns }, (_, index) => margin + index * (column + gutter)).flatMap(
    (left) => [left, left + column],
  ),
  105,
];

/** Nearer than this is meant, in mm. */
const reach = 1.2;

/**
 * How far to move a frame in addition, so that its left edge, right edge or middle stands on a line of the grid or of
 * its neighbours, and its top on a neighbour's. Zero where nothing is near.
 */
export function snap(frame: Frame, neighbours: readonly Frame[]): { dx: number; dy: number } {
  const vertical = [...gridLines, ...neighbours.flatMap(({ x, width }) => [x, x + width])];
  const horizontal = neighbours.flatMap(({ y, height }) => [y, y + height]);
  const { x, y, width, height } = frame;
  return {
    dx: nearest([x, x + width, x + width / 2], vertical),
    dy: nearest([y, y + height], horizontal),
  };
}

function nearest(edges: readonly number[], lines: readonly number[]): number {
  let best = 0;
  let distance = reach;
  for (const edge of edges) {
    for (const line of lines) {
      if (Math.abs(line - edge) >= distance) continue;
      distance = Math.abs(line - edge);
      best = line - edge;
    }
  }
  return best;
}
