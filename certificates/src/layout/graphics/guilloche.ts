import type { PathOp, Rect } from '../ops.ts';
import { curvePath, type Curve } from './path.ts';

type Stroke = NonNullable<PathOp['stroke']>;

const TURN = 2 * Math.PI;

/** An angle that belongs to a seed; none to seed 0. */
function seeded(seed: number): number {
  return (seed * 0.61803398875 * TURN) % TURN;
}

/** A closed curve around the origin whose radius swings between two circles. Points. */
function petals(outer: number, inner: number, lobes: number): Curve {
  const middle = (outer + inner) / 2;
  const swing = (outer - inner) / 2;
  const radius = (t: number) => middle + swing * Math.cos(lobes * t);
  const change = (t: number) => -swing * lobes * Math.sin(lobes * t);
  return {
    at: (t) => [radius(t) * Math.cos(t), radius(t) * Math.sin(t)],
    slope: (t) => [
      change(t) * Math.cos(t) - radius(t) * Math.sin(t),
      change(t) * Math.sin(t) + radius(t) * Math.cos(t),
    ],
  };
}

/**
 * A rosette of interlaced petals, as large as fits a box: one wide belt and a finer one inside it. Each belt is one
 * curve, turned: the same data again and again, which takes next to no room in a compressed file.
 */
export function rosetteOps(box: Rect, curves: number, seed: number, stroke: Stroke): PathOp[] {
  const outer = Math.ceil(curves * 0.6);
  const radius = Math.min(box.width, box.height) / 2;
  const centre = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const belt = (count: number, scale: number, inner: number, lobes: number) => {
    const edge = radius * scale;
    const curve = petals(edge, edge * inner, lobes);
    const data = curvePath(curve, 0, TURN, lobes * 8, true);
    return Array.from({ length: count }, (_, i): PathOp => {
      const turn = -((TURN * i) / count + seeded(seed)) / lobes;
      return { kind: 'path', data, place: { ...centre, unit: 1, turn }, stroke };
    });
  };
  const inset = 0.5;
  return [
    ...belt(outer, 1, 0.46, 10 + (seed % 4)),
    ...belt(curves - outer, inset, 0.16, 7 + (seed % 3)),
  ];
}

/** Sine waves of one length and evenly shifted phase, woven into a band. */
export function bandOps(box: Rect, curves: number, seed: number, stroke: Stroke): PathOp[] {
  const waves = Math.max(2, Math.round(box.width / (box.height * 3.2)));
  const step = (TURN * waves) / box.width;
  const middle = box.y + box.height / 2;
  const data = Array.from({ length: curves }, (_, i) => {
    const phase = (TURN * i) / curves + seeded(seed);
    const height = (box.height / 2) * (i % 2 === 0 ? 1 : 0.62);
    const wave: Curve = {
      at: (x) => [box.x + x, middle + height * Math.sin(step * x + phase)],
      slope: (x) => [1, height * step * Math.cos(step * x + phase)],
    };
    return curvePath(wave, 0, box.width, waves * 6, false);
  });
  return [{ kind: 'path', data: data.join('\n'), stroke }];
}
