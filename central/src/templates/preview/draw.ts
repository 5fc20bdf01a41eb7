import {
  createRenderEngine,
  demoUniversity,
  parseTemplate,
  type CodeSigner,
  type LoadedTemplate,
  type RenderEngine,
} from '@hallway/certificates';
import { encodePng, loadPdfium } from '@hallway/certificates/picture';
import type { Preview, PreviewRequest, TemplateFault } from '../../../web/contract/templates.ts';
import { faultsOf } from './faults.ts';
import { sampleNames, sampleOf } from './samples.ts';

/** Pixels across a page: the designer's sheet at twice its usual size on screen. */
const WIDTH = 1240;

/** Signs nothing that anyone would take for genuine. */
const nobody: CodeSigner = {
  algorithm: 'ES256',
  kid: '0000000000000000',
  sign: async () => new Uint8Array(64),
};

let engine: Promise<RenderEngine> | null = null;

/** Makes papers of nobody with a template that need not be fit: by the engine that kiosks print with. */
export async function drawPreview({ json, sample }: PreviewRequest): Promise<Preview> {
  engine ??= createRenderEngine({ university: demoUniversity, templates: [] });
  const render = await engine;
  let loaded: LoadedTemplate;
  try {
    loaded = parseTemplate(JSON.parse(json));
  } catch (error) {
    return { pages: [], faults: faultsOf(error, null) };
  }
  const [unfit] = await render.use([{ ...loaded, startsOn: '2000-01-01' }]);
  if (unfit) return { pages: [], faults: faultsOf(unfit.error, null) };
  if (sample !== null) {
    const { pdf, pages, faults } = await made(render, loaded, sample);
    return { pages: pdf ? await picturesOf(pdf, pages) : [], faults };
  }
  const faults: TemplateFault[] = [];
  for (const person of sampleNames) faults.push(...(await made(render, loaded, person)).faults);
  return { pages: [], faults };
}

/** A paper of a sample person, and what keeps it from being made. A slip has no PDF. */
interface Made {
  pdf: Uint8Array | null;
  pages: number;
  faults: TemplateFault[];
}

async function made(
  render: RenderEngine,
  { template }: LoadedTemplate,
  sample: NonNullable<PreviewRequest['sample']>,
): Promise<Made> {
  const input = sampleOf(template, sample);
  try {
    if (template.form === 'slip') {
      await render.renderSlip(input, nobody);
      return { pdf: null, pages: 0, faults: [] };
    }
    const { pdf, pages } = await render.render(input, nobody);
    return { pdf, pages, faults: [] };
  } catch (error) {
    return { pdf: null, pages: 0, faults: faultsOf(error, sample) };
  }
}

async function picturesOf(pdf: Uint8Array, pages: number): Promise<Preview['pages']> {
  const pictures: Preview['pages'] = [];
  for (let page = 1; page <= pages; page++) pictures.push(await pictureOf(pdf, page));
  return pictures;
}

async function pictureOf(pdf: Uint8Array, number: number): Promise<Preview['pages'][number]> {
  const pdfium = await loadPdfium();
  return pdfium.withPage(
    pdf,
    number,
    (page) => {
      const height = Math.round((WIDTH * page.height) / page.width);
      const pixels = pdfium.picture(WIDTH, height, (bitmap) => page.drawOn(bitmap, WIDTH, height));
      return { png: encodePng(pixels, WIDTH, height).toString('base64'), width: WIDTH, height };
    },
    { sealed: true },
  );
}
