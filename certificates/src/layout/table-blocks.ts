import type { Language } from '../documents/types.ts';
import type { ElementOf } from '../template/schema/index.ts';
import type { Block, Cell, PathOp } from './ops.ts';
import { place } from './place.ts';
import { headingBefore, laneWidth, type Lane, type SetRow, type SetTable } from './table.ts';
import { n, pt } from './units.ts';

/** A table divided over pages, with its number in the document. */
export interface PlacedTable {
  element: ElementOf<'table'>;
  number: number;
  table: SetTable;
  pages: Lane[][];
  language: Language;
}

const PADDING = 2;
const HEAD_RULE = 0.7;
const ROW_RULE = 0.25;
/** Baseline of the first line below the upper edge of its row, in leadings. */
const BASELINE = 0.72;

/**
 * The part of a table that stands on one page: heads and cells in reading order, rules as decoration.
 *
 * @param height of the sheet in points
 */
export function tableBlocks(placed: PlacedTable, page: number, height: number): Block[] {
  const { element, pages, language } = placed;
  const area = page === 0 ? element.first : element.later;
  const lanes = pages[page] ?? [];
  const rules: PathOp[] = [];
  const blocks = lanes.flatMap((lane, index) => {
    const x = pt(element.x) + index * (laneWidth(element) + pt(element.gutter));
    const first = page === 0 && index === 0;
    return laneBlocks(placed, lane, { x, top: height - pt(area.y), first }, rules);
  });
  return [{ role: 'Artifact', language, ops: rules }, ...blocks];
}

function laneBlocks(
  { element, number, table, language }: PlacedTable,
  lane: Lane,
  at: { x: number; top: number; first: boolean },
  rules: PathOp[],
): Block[] {
  const heading = headingBefore(table.rows, lane.from);
  const rows: [row: SetRow, id: number, repeated: boolean][] = [
    [table.head, 0, !at.first],
    ...(heading ? [[heading, 0, true] as [SetRow, number, boolean]] : []),
    ...table.rows
      .slice(lane.from, lane.to)
      .map((row, index): [SetRow, number, boolean] => [row, lane.from + index + 1, false]),
  ];
  const width = laneWidth(element);
  const blocks: Block[] = [];
  let top = at.top;
  rules.push(rule(at.x, top, width, HEAD_RULE, 'brand'));
  for (const [row, id, repeated] of rows) {
    const air = row.height - Math.max(1, ...row.cells.map((cell) => cell.lines)) * element.leading;
    const baseline = top - air - element.leading * BASELINE;
    for (const [index, setting] of row.cells.entries()) {
      const column = row.kind === 'group' ? { x: 0 } : table.columns[index];
      blocks.push({
        ...roleOf(row, number, id, repeated, table.columns.length),
        language,
        ops: place(setting.ops, at.x + (column?.x ?? 0) + PADDING, baseline),
      });
    }
    top -= row.height;
    rules.push(
      row.kind === 'head'
        ? rule(at.x, top, width, HEAD_RULE, 'brand')
        : rule(at.x, top, width, ROW_RULE, 'wash'),
    );
  }
  return blocks;
}

function roleOf(
  row: SetRow,
  table: number,
  id: number,
  repeated: boolean,
  columns: number,
): Pick<Block, 'role' | 'cell'> {
  if (repeated) return { role: 'Artifact' };
  const cell: Cell = { table, row: id };
  if (row.kind === 'row') return { role: 'TD', cell };
  if (row.kind === 'head') return { role: 'TH', cell: { ...cell, scope: 'Column' } };
  return { role: 'TH', cell: { ...cell, scope: 'Row', span: columns } };
}

function rule(
  x: number,
  y: number,
  width: number,
  thickness: number,
  colour: 'brand' | 'wash',
): PathOp {
  return {
    kind: 'path',
    data: `${n(x)} ${n(y)} m\n${n(x + width)} ${n(y)} l`,
    stroke: { colour, width: thickness },
  };
}
