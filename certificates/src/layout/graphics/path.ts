import { n } from '../units.ts';

/** A curve and its derivative by parameter, in points. */
export interface Curve {
  at(t: number): readonly [number, number];
  slope(t: number): readonly [number, number];
}

/** Cubic Bézier path through `steps` samples of a curve from t = from to t = to (Hermite form, so it stays smooth). */
export function curvePath(
  curve: Curve,
  from: number,
  to: number,
  steps: number,
  closed: boolean,
): string {
  const dt = (to - from) / steps;
  const third = dt / 3;
  const parts: string[] = [];
  let [x, y] = curve.at(from);
  let [dx, dy] = curve.slope(from);
  parts.push(`${n(x, 2)} ${n(y, 2)} m`);
  for (let i = 1; i <= steps; i++) {
    const t = from + i * dt;
    const [x2, y2] = curve.at(t);
    const [dx2, dy2] = curve.slope(t);
    const control = [x + dx * third, y + dy * third, x2 - dx2 * third, y2 - dy2 * third, x2, y2];
    parts.push(`${control.map((value) => n(value, 2)).join(' ')} c`);
    [x, y, dx, dy] = [x2, y2, dx2, dy2];
  }
  if (closed) parts.push('h');
  return parts.join('\n');
}

/** Bézier length of the handles that make a quarter circle of radius 1. */
const KAPPA = 0.5522847498;

export function circlePath(cx: number, cy: number, r: number): string {
  const k = r * KAPPA;
  const c = (...values: number[]) => `${values.map((value) => n(value)).join(' ')} c`;
  return [
    `${n(cx + r)} ${n(cy)} m`,
    c(cx + r, cy + k, cx + k, cy + r, cx, cy + r),
    c(cx - k, cy + r, cx - r, cy + k, cx - r, cy),
    c(cx - r, cy - k, cx - k, cy - r, cx, cy - r),
    c(cx + k, cy - r, cx + r, cy - k, cx + r, cy),
    'h',
  ].join('\n');
}

/** Straight lines through points; closed when asked. */
export function polygonPath(
  points: readonly (readonly [number, number])[],
  closed: boolean,
): string {
  const parts = points.map(([x, y], i) => `${n(x)} ${n(y)} ${i === 0 ? 'm' : 'l'}`);
  return closed ? [...parts, 'h'].join('\n') : parts.join('\n');
}
