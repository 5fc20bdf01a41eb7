import { describe, expect, it } from 'vitest';
import { DataError, FieldMissingError } from '@hallway/certificates';
import { binder } from './support.ts';

const label = { zh: '数据', en: 'Data' };
const data = {
  award: { type: 'bilingual', label, max: 40 },
  amount: { type: 'money', label, optional: true },
  kind: { type: 'choice', label, values: { a: { zh: '甲', en: 'A' }, b: { zh: '乙', en: 'B' } } },
  marks: {
    type: 'rows',
    label,
    max: 3,
    columns: {
      grade: { type: 'text', label, max: 4 },
      note: { type: 'text', label, max: 9, optional: true },
    },
  },
};
const lookups = { marks: { 优: 'Excellent' } };
const values = {
  award: { zh: '国家奖学金', en: 'National Scholarship' },
  amount: 800_000,
  kind: 'b',
  marks: [{ grade: '优' }, { grade: '92', note: '重修' }],
};

describe('binding', () => {
  it('writes the document’s own data by type, format and language', () => {
    const zh = binder({ data, lookups }, { data: values });
    expect(zh.plain('{data.award}（{data.award|en}），{data.amount}，{data.amount|words}')).toBe(
      '国家奖学金（National Scholarship），8,000.00元，捌仟元整',
    );
    const en = binder({ data, lookups, language: 'en' }, { data: values });
    expect(en.plain('{data.award} {data.amount} {data.kind} {data.kind|zh}')).toBe(
      'National Scholarship CNY 8,000.00 B 乙',
    );
  });

  it('looks words up, and leaves what the table does not know', () => {
    const bound = binder({ data, lookups, language: 'en' }, { data: values });
    const grades = bound
      .rows('marks')
      .map((row) => bound.plain('{row.grade|lookup:marks}', { row }));
    expect(grades).toEqual(['Excellent', '92']);
  });

  it('leaves an optional cell empty, and refuses a gap in a sentence', () => {
    const bound = binder({ data }, { data: { ...values, amount: undefined as never } });
    const [first] = bound.rows('marks');
    expect(bound.plain('{row.note}', { row: first! })).toBe('');
    const { amount: _amount, ...rest } = values;
    expect(() => binder({ data }, { data: rest }).plain('{data.amount}')).toThrow(
      FieldMissingError,
    );
    expect(() => binder({ data }, { data: {} }).plain('{data.award}')).toThrow(DataError);
  });

  it.each([
    ['award', 'just text'],
    ['award', { zh: '国', en: 'x'.repeat(41) }],
    ['amount', 12.5],
    ['amount', -1],
    ['kind', 'c'],
    ['kind', 'constructor'],
  ])('refuses %s that is not what it is declared to be: %j', (name, value) => {
    const bound = binder({ data }, { data: { ...values, [name]: value } });
    expect(() => bound.plain(`{data.${name}}`)).toThrow(DataError);
  });

  it('decides by named conditions, presence, equality, options and their combinations', () => {
    const bound = binder(
      { data, options: { amount: { label, default: true } } },
      { data: values, options: { amount: false } },
    );
    expect(bound.applies('ordinaryTerm')).toBe(true);
    expect(bound.applies({ field: 'data.amount', is: 'present' })).toBe(true);
    expect(bound.applies({ field: 'data.marks', is: 'absent' })).toBe(false);
    expect(bound.applies({ field: 'data.kind', equals: 'b' })).toBe(true);
    expect(bound.applies({ option: 'amount' })).toBe(false);
    expect(
      bound.applies({ any: [{ option: 'amount' }, { not: { field: 'copies', equals: 1 } }] }),
    ).toBe(true);
    expect(
      binder({ options: { amount: { label, default: true } } }).applies({ option: 'amount' }),
    ).toBe(true);
  });

  it('takes the first branch that applies', () => {
    const text = [
      { choose: [{ text: '甲', when: { field: 'data.kind', equals: 'a' } }, { text: '其他' }] },
    ];
    expect(binder({ data }, { data: values }).plain(text as never)).toBe('其他');
  });

  it('notes everything printed once, pages apart', () => {
    const bound = binder({ data }, { data: values });
    const [, second] = bound.rows('marks');
    bound.spans('{data.award} {serial} 第{page.number}页', { page: { number: 2, count: 3 } });
    bound.spans('{row.grade}', { row: second! });
    expect(Object.fromEntries(bound.printed)).toEqual({
      'data.award': '国家奖学金',
      serial: 'LJU-D14-2026-K01-000123',
      'marks/1.grade': '92',
    });
  });
});
