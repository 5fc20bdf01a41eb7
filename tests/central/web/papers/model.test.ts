import { checkData, packagedSources, parseTemplate, sampleIssue } from '@hallway/certificates';
import type { DataFields, ScalarField } from '@hallway/certificates/engine';
import { paperDataSchema, paperRefSchema, type PaperData } from '@hallway/protocol';
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { PaperView } from '../../../../central/web/contract/papers.ts';
import {
  draftOf,
  emptyRow,
  isStatable,
  type Draft,
} from '../../../../central/web/papers/model/draft.ts';
import { dayOf, fenOf, monthOf, numberOf } from '../../../../central/web/papers/model/numbers.ts';
import { readDraft } from '../../../../central/web/papers/model/read.ts';
import { standingOf } from '../../../../central/web/papers/model/standing.ts';
import {
  readTerms,
  refOf,
  termsOf,
  withTitle,
} from '../../../../central/web/papers/model/terms.ts';

const label = { zh: '项', en: 'Item' };
const longest = 12;
const choices = { first: label, second: label };

const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: longest })
  .map((text) => text.slice(0, longest).trim())
  .filter((text) => text !== '');
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** A declaration of each type with values that fit it. */
const kinds: Record<ScalarField['type'], fc.Arbitrary<PaperData[string]>> = {
  text: word,
  bilingual: fc.record({ zh: word, en: word }),
  date: day,
  month: day.map((date) => date.slice(0, 7)),
  number: fc.double({ min: -1e11, max: 1e11, noNaN: true }).map((x) => (x === 0 ? 0 : x)),
  money: fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
  flag: fc.boolean(),
  choice: fc.constantFrom(...Object.keys(choices)),
};

function declared(type: ScalarField['type'], optional: boolean): ScalarField {
  const base = { label, optional };
  if (type === 'text' || type === 'bilingual') return { ...base, type, max: longest };
  return type === 'choice' ? { ...base, type, values: choices } : { ...base, type };
}

const scalar = fc
  .record({
    type: fc.constantFrom(...(Object.keys(kinds) as ScalarField['type'][])),
    optional: fc.boolean(),
    isThere: fc.boolean(),
  })
  .chain(({ type, optional, isThere }) =>
    kinds[type].map((value) => ({
      field: declared(type, optional),
      value: isThere || !optional ? value : undefined,
    })),
  );
const fieldName = fc.stringMatching(/^[a-z][A-Za-z0-9]{0,8}$/);
const scalars = fc.dictionary(fieldName, scalar, { minKeys: 1, maxKeys: 5 });

type Made = Record<string, { field: ScalarField; value: PaperData[string] | undefined }>;

const fieldsOf = (made: Made) =>
  Object.fromEntries(Object.entries(made).map(([name, { field }]) => [name, field]));
const dataOf = (made: Made) =>
  Object.fromEntries(
    Object.entries(made).flatMap(([name, { value }]) =>
      value === undefined ? [] : [[name, value]],
    ),
  ) as PaperData;

const cases = fc.record({ one: scalars, row: scalars, rows: fc.integer({ min: 1, max: 3 }) });

function caseOf({ one, row, rows }: { one: Made; row: Made; rows: number }): {
  fields: DataFields;
  data: PaperData;
} {
  const table = { type: 'rows', label, max: 3, columns: fieldsOf(row) } as const;
  const filled = Array.from({ length: rows }, () => dataOf(row));
  return {
    fields: { ...fieldsOf(one), TABLE: table },
    data: { ...dataOf(one), TABLE: filled as never },
  };
}

describe('a form made of a declaration', () => {
  it('says again what it was filled in with', () => {
    fc.assert(
      fc.property(cases.map(caseOf), ({ fields, data }) => {
        checkData(fields, data);
        const { data: read, faults } = readDraft(fields, draftOf(fields, data));
        expect([...faults]).toEqual([]);
        expect(read).toEqual(data);
      }),
    );
  });

  it('lets nothing through that its template would refuse, whatever is typed', () => {
    const typed = fc.oneof(fc.string(), word, day, fc.double().map(String));
    const scalarDraft = fc.oneof(typed, fc.record({ zh: typed, en: typed }));
    fc.assert(
      fc.property(
        cases.map(caseOf),
        fc.array(scalarDraft, { minLength: 12, maxLength: 12 }),
        ({ fields }, texts) => {
          const typedFor = (field: ScalarField, i: number) => {
            const text = texts[i % texts.length] ?? '';
            const plain = typeof text === 'string' ? text : text.zh;
            const both = typeof text === 'string' ? { zh: text, en: text } : text;
            return field.type === 'bilingual' ? both : plain;
          };
          const draft: Draft = Object.fromEntries(
            Object.entries(fields).map(([name, field], i) => {
              if (field.type !== 'rows') return [name, typedFor(field as ScalarField, i)];
              const columns = Object.entries(field.columns);
              return [
                name,
                [
                  Object.fromEntries(
                    columns.map(([key, column], j) => [key, typedFor(column, i + j)]),
                  ),
                ],
              ];
            }),
          );
          const { data, faults } = readDraft(fields, draft);
          expect(data === null).toBe(faults.size > 0);
          if (data) checkData(fields, data);
        },
      ),
    );
  });

  test('every packaged template has a form that takes what it prints', async () => {
    for (const source of await packagedSources()) {
      const { template } = parseTemplate(source);
      expect(isStatable(template.data)).toBe(true);
      const data = paperDataSchema.parse(sampleIssue(template).data);
      const { data: read } = readDraft(template.data, draftOf(template.data, data));
      expect(read).toEqual(data);
    }
  });

  test('left empty, names each place that has to be filled in, and no other', () => {
    const fields: DataFields = {
      award: { type: 'bilingual', label, max: 9 },
      year: { type: 'text', label, max: 9 },
      kind: { type: 'choice', label, values: choices },
      amount: { type: 'money', label, optional: true },
      thesis: { type: 'bilingual', label, max: 9, optional: true },
      courses: { type: 'rows', label, max: 2, columns: { name: { type: 'text', label, max: 9 } } },
    };
    const empty = draftOf(fields, {});
    expect([...readDraft(fields, empty).faults.keys()]).toEqual([
      '/award/zh',
      '/award/en',
      '/year',
      '/kind',
      '/courses',
    ]);
    const half = { ...empty, thesis: { zh: '题', en: ' ' }, courses: [emptyRow({})] };
    expect([...readDraft(fields, half).faults.keys()]).toContain('/thesis/en');
    const rows = { ...empty, courses: [1, 2, 3].map(() => ({ name: '' })) };
    const { faults } = readDraft(fields, rows);
    expect(faults.get('/courses')?.en).toContain('2');
    expect(faults.has('/courses/2/name')).toBe(true);
  });

  test('a photograph that has to be there cannot be stated', () => {
    expect(isStatable({ face: { type: 'photo', label } })).toBe(false);
    expect(isStatable({ face: { type: 'photo', label, optional: true } })).toBe(true);
    expect(draftOf({ face: { type: 'photo', label, optional: true } }, {})).toEqual({});
  });
});

describe('what is typed', () => {
  test.each([
    [numberOf, '３．５', 3.5],
    [numberOf, '12,000', 12_000],
    [numberOf, '1e3', 1000],
    [numberOf, '0x10', null],
    [numberOf, 'Infinity', null],
    [fenOf, '¥18,650.5', 1_865_050],
    [fenOf, '￥０.０１', 1],
    [fenOf, '1.005', null],
    [fenOf, '-3', null],
    [dayOf, '2026年3月4日', '2026-03-04'],
    [dayOf, '2026/12/31', '2026-12-31'],
    [dayOf, '2026-02-30', null],
    [monthOf, '2026.7', '2026-07'],
    [monthOf, '2026-13', null],
  ])('%o reads %s as %s', (read, text, value) => {
    expect(read(text)).toBe(value);
  });
});

describe('terms', () => {
  const today = '2026-11-27';
  const fresh = termsOf(null, false);

  test('of the only record name neither title nor short name', () => {
    const one = { ...fresh, copies: '２', title: { zh: '甲', en: 'A' }, ref: 'Ä' };
    expect(readTerms(one, [], today).terms).toEqual({
      ref: null,
      title: null,
      copies: 2,
      validFrom: null,
      validUntil: null,
    });
  });

  test('of one among several take a short name from the title until it is written by hand', () => {
    const titled = withTitle(termsOf(null, true), { zh: '国家奖学金', en: 'National Award 2026' });
    expect(titled.ref).toBe('national-award-2026');
    expect(readTerms(titled, [null], today).terms?.ref).toBe('national-award-2026');
    const own = withTitle({ ...titled, ref: 'mine', refTyped: true }, { zh: '乙', en: 'B' });
    expect(own.ref).toBe('mine');
    expect([...readTerms(own, ['mine'], today).faults.keys()]).toEqual(['ref']);
    fc.assert(
      fc.property(fc.string(), (title) => {
        const ref = refOf(title);
        expect(ref === '' || paperRefSchema.safeParse(ref).success).toBe(true);
      }),
    );
  });

  test.each([
    [{ copies: '0' }, 'copies'],
    [{ copies: '1.5' }, 'copies'],
    [{ copies: '' }, 'copies'],
    [{ copies: '21' }, 'copies'],
    [{ validFrom: 'soon' }, 'validFrom'],
    [{ validFrom: '2026-12-02', validUntil: '2026-12-01' }, 'validUntil'],
    [{ validUntil: '2026-11-26' }, 'validUntil'],
    [{ several: true, title: { zh: '甲', en: '' }, ref: 'a' }, 'title/en'],
    [{ several: true, title: { zh: '甲', en: 'A' }, ref: '' }, 'ref'],
  ])('%o are refused at %s', (part, place) => {
    const { terms, faults } = readTerms({ ...fresh, ...part }, [], today);
    expect(terms).toBeNull();
    expect([...faults.keys()]).toEqual([place]);
  });
});

describe('a record', () => {
  const approval = { approvedAt: '2026-11-20T02:00:00Z', by: null, copies: 2, uses: [] };
  const paper: PaperView = {
    ref: null,
    title: null,
    data: {},
    validFrom: null,
    validUntil: null,
    hold: null,
    approval,
    lastDay: '2026-12-20',
    pickup: false,
  };
  const limited = { needsApproval: true, printDays: 30 };
  test('that no approval limits is ready however much of it was printed', () => {
    const used = { ...approval, uses: [{ copies: 2, serial: null }] };
    const free = { needsApproval: false, printDays: null };
    expect(standingOf({ ...paper, approval: used }, free, '2026-11-27')).toBe('ready');
  });

  test.each([
    [{}, 'ready'],
    [{ hold: 'appeal-open' as const }, 'held'],
    [{ approval: null }, 'unapproved'],
    [{ validFrom: '2026-11-28' }, 'not-yet'],
    [{ lastDay: '2026-11-26' }, 'over'],
    [{ approval: { ...approval, uses: [{ copies: 2, serial: null }] } }, 'used-up'],
    [{ approval: { ...approval, uses: [{ copies: 1, serial: null }] } }, 'ready'],
  ])('%o is %s', (part, standing) => {
    expect(standingOf({ ...paper, ...part }, limited, '2026-11-27')).toBe(standing);
  });
});
