import { measure, type Faces, type Weight } from '../fonts/faces.ts';
import { GlyphMissingError } from '../fonts/glyph-missing.ts';
import { circlePath, polygonPath } from '../layout/graphics/path.ts';
import type { PathOp, SealBlock, TextOp } from '../layout/ops.ts';

/** Words on a seal. */
export interface SealText {
  /** Round the upper edge: who seals. */
  arc: string;
  /** Across, under the star: what for. */
  purpose: string;
  /** Round the lower edge: the number of the key that signs. */
  number: string;
}

/** Proportions of the seal in units of its radius, after the round seals of Chinese institutions (42 mm). */
const RING = { centre: 0.972, width: 0.048 };
const STAR = { radius: 0.3, y: 0.06 };
const ARC = { radius: 0.655, size: 0.235, degrees: 208 };
const PURPOSE = { y: -0.5, size: 0.165, tracking: 0.06 };
const NUMBER = { radius: 0.86, size: 0.088, degrees: 62 };

const FIVE_POINTS = 5;
/** Ratio of inner to outer radius of a regular pentagram. */
const PENTAGRAM = 0.381966;

/** Draws the seal in a square box with its lower left corner at 0, 0. Points. */
export function drawSeal(
  text: SealText,
  diameter: number,
  faces: Faces,
): Omit<SealBlock, 'rect' | 'alt'> {
  const r = diameter / 2;
  return {
    art: sealArt(r),
    text: [
      ...arcText(text.arc, r, faces, { ...ARC, weight: 'bold', top: true }),
      ...levelText(text.purpose, r, faces),
      ...arcText(text.number, r, faces, { ...NUMBER, weight: 'regular', top: false }),
    ],
  };
}

function sealArt(r: number): PathOp[] {
  const star = Array.from({ length: FIVE_POINTS * 2 }, (_, i) => {
    const angle = Math.PI / 2 + (i * Math.PI) / FIVE_POINTS;
    const radius = r * STAR.radius * (i % 2 === 0 ? 1 : PENTAGRAM);
    return [r + radius * Math.cos(angle), r + r * STAR.y + radius * Math.sin(angle)] as const;
  });
  return [
    {
      kind: 'path',
      data: circlePath(r, r, r * RING.centre),
      stroke: { colour: 'seal', width: r * RING.width },
    },
    { kind: 'path', data: polygonPath(star, true), fill: 'seal' },
  ];
}

interface Arc {
  /** Radius of the baseline, type size, both in seal radii. */
  radius: number;
  size: number;
  /** Angle the text spreads over, from middle of the first to middle of the last character. */
  degrees: number;
  weight: Weight;
  /** Upper half reading clockwise, or lower half reading counter-clockwise. */
  top: boolean;
}

/** Characters evenly spread on a circle, each upright on its own radius. */
function arcText(text: string, r: number, faces: Faces, arc: Arc): TextOp[] {
  const characters = Array.from(text);
  const span = (arc.degrees * Math.PI) / 180;
  const step = characters.length > 1 ? span / (characters.length - 1) : 0;
  const size = arc.size * r;
  // Below, the baseline lies on the outer side, so that the letters stand towards the centre.
  const radius = arc.radius * r;
  return characters.map((character, i): TextOp => {
    const turn = -span / 2 + i * step;
    const angle = arc.top ? -turn : turn;
    const out = arc.top ? Math.PI / 2 - turn : -Math.PI / 2 + turn;
    const half = (advanceOf(character, faces, arc.weight) * size) / 2;
    return {
      kind: 'text',
      weight: arc.weight,
      size,
      x: r + radius * Math.cos(out) - half * Math.cos(angle),
      y: r + radius * Math.sin(out) - half * Math.sin(angle),
      text: character,
      spacing: 0,
      gaps: null,
      colour: 'seal',
      angle,
    };
  });
}

function levelText(text: string, r: number, faces: Faces): TextOp[] {
  const size = PURPOSE.size * r;
  const characters = Array.from(text);
  const advance = characters.reduce((sum, one) => sum + advanceOf(one, faces, 'bold'), 0);
  const width = (advance + PURPOSE.tracking * (characters.length - 1)) * size;
  return [
    {
      kind: 'text',
      weight: 'bold',
      size,
      x: r - width / 2,
      y: r + PURPOSE.y * r,
      text,
      spacing: PURPOSE.tracking,
      gaps: null,
      colour: 'seal',
    },
  ];
}

function advanceOf(character: string, faces: Faces, weight: Weight): number {
  const measured = measure(faces[weight], character.codePointAt(0) ?? 0);
  if (measured === null) throw new GlyphMissingError([character], 'seal', faces[weight]);
  return measured.advance;
}
