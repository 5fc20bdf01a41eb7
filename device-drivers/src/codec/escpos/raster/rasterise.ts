import { Bitmap } from './bitmap.ts';
import type { PathCommand } from './glyphs.ts';

/** From units of the outline to dots: x grows right, y down. */
export interface Transform {
  scaleX: number;
  scaleY: number;
  x: number;
  /** Of the baseline. */
  y: number;
}

type Point = readonly [x: number, y: number];
interface Edge {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  /** 1 downwards, -1 upwards. */
  winding: 1 | -1;
}

const CURVE_STEPS = 6;
/** Lines looked at within one row of dots. */
const SUBLINES = 8;

/**
 * Draws an outline, filled by the non-zero rule, since letters of variable fonts overlap themselves. A dot is black
 * when at least `ink` of it is covered.
 */
export function rasterise(
  path: readonly PathCommand[],
  size: { width: number; height: number },
  transform: Transform,
  ink: number,
): Bitmap {
  const edges = edgesOf(path, transform);
  const bitmap = new Bitmap(size.width, size.height);
  const coverage = new Float64Array(size.width);
  for (let row = 0; row < size.height; row++) {
    coverage.fill(0);
    for (let subline = 0; subline < SUBLINES; subline++)
      coverLine(edges, row + (subline + 0.5) / SUBLINES, coverage);
    coverage.forEach((covered, column) => {
      if (covered / SUBLINES >= ink) bitmap.set(column, row);
    });
  }
  return bitmap;
}

/** Adds to each dot how much of it a horizontal line at y covers. */
function coverLine(edges: readonly Edge[], y: number, coverage: Float64Array): void {
  const crossings = edges
    .filter(({ y0, y1 }) => y0 <= y && y < y1)
    .map(({ x0, y0, x1, y1, winding }) => ({ x: x0 + ((y - y0) / (y1 - y0)) * (x1 - x0), winding }))
    .sort((a, b) => a.x - b.x);
  let inside = 0;
  let from = 0;
  for (const { x, winding } of crossings) {
    if (inside === 0) from = x;
    inside += winding;
    if (inside === 0) coverSpan(from, x, coverage);
  }
}

function coverSpan(from: number, to: number, coverage: Float64Array): void {
  const first = Math.max(0, Math.floor(from));
  const last = Math.min(coverage.length - 1, Math.floor(to));
  for (let column = first; column <= last; column++) {
    const part = Math.min(to, column + 1) - Math.max(from, column);
    if (part > 0) coverage[column] = (coverage[column] ?? 0) + part;
  }
}

function edgesOf(path: readonly PathCommand[], transform: Transform): Edge[] {
  const edges: Edge[] = [];
  let start: Point = [0, 0];
  let at: Point = start;
  const lineTo = (to: Point): void => {
    const down = to[1] > at[1];
    const [top, bottom] = down ? [at, to] : [to, at];
    if (top[1] !== bottom[1])
      edges.push({
        x0: top[0],
        y0: top[1],
        x1: bottom[0],
        y1: bottom[1],
        winding: down ? 1 : -1,
      });
    at = to;
  };
  for (const { type, values } of path) {
    const points = pointsOf(values, transform);
    const [first = at] = points;
    if (type === 'M') at = start = first;
    else if (type === 'Z') lineTo(start);
    else for (const point of flatten([at, ...points])) lineTo(point);
  }
  return edges;
}

function pointsOf(values: readonly number[], { scaleX, scaleY, x, y }: Transform): Point[] {
  const points: Point[] = [];
  for (let at = 0; at + 1 < values.length; at += 2)
    points.push([x + (values[at] ?? 0) * scaleX, y - (values[at + 1] ?? 0) * scaleY]);
  return points;
}

/** Points along a Bézier curve of any degree, without its beginning (de Casteljau). */
function flatten(control: readonly Point[]): Point[] {
  if (control.length === 2) return control.slice(1);
  return Array.from({ length: CURVE_STEPS }, (_, step) =>
    pointOn(control, (step + 1) / CURVE_STEPS),
  );
}

function pointOn(control: readonly Point[], t: number): Point {
  let points = control;
  while (points.length > 1) {
    points = points.slice(1).map((to, index): Point => {
      const from = points[index] ?? to;
      return [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t];
    });
  }
  return points[0] ?? [0, 0];
}
