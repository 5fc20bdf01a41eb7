import type { ColourName } from '../../template/schema/index.ts';
import type { PathOp, Rect } from '../ops.ts';
import { n } from '../units.ts';

/**
 * Letters of a five by seven dot matrix, rows from the top, only those that words of warning need.
 */
const LETTERS: Readonly<Record<string, readonly string[]>> = {
  C: ['.###.', '#...#', '#....', '#....', '#....', '#...#', '.###.'],
  D: ['####.', '#...#', '#...#', '#...#', '#...#', '#...#', '####.'],
  I: ['.###.', '..#..', '..#..', '..#..', '..#..', '..#..', '.###.'],
  O: ['.###.', '#...#', '#...#', '#...#', '#...#', '#...#', '.###.'],
  P: ['####.', '#...#', '#...#', '####.', '#....', '#....', '#....'],
  V: ['#...#', '#...#', '#...#', '#...#', '.#.#.', '.#.#.', '..#..'],
  Y: ['#...#', '#...#', '.#.#.', '..#..', '..#..', '..#..', '..#..'],
};
const COLUMNS = 6;
const ROWS = 7;

/**
 * Distances and edges of the dots in points at 600 dpi: ground 2 dots in 8, word 4 dots in 16. Both cover 6.3 % of the
 * paper, so the eye sees one tint; a copier loses the small ones first.
 */
const DOT = 72 / 600;
const GROUND = { pitch: 8 * DOT, edge: 2 * DOT };
const WORD = { pitch: 16 * DOT, edge: 4 * DOT };
const CELL = WORD.pitch * 2;

type Screen = typeof GROUND;

/** The word, repeated, in coarse dots on a ground of fine ones. Rows of dots are dashed lines. */
export function pantographOps(box: Rect, word: string, colour: ColourName): PathOp[] {
  return [screenOp(box, word, colour, GROUND, false), screenOp(box, word, colour, WORD, true)];
}

function screenOp(
  box: Rect,
  word: string,
  colour: ColourName,
  screen: Screen,
  inked: boolean,
): PathOp {
  const columns = Math.floor(box.width / CELL);
  const lines: string[] = [];
  for (let row = 0; row < Math.floor(box.height / CELL); row++) {
    const top = box.y + box.height - row * CELL;
    for (const [from, to] of runs(word, row, columns, inked)) {
      for (let y = top - screen.pitch / 2; y > top - CELL; y -= screen.pitch) {
        lines.push(`${n(box.x + from * CELL)} ${n(y)} m ${n(box.x + to * CELL)} ${n(y)} l`);
      }
    }
  }
  const { edge, pitch } = screen;
  return {
    kind: 'path',
    data: lines.join('\n'),
    stroke: { colour, width: edge, dash: [edge, pitch - edge] },
  };
}

/** Stretches of cells of a row that belong to the word, or that do not. */
function runs(word: string, row: number, columns: number, inked: boolean): [number, number][] {
  const found: [number, number][] = [];
  for (let column = 0; column < columns; column++) {
    if (isInk(word, column, row) !== inked) continue;
    const last = found.at(-1);
    if (last?.[1] === column) last[1] = column + 1;
    else found.push([column, column + 1]);
  }
  return found;
}

/** Words stand side by side, each line of them moved on by half a word. */
function isInk(word: string, column: number, row: number): boolean {
  const line = Math.floor(row / (ROWS + 2));
  const y = row % (ROWS + 2);
  const length = COLUMNS * (word.length + 1);
  const x = (column + line * Math.floor(length / 2)) % length;
  const letter = LETTERS[word.charAt(Math.floor(x / COLUMNS))];
  return letter?.[y]?.charAt(x % COLUMNS) === '#';
}
