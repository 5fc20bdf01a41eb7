import * as fc from 'fast-check';
import { packagedSources, parseTemplate, TemplateError } from '@hallway/certificates';
import { expect, it } from 'vitest';

const long = process.env['HALLWAY_LONG'] !== undefined;
const runs = long ? 50_000 : 300;
const patience = { timeout: long ? 30 * 60_000 : 30_000 };

/** Every place in a JSON value, as RFC 6901 writes it. */
function* pointers(value: unknown, path = ''): Generator<string> {
  yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    yield* pointers(inner, `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  }
}

function refused(json: unknown): readonly { pointer: string; text: { zh: string; en: string } }[] {
  try {
    parseTemplate(json);
    return [];
  } catch (error) {
    if (error instanceof TemplateError) return error.problems;
    throw error;
  }
}

it(
  'any JSON is either a template or refused with its places named, in both languages',
  patience,
  () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 40 }), (json) => {
        for (const { pointer, text } of refused(json)) {
          expect(pointer).toMatch(/^(\/|$)/);
          expect(text.zh.length * text.en.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: runs, seed: 20261127 },
    );
  },
);

it(
  'a template with anything put anywhere is a template still, or is refused and never breaks the reader',
  patience,
  async () => {
    const sources = await packagedSources();
    const anything = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom(
        '{alert(1)}',
        '<script>',
        'https://x.example/a.png',
        '{',
        'x'.repeat(10_000),
        -1,
        1e9,
      ),
    );
    const place = fc.constantFrom(
      ...sources.flatMap((source) => [...pointers(source)].slice(1).map((at) => ({ source, at }))),
    );
    fc.assert(
      fc.property(place, anything, ({ source, at }, value) => {
        const json: unknown = structuredClone(source);
        const steps = at.slice(1).split('/');
        const last = steps.pop() ?? '';
        const holder = steps.reduce<unknown>(
          (inner, step) => Reflect.get(Object(inner), step),
          json,
        );
        Reflect.set(Object(holder), last, value);
        for (const { pointer } of refused(json)) expect(pointer).toMatch(/^(\/|$)/);
      }),
      { numRuns: runs, seed: 20261127 },
    );
  },
);
