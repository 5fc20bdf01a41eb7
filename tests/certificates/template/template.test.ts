import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { packagedTemplates, parseTemplate, TemplateError } from '@hallway/certificates';

async function source(code = 'D01-zh'): Promise<Record<string, unknown> & { elements: unknown[] }> {
  const file = new URL(`../../../certificates/templates/${code}.json`, import.meta.url);
  const json: Record<string, unknown> & { elements: unknown[] } = JSON.parse(
    await readFile(file, 'utf8'),
  );
  return json;
}

describe('templates', () => {
  it('keep to the schema and have stable hashes', async () => {
    const first = await packagedTemplates();
    const second = await packagedTemplates();
    expect(first.length).toBeGreaterThan(1);
    expect(second.map(({ hash }) => hash)).toEqual(first.map(({ hash }) => hash));
    for (const { hash } of first) expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('have the same hash whatever the order in which their members are written', async () => {
    const json = await source();
    const turned = Object.fromEntries(Object.entries(json).toReversed());
    expect(parseTemplate(turned).hash).toBe(parseTemplate(json).hash);
  });

  it('change their hash with every change that can be seen', async () => {
    const json = await source();
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
      '/elements/0/text',
    ],
    ['a script', { type: 'script', source: 'alert(1)' }, '/elements/0/type'],
    [
      'an external address',
      { type: 'crest', x: 1, y: 1, size: 9, colour: 'ink', href: 'https://evil.example' },
      '/elements/0/href',
    ],
    [
      'text without end',
      { type: 'microtext', x: 1, y: 1, width: 9, size: 2, colour: 'ink', text: 'x'.repeat(601) },
      '/elements/0/text',
    ],
    [
      'a loose brace',
      { type: 'microtext', x: 1, y: 1, width: 9, size: 2, colour: 'ink', text: 'a } b' },
      '/elements/0/text',
    ],
    [
      'something off the sheet',
      { type: 'crest', x: 900, y: 1, size: 9, colour: 'ink' },
      '/elements/0/x',
    ],
  ])('with %s are refused, and the error says where', async (_, element, path) => {
    const json = await source();
    expect(() => parseTemplate({ ...json, elements: [element, ...json.elements] })).toThrow(
      TemplateError,
    );
    expect(() => parseTemplate({ ...json, elements: [element, ...json.elements] })).toThrow(path);
  });

  it('without a seal or without a code are refused', async () => {
    const json = await source();
    expect(() => parseTemplate({ ...json, elements: [] })).toThrow(/exactly one qr/);
  });
});
