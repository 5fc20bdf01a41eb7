import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Faces } from '../../../certificates/src/fonts/faces.ts';
import { loadTypefaces } from '../../../certificates/src/fonts/load.ts';
import { divideTable, setTable, type Lane } from '../../../certificates/src/layout/table.ts';
import type { ElementOf } from '../../../certificates/src/template/schema/index.ts';
import { binder } from '../template/support.ts';

const label = { zh: '成绩', en: 'Marks' };
const data = {
  marks: {
    type: 'rows',
    label,
    max: 300,
    columns: {
      term: { type: 'text', label, max: 20 },
      name: { type: 'text', label, max: 60 },
    },
  },
};

const table: ElementOf<'table'> = {
  type: 'table',
  summary: '成绩',
  rows: 'marks',
  x: 20,
  width: 170,
  lanes: 2,
  gutter: 6,
  first: { y: 60, height: 100 },
  later: { y: 30, height: 130 },
  reserve: 40,
  columns: [{ header: '课程', text: '{row.name}', share: 1, align: 'left' }],
  group: '{row.term}',
  size: 8,
  headerSize: 8,
  leading: 12,
  empty: '无',
};

let faces: Faces;

beforeAll(async () => {
  faces = (await loadTypefaces()).faces;
});

function set(rows: { term: string; name: string }[]) {
  return setTable(table, binder({ data, ...elements }, { data: { marks: rows } }), faces);
}

const elements = {
  elements: [
    table,
    { type: 'qr', x: 140, y: 200, size: 46, maxSize: 51, alt: '{serial}' },
    { type: 'seal', x: 80, y: 228, diameter: 42, alt: '{serial}' },
  ],
};

const rowsArbitrary = fc.array(
  fc.record({
    term: fc.constantFrom('秋', '春', '夏'),
    name: fc.constantFrom(
      '数学',
      '高等数学（一）',
      '马克思主义基本原理概论与当代中国社会发展专题研究选读及其方法论导引',
    ),
  }),
  { maxLength: 160 },
);

describe('a table over lanes and pages', () => {
  it('holds every row once, in order', () => {
    fc.assert(
      fc.property(rowsArbitrary, (rows) => {
        const setting = set(rows);
        const lanes = divideTable(table, setting).flat();
        let next = 0;
        for (const lane of lanes) {
          expect(lane.from).toBe(next);
          expect(lane.to).toBeGreaterThan(lane.from);
          next = lane.to;
        }
        expect(next).toBe(setting.rows.length);
      }),
      { numRuns: 60 },
    );
  });

  it('never goes over the height of a lane, and keeps the foot of the last page free', () => {
    fc.assert(
      fc.property(rowsArbitrary, (rows) => {
        const setting = set(rows);
        const pages = divideTable(table, setting);
        for (const [index, lanes] of pages.entries()) {
          const area = index === 0 ? table.first : table.later;
          const free = index === pages.length - 1 ? table.reserve : 0;
          const room = ((area.height - free) * 72) / 25.4;
          for (const lane of lanes)
            expect(heightOf(setting, lane)).toBeLessThanOrEqual(room + 1e-6);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never leaves the heading of a group alone at the end of a lane', () => {
    fc.assert(
      fc.property(rowsArbitrary, (rows) => {
        const setting = set(rows);
        for (const { to } of divideTable(table, setting).flat()) {
          expect(setting.rows[to - 1]?.kind).not.toBe('group');
        }
      }),
      { numRuns: 60 },
    );
  });

  it('moves a heading on when only it would stand before the rows kept for the last page', () => {
    const long = '马克思主义基本原理概论与当代中国社会发展专题研究选读及其方法论导引';
    const rows = [
      ['夏', '数学'],
      ['秋', '数学'],
      ['秋', long],
      ['夏', long],
      ['秋', long],
      ['夏', '数学'],
      ['秋', long],
      ['秋', long],
      ['春', '数学'],
    ].map(([term = '', name = '']) => ({ term, name }));
    const setting = set(rows);
    const pages = divideTable(table, setting);
    expect(pages).toHaveLength(2);
    for (const { to } of pages.flat()) expect(setting.rows[to - 1]?.kind).not.toBe('group');
  });

  it('ends when the last page has no room for a single row', () => {
    const tight = { ...table, reserve: table.later.height };
    const rows = Array.from({ length: 40 }, (_, i) => ({ term: '秋', name: `课程${i}` }));
    const setting = set(rows);
    const pages = divideTable(tight, setting);
    expect(pages.flat().at(-1)?.to).toBe(setting.rows.length);
    expect(pages.at(-1)).toEqual([]);
  });

  it('takes one page while its rows fit, however many it could fill', () => {
    const rows = Array.from({ length: 12 }, (_, i) => ({ term: '秋', name: `课程${i}` }));
    expect(divideTable(table, set(rows))).toHaveLength(1);
    expect(divideTable(table, set([]))).toEqual([[]]);
    const many = Array.from({ length: 150 }, (_, i) => ({ term: '秋', name: `课程${i}` }));
    expect(divideTable(table, set(many)).length).toBeGreaterThan(1);
  });
});

function heightOf(setting: ReturnType<typeof setTable>, { from, to }: Lane): number {
  const rows = setting.rows.slice(from, to);
  return setting.head.height + rows.reduce((sum, row) => sum + row.height, 0);
}
