import { demoUniversity, packagedSources } from '@hallway/certificates';
import { composeEngine } from '@hallway/certificates/engine';
import { loadPdfium } from '@hallway/certificates/picture';
import { beforeAll, expect, test } from 'vitest';
import { loadTypefaces } from '../../../../certificates/src/fonts/load.ts';
import { starters } from '../../../../central/web/templates/model/starters.ts';
import { makePreview, type Workshop } from '../../../../central/web/templates/preview/make.ts';
import {
  sampleNames,
  type SamplePerson,
} from '../../../../central/web/templates/preview/people.ts';

interface Source {
  id: string;
  elements: Record<string, unknown>[];
}

let workshop: Workshop;
let sources: readonly unknown[];
let source: Source;

beforeAll(async () => {
  const typefaces = await loadTypefaces();
  workshop = {
    engine: composeEngine({ university: demoUniversity, typefaces }),
    pdfium: await loadPdfium(),
  };
  sources = await packagedSources();
  source = sources.find((one) => Object(one).id === 'D01') as Source;
});

const preview = (template: unknown, sample: SamplePerson, draw = false) =>
  makePreview(workshop, { json: JSON.stringify(template), sample, draw });

test('is the page of the paper, seal and all', async () => {
  const { faults, pages, pdf } = await preview(source, 'ordinary', true);
  expect(faults).toEqual([]);
  expect(
    Buffer.from(pdf ?? [])
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  const { width = 0, height = 0, pixels = [] } = pages[0] ?? {};
  expect(pixels.length).toBe(width * height * 4);
  const red = Array.from({ length: width * height }, (_, at) => at * 4).filter(
    (at) => (pixels[at] ?? 0) > 180 && (pixels[at + 1] ?? 0) < 110,
  );
  expect(red.length).toBeGreaterThan(2_000);
});

test('of every sample person finds nothing wrong with what came with the program', async () => {
  for (const one of sources) {
    for (const sample of sampleNames) {
      const { faults, pages } = await preview(one, sample);
      expect({ faults, pages }, `${JSON.stringify(one).slice(0, 60)} ${sample}`).toEqual({
        faults: [],
        pages: [],
      });
    }
  }
});

test('of a slip that was just begun is the roll, for every sample person', async () => {
  const starter = starters.find(({ form }) => form === 'slip')!;
  const name = { zh: '出门条', en: 'Exit slip' };
  for (const language of ['zh', 'en'] as const) {
    const slip = starter.make({ name, language });
    for (const sample of sampleNames) expect((await preview(slip, sample)).faults).toEqual([]);
    const { slip: lines, pdf } = await preview(slip, 'ordinary', true);
    expect(pdf).toBeNull();
    expect(lines).toContainEqual(expect.objectContaining({ text: name[language], size: 2 }));
    const person = language === 'zh' ? '林晓' : 'LIN Xiao';
    expect(lines).toContainEqual(expect.objectContaining({ type: 'pair', right: person }));
    expect(lines?.filter(({ type }) => type === 'qr')).toHaveLength(1);
  }
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

test('says what does not keep to the schema, and where', async () => {
  const spoilt = { ...source, elements: [{ type: 'script' }, ...source.elements] };
  expect(await preview(spoilt, 'ordinary')).toMatchObject({
    pdf: null,
    pages: [],
    faults: [{ pointer: '/elements/0/type', sample: null }],
  });
  const broken = await makePreview(workshop, { json: '{', sample: 'ordinary', draw: true });
  expect(broken.faults).toMatchObject([{ pointer: '', text: { en: 'Not JSON' } }]);
});

test('says for whom something does not fit, and names the element that alone prints it', async () => {
  const tight = { ...source, elements: [...source.elements, narrow] };
  expect((await preview(tight, 'longName')).faults).toMatchObject([{ sample: 'longName' }]);
  expect((await preview(tight, 'rareName')).faults).toEqual([]);
  const last = source.elements.length;
  const alone = {
    ...source,
    elements: [...source.elements, { ...narrow, text: '{serial}{subject.sex}' }],
  };
  const [fault] = (await preview(alone, 'ordinary')).faults;
  expect(fault?.pointer).toBe(`/elements/${last}`);
});

test('says which characters no font has', async () => {
  const words = { ...narrow, fit: 'shrink', text: '\u{3106C}' };
  const { faults } = await preview(
    { ...source, elements: [...source.elements, words] },
    'ordinary',
  );
  expect(faults[0]?.text.en).toContain('\u{3106C}');
});

test('of somebody known says what is known of them', async () => {
  const slip = sources.find((one) => Object(one).id === 'D09');
  const known = {
    subject: { nameZh: '高翔', no: 'A2016-0457' },
    data: { kind: 'sick', from: '2026-03-02', to: '2026-03-04', place: '江州', approver: '何敏' },
  };
  const request = { json: JSON.stringify(slip), sample: 'ordinary', draw: true } as const;
  const { slip: lines, faults } = await makePreview(workshop, { ...request, known });
  expect(faults).toEqual([]);
  const printed = JSON.stringify(lines);
  for (const words of ['高翔', 'A2016-0457', '病假', '江州', '何敏']) {
    expect(printed).toContain(words);
  }
});
