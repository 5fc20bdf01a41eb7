import { describe, expect, it } from 'vitest';
import { parseTemplate, TemplateError } from '@hallway/certificates';
import { sheetJson } from './support.ts';

const label = { zh: '标签', en: 'Label' };
const marks = { type: 'rows', label, max: 9, columns: { grade: { type: 'text', label, max: 9 } } };
const text = (pattern: unknown) => ({
  type: 'text',
  role: 'P',
  x: 1,
  y: 1,
  align: 'left',
  width: 9,
  size: 9,
  weight: 'regular',
  colour: 'ink',
  fit: 'wrap',
  text: pattern,
});

function problemsOf(json: unknown): string[] {
  try {
    parseTemplate(json);
    return [];
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return error.problems.map(({ pointer, text }) => `${pointer} ${text.en}`);
  }
}

function withElement(element: unknown, parts: Record<string, unknown> = {}): unknown {
  const json = sheetJson(parts);
  return { ...json, elements: [element, ...(json['elements'] as unknown[])] };
}

describe('the language of templates', () => {
  it.each([
    ['{subject.password}', 'unknown field {subject.password}'],
    ['{data.award}', 'unknown field {data.award}'],
    ['{constructor}', 'unknown field {constructor}'],
    ['{row.grade}', 'unknown field {row.grade}'],
    ['{subject.birthDate|words}', '{subject.birthDate} cannot be written as words'],
    ['{subject.nameZh|lookup}', '{subject.nameZh} cannot be written as lookup'],
    ['{subject.nameZh|lookup:marks}', 'no lookup table marks'],
    ['{subject.nameZh|upper:x}', '{subject.nameZh} cannot be written as upper:x'],
    ['{{serial}}', 'not an expression: {'],
    ['{serial', 'not an expression: {serial'],
    ['${process.exit()}', 'not an expression: ${process.exit()}'],
  ])('refuses %s', (pattern, message) => {
    expect(problemsOf(withElement(text(pattern)))).toEqual([`/elements/0/text ${message}`]);
  });

  it('names every place that is wrong, parts and branches too', () => {
    const parts = [
      'fine {serial}',
      { text: '{nothing}', when: { option: 'amount' } },
      { choose: [{ text: '{serial}', when: { field: 'x.y', is: 'present' } }, { text: '{bad}' }] },
    ];
    expect(problemsOf(withElement(text(parts)))).toEqual([
      '/elements/0/text/1/when unknown option amount',
      '/elements/0/text/1/text unknown field {nothing}',
      '/elements/0/text/2/choose/0/when unknown field {x.y}',
      '/elements/0/text/2/choose/1/text unknown field {bad}',
    ]);
  });

  it('lets a code carry what is neither secret nor a table', () => {
    const claims = ['subject.college', 'subject.birthDate', 'subject.idNumber', 'data.marks'];
    expect(problemsOf(sheetJson({ data: { marks }, claims }))).toEqual([
      '/claims/1 no code can carry subject.birthDate',
      '/claims/2 no code can carry subject.idNumber',
      '/claims/3 no code can carry data.marks',
    ]);
  });

  it('lets rows be named in their table only', () => {
    const table = {
      type: 'table',
      summary: 'marks',
      rows: 'marks',
      x: 1,
      width: 99,
      lanes: 1,
      gutter: 0,
      first: { y: 1, height: 99 },
      later: { y: 1, height: 99 },
      reserve: 0,
      columns: [{ header: 'h', text: '{row.grade}', share: 1, align: 'left' }],
      size: 9,
      headerSize: 9,
      leading: 12,
      empty: '无',
    };
    expect(problemsOf(withElement(table, { data: { marks } }))).toEqual([]);
    expect(problemsOf(withElement(table))).toEqual([
      '/elements/0/rows marks is not declared as rows',
    ]);
    const stranger = { ...table, columns: [{ ...table.columns[0], text: '{row.name}' }] };
    expect(problemsOf(withElement(stranger, { data: { marks } }))).toEqual([
      '/elements/0/columns/0/text unknown field {row.name}',
    ]);
  });

  it('does not read what is nested without end', () => {
    let when: unknown = 'graceTerm';
    for (let i = 0; i < 20_000; i++) when = { not: when };
    expect(problemsOf(withElement({ ...text('x'), when }))).toEqual([' nested too deep']);
  });
});
