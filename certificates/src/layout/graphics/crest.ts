import type { ColourName } from '../../template/schema/index.ts';
import type { PathOp, Rect } from '../ops.ts';
import { n } from '../units.ts';
import { circlePath } from './path.ts';

/** Outlines on a 100 × 100 field, y downwards: pairs are points, letters are operators. */
const FLAME =
  '50 15 M 55 24 63 30 63 40 C 63 48 57 53 50 53 C 43 53 37 48 37 40 C 37 30 45 24 50 15 C';
const HEART =
  '50 31 M 52 36 56 38 56 43 C 56 47 53 49 50 49 C 47 49 44 47 44 43 C 44 38 48 36 50 31 C';
const BOWL = '31 56 M 69 56 L 67 64 60 68 50 68 C 40 68 33 64 31 56 C';
const WAVE_1 =
  '14 75 M 20 69 26 69 32 75 C 38 81 44 81 50 75 C 56 69 62 69 68 75 C 74 81 80 81 86 75 C';
const WAVE_2 =
  '24 85 M 29 80 33 80 37 85 C 41 90 46 90 50 85 C 54 80 59 80 63 85 C 67 90 71 90 76 85 C';

/** Two waves and a lamp, inside a ring. */
export function crestOps(box: Rect, colour: ColourName): PathOp[] {
  const scale = box.width / 100;
  const place = (shape: string, closed: boolean) =>
    placed(shape, box, scale) + (closed ? '\nh' : '');
  const cx = box.x + box.width / 2;
  const cy = box.y + box.height / 2;
  return [
    {
      kind: 'path',
      data: [place(FLAME, true), place(HEART, true)].join('\n'),
      fill: colour,
    },
    { kind: 'path', data: place(BOWL, true), fill: colour },
    {
      kind: 'path',
      data: [place(WAVE_1, false), place(WAVE_2, false)].join('\n'),
      stroke: { colour, width: 3.4 * scale },
    },
    {
      kind: 'path',
      data: circlePath(cx, cy, 49 * scale),
      stroke: { colour, width: 1.6 * scale },
    },
  ];
}

function placed(shape: string, box: Rect, scale: number): string {
  const out: string[] = [];
  let numbers: number[] = [];
  for (const token of shape.split(' ')) {
    if (/[MLC]/.test(token)) {
      const points = numbers.map((value, i) =>
        i % 2 === 0 ? n(box.x + value * scale) : n(box.y + box.height - value * scale),
      );
      out.push(`${points.join(' ')} ${token.toLowerCase()}`);
      numbers = [];
    } else {
      numbers.push(Number(token));
    }
  }
  return out.join('\n');
}
