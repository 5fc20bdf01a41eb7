import type { Faces } from '../fonts/faces.ts';
import type { Binder, BoundRow, Span } from '../template/bind.ts';
import type { ElementOf, TemplateText } from '../template/schema/index.ts';
import { setParagraph, type Setting, type Style } from './typeset.ts';
import { pt } from './units.ts';

/** One row, set and measured. */
export interface SetRow {
  /** One for each column; a group heading has one alone. */
  cells: Setting[];
  /** Points. */
  height: number;
  kind: 'head' | 'group' | 'row';
}

/** A column as it is drawn. Points from the left edge of its lane. */
export interface SetColumn {
  x: number;
  width: number;
}

/** A table set in lines, not yet divided over lanes and pages. */
export interface SetTable {
  columns: SetColumn[];
  head: SetRow;
  /** Group headings and rows in order. */
  rows: SetRow[];
}

/** A stretch of rows that stands in one lane. */
export interface Lane {
  from: number;
  to: number;
}

/** Distance between text and the edge of its column. */
const PADDING = 2;
/** Room above the first line of a group, in leadings. */
const GROUP_AIR = 0.35;
/** A last page with fewer rows than this, and all the rest before it, would look like a mistake. */
const LEAST_ON_LAST = 4;

/** @throws GlyphMissingError, FieldMissingError, DataError */
export function setTable(element: ElementOf<'table'>, binder: Binder, faces: Faces): SetTable {
  const shown = element.columns.filter((column) => binder.applies(column.when));
  const lane = laneWidth(element);
  const shares = shown.reduce((sum, column) => sum + column.share, 0);
  let x = 0;
  const columns = shown.map((column): SetColumn => {
    const width = (lane * column.share) / shares;
    const placed = { x, width };
    x += width;
    return placed;
  });
  const body: Style = { weight: 'regular', size: element.size, colour: 'ink' };
  const heading: Style = { weight: 'bold', size: element.headerSize, colour: 'brand' };
  // Many cells of a column say the same: what was set once is set.
  const known = new Map<string, Setting>();
  const set = (text: TemplateText, style: Style, index: number, row?: BoundRow): Setting => {
    const spans = binder.spans(text, row ? { row } : {});
    const key = JSON.stringify([index, style.weight, spans.map(lookOf)]);
    const before = known.get(key);
    if (before) return before;
    const setting = setParagraph(spans, faces, style, {
      width: (columns[index]?.width ?? lane) - 2 * PADDING,
      leading: element.leading,
      indent: 0,
      justify: false,
      align: shown[index]?.align ?? 'left',
    });
    known.set(key, setting);
    return setting;
  };
  const rowOf = (cells: Setting[], kind: SetRow['kind']): SetRow => {
    const lines = Math.max(1, ...cells.map((cell) => cell.lines));
    const air = kind === 'group' ? GROUP_AIR : 0;
    return { cells, kind, height: (lines + air) * element.leading };
  };
  const head = rowOf(
    shown.map((column, index) => set(column.header, heading, index)),
    'head',
  );
  const rows: SetRow[] = [];
  let group: string | null = null;
  for (const row of binder.rows(element.rows)) {
    if (element.group !== undefined) {
      const name = binder.plain(element.group, { row });
      if (name !== group) {
        group = name;
        rows.push(rowOf([set(element.group, { ...heading, colour: 'ink' }, -1, row)], 'group'));
      }
    }
    rows.push(
      rowOf(
        shown.map((column, index) => set(column.text, body, index, row)),
        'row',
      ),
    );
  }
  return { columns, head, rows };
}

/** All of a span that its setting depends on. */
function lookOf({ text, weight, keep, field }: Span) {
  return [text, weight, keep, field === null];
}

export function laneWidth({ width, lanes, gutter }: ElementOf<'table'>): number {
  return (pt(width) - (lanes - 1) * pt(gutter)) / lanes;
}

/**
 * Divides the rows over lanes and pages: as few pages as hold them, the last one with `reserve` left free and never
 * nearly empty if its rows allow it. A group heading never stands alone at the end of a lane; a lane that begins inside
 * a group has room for its heading once more.
 *
 * @returns for each page its lanes; at least one page
 */
export function divideTable(element: ElementOf<'table'>, table: SetTable): Lane[][] {
  for (let pages = 1; ; pages++) {
    for (let least = LEAST_ON_LAST; least >= 0; least--) {
      const divided = divideOver(pages, least, element, table);
      if (divided) return divided;
    }
  }
}

/** @param least rows that the earlier pages leave to the last one */
function divideOver(
  pages: number,
  least: number,
  element: ElementOf<'table'>,
  { head, rows }: SetTable,
): Lane[][] | null {
  const divided: Lane[][] = [];
  let next = 0;
  for (let page = 0; page < pages; page++) {
    const area = page === 0 ? element.first : element.later;
    const last = page === pages - 1;
    const reserve = last ? element.reserve : 0;
    const end = last ? rows.length : Math.max(next, rows.length - least);
    const room = pt(area.height) - pt(reserve) - head.height;
    const lanes: Lane[] = [];
    for (let lane = 0; lane < element.lanes && next < end; lane++) {
      const repeated = headingBefore(rows, next)?.height ?? 0;
      // A row higher than a whole lane has to stand somewhere.
      const first = afterFirst(rows, next);
      const forced = last || first > end ? next : first;
      const to = Math.max(fill(rows, next, end, room - repeated), forced);
      if (to > next) lanes.push({ from: next, to });
      next = to;
    }
    divided.push(lanes);
  }
  return next >= rows.length ? divided : null;
}

/** Index after the first row of a lane, which a heading before it does not leave. */
function afterFirst(rows: readonly SetRow[], from: number): number {
  return from + (rows[from]?.kind === 'group' ? 2 : 1);
}

/** The heading of the group that a lane goes on with; null where a group begins, or there are none. */
export function headingBefore(rows: readonly SetRow[], from: number): SetRow | null {
  if (rows[from]?.kind === 'group') return null;
  return rows.slice(0, from).findLast(({ kind }) => kind === 'group') ?? null;
}

/** Index after the last row before `end` that fits. */
function fill(rows: readonly SetRow[], from: number, end: number, room: number): number {
  let height = 0;
  let to = from;
  for (; to < end; to++) {
    height += rows[to]?.height ?? 0;
    if (height > room) break;
  }
  while (to > from && to < rows.length && rows[to - 1]?.kind === 'group') to--;
  return to;
}
