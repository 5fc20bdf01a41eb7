import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { samplePeople, type Preview } from '../../../central/web/contract/templates.ts';
import { signIn, startCentral, type TestCentral } from '../support/central.ts';
import { desk, type Desk } from './desk.ts';

let central: TestCentral;
let designer: Desk;
let source: { title: string; elements: Record<string, unknown>[] };

beforeAll(async () => {
  central = await startCentral();
  designer = desk(central.origin, await signIn(central.origin, 'designer'));
  source = JSON.parse((await designer.content('D01-zh@1')).json);
});
afterAll(() => central.stop());

const preview = (template: unknown, sample: string | null) =>
  designer.ask<Preview>('POST', '/preview', { json: JSON.stringify(template), sample });

test('is the page of the paper, seal and all', async () => {
  const { body } = await preview(source, 'ordinary');
  expect(body.faults).toEqual([]);
  const page = body.pages[0];
  const { width, height, data } = PNG.sync.read(Buffer.from(page?.png ?? '', 'base64'));
  expect([width, height]).toEqual([page?.width, page?.height]);
  const red = Array.from({ length: width * height }, (_, at) => at * 4).filter(
    (at) => (data[at] ?? 0) > 180 && (data[at + 1] ?? 0) < 110,
  );
  expect(red.length).toBeGreaterThan(2_000);
});

test('of every sample person finds nothing wrong with what came with the program', async () => {
  const { versions } = await designer.list();
  for (const { key } of versions) {
    const json: unknown = JSON.parse((await designer.content(key)).json);
    expect((await preview(json, null)).body, key).toEqual({ pages: [], faults: [] });
  }
});

test('says what does not keep to the schema, what does not fit, and what no font has', async () => {
  const spoilt = { ...source, elements: [{ type: 'script' }, ...source.elements] };
  expect((await preview(spoilt, 'ordinary')).body).toMatchObject({
    pages: [],
    faults: [{ pointer: '/elements/0/type', sample: null }],
  });
  const narrow = {
    type: 'text',
    role: 'P',
    x: 25,
    y: 60,
    align: 'left',
    width: 30,
    size: 14,
    weight: 'regular',
    colour: 'ink',
    fit: 'refuse',
    text: '{subject.nameZh}',
  };
  const tight = await preview({ ...source, elements: [...source.elements, narrow] }, null);
  expect(tight.body.faults.map(({ sample }) => sample)).toContain('longName');
  expect(tight.body.faults.map(({ sample }) => sample)).not.toContain('rareName');
  const words = await preview(
    { ...source, elements: [...source.elements, { ...narrow, fit: 'shrink', text: '\u{3106C}' }] },
    'ordinary',
  );
  expect(words.body.faults[0]?.text.en).toContain('\u{3106C}');
});

test('is for sample people that exist, and goes on after what was refused', async () => {
  expect((await preview(source, 'nobody')).code).toBe('BAD_REQUEST');
  const broken = await designer.ask<Preview>('POST', '/preview', { json: '{', sample: null });
  expect(broken.body.faults).toMatchObject([{ pointer: '', text: { en: 'Not JSON' } }]);
  expect((await preview(source, 'ordinary')).status).toBe(200);
  expect(Object.keys(samplePeople)).toContain('ordinary');
});
