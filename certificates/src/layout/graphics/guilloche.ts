import type { Rect } from '../ops.ts';
import { curvePath, type Curve } from './path.ts';

const TURN = 2 * Math.PI;

/** An angle that belongs to a seed; none to seed 0. */
function seeded(seed: number): number {
  return (seed * 0.61803398875 * TURN) % TURN;
}

/** A closed curve whose radius swings between two circles, in units of the ellipse's half axes. */
function petals(box: Rect, phase: number, inner: number, lobes: number): Curve {
  const cx = box.x + box.width / 2;
  const cy = box.y + box.height / 2;
  const rx = box.width / 2;
  const ry = box.height / 2;
  const middle = (1 + inner) / 2;
  const swing = (1 - inner) / 2;
  const radius = (t: number) => middle + swing * Math.cos(lobes * t + phase);
  const change = (t: number) => -swing * lobes * Math.sin(lobes * t + phase);
  return {
    at: (t) => [cx + rx * radius(t) * Math.cos(t), cy + ry * radius(t) * Math.sin(t)],
    slope: (t) => [
      rx * (change(t) * Math.cos(t) - radius(t) * Math.sin(t)),
      ry * (change(t) * Math.sin(t) + radius(t) * Math.cos(t)),
    ],
  };
}

/** A rosette of interlaced petals that fills a box: one wide belt and a finer one inside it. */
export function rosettePath(box: Rect, curves: number, seed: number): string {
  const outer = Math.ceil(curves * 0.6);
  const inset = 0.25;
  const turn = seeded(seed);
  const belts = 10 + (seed % 4);
  const cores = 7 + (seed % 3);
  const core: Rect = {
    x: box.x + box.width * inset,
    y: box.y + box.height * inset,
    width: box.width * (1 - 2 * inset),
    height: box.height * (1 - 2 * inset),
  };
  const belt = (area: Rect, count: number, inner: number, lobes: number) =>
    Array.from({ length: count }, (_, i) =>
      curvePath(petals(area, (TURN * i) / count + turn, inner, lobes), 0, TURN, lobes * 8, true),
    );
  return [...belt(box, outer, 0.46, belts), ...belt(core, curves - outer, 0.16, cores)].join('\n');
}

/** Sine waves of one length and evenly shifted phase, woven into a band. */
export function bandPath(box: Rect, curves: number, seed: number): string {
  const waves = Math.max(2, Math.round(box.width / (box.height * 3.2)));
  const step = (TURN * waves) / box.width;
  const middle = box.y + box.height / 2;
  return Array.from({ length: curves }, (_, i) => {
    const phase = (TURN * i) / curves + seeded(seed);
    const height = (box.height / 2) * (i % 2 === 0 ? 1 : 0.62);
    const wave: Curve = {
      at: (x) => [box.x + x, middle + height * Math.sin(step * x + phase)],
      slope: (x) => [1, height * step * Math.cos(step * x + phase)],
    };
    return curvePath(wave, 0, box.width, waves * 6, false);
  }).join('\n');
}
