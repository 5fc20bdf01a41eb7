import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import {
  loadTemplate,
  parseTemplate,
  TemplateError,
} from '../../../certificates/src/template/library.ts';
import { longDate, longMonth, numberWord } from '../../../certificates/src/template/formats.ts';

async function source(code: string): Promise<Record<string, unknown> & { elements: unknown[] }> {
  const file = new URL(`../../../certificates/templates/${code}.json`, import.meta.url);
  const json: Record<string, unknown> & { elements: unknown[] } = JSON.parse(
    await readFile(file, 'utf8'),
  );
  return json;
}

describe('templates', () => {
  it.each(['D01', 'D02'] as const)('%s keeps to the schema and has a stable hash', async (code) => {
    const first = await loadTemplate(code);
    const second = await loadTemplate(code);
    expect(first.template.id).toBe(code);
    expect(first.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(second.hash).toBe(first.hash);
  });

  it('change their hash with every change that can be seen', async () => {
    const json = await source('D01');
    const { hash } = parseTemplate(json);
    expect(parseTemplate({ ...json, title: 'Other' }).hash).not.toBe(hash);
  });

  it.each([
    [
      'an unknown field',
      {
        type: 'microtext',
        x: 1,
        y: 1,
        width: 9,
        size: 2,
        colour: 'ink',
        text: '{subject.password}',
      },
      'elements[0].text',
    ],
    ['a script', { type: 'script', source: 'alert(1)' }, 'elements[0].type'],
    [
      'an external address',
      { type: 'crest', x: 1, y: 1, size: 9, colour: 'ink', href: 'https://evil.example' },
      'elements[0]',
    ],
    [
      'text without end',
      { type: 'microtext', x: 1, y: 1, width: 9, size: 2, colour: 'ink', text: 'x'.repeat(601) },
      'elements[0].text',
    ],
    [
      'a loose brace',
      { type: 'microtext', x: 1, y: 1, width: 9, size: 2, colour: 'ink', text: 'a } b' },
      'elements[0].text',
    ],
    [
      'something off the sheet',
      { type: 'crest', x: 900, y: 1, size: 9, colour: 'ink' },
      'elements[0].x',
    ],
  ])('with %s are refused, and the error says where', async (_, element, path) => {
    const json = await source('D01');
    expect(() => parseTemplate({ ...json, elements: [element, ...json.elements] })).toThrow(
      TemplateError,
    );
    expect(() => parseTemplate({ ...json, elements: [element, ...json.elements] })).toThrow(path);
  });

  it('without a seal or without a code are refused', async () => {
    const json = await source('D01');
    expect(() => parseTemplate({ ...json, elements: [] })).toThrow(/exactly one qr/);
  });
});

describe('formats', () => {
  it('write dates as each language does', () => {
    expect(longDate('2006-03-04', 'zh')).toBe('2006年3月4日');
    expect(longDate('2006-03-04', 'en')).toBe('4 March 2006');
    expect(longMonth('2024-09', 'zh')).toBe('2024年9月');
    expect(longMonth('2024-09', 'en')).toBe('September 2024');
    expect(numberWord(4, 'zh')).toBe('四');
    expect(numberWord(4, 'en')).toBe('four');
    expect(numberWord(12, 'en')).toBe('12');
  });

  it('refuse what is no date', () => {
    expect(() => longDate('2006-13-04', 'zh')).toThrow(RangeError);
    expect(() => longDate('2006-03', 'zh')).toThrow(RangeError);
    expect(() => longMonth('soon', 'en')).toThrow(RangeError);
  });
});
