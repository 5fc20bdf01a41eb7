import {
  parseTemplate,
  type CodeSigner,
  type LoadedTemplate,
  type Pdfium,
  type RenderEngine,
} from '@hallway/certificates/engine';
import { faultsOf } from './faults.ts';
import { sampleOf } from './samples.ts';
import type { PagePicture, Preview, PreviewRequest, SamplePerson } from './types.ts';

/** Pixels across a page: the designer's sheet at twice its usual size on screen. */
const WIDTH = 1240;

/** Signs nothing that anyone would take for genuine. */
export const nobody: CodeSigner = {
  algorithm: 'ES256',
  kid: '0000000000000000',
  sign: async () => new Uint8Array(64),
};

/** What papers are made and drawn with. */
export interface Workshop {
  engine: RenderEngine;
  pdfium: Pdfium;
}

/** Makes the paper of nobody with a template that need not be fit. @throws only what is a fault of the program */
export async function makePreview(
  { engine, pdfium }: Workshop,
  { json, sample, draw }: PreviewRequest,
): Promise<Preview> {
  let loaded: LoadedTemplate;
  try {
    loaded = parseTemplate(JSON.parse(json));
  } catch (error) {
    return { pdf: null, pages: [], faults: faultsOf(error, null, null) };
  }
  const [unfit] = await engine.use([{ ...loaded, startsOn: '2000-01-01' }]);
  if (unfit) return { pdf: null, pages: [], faults: faultsOf(unfit.error, loaded.template, null) };
  try {
    const paper = await paperOf(engine, loaded, sample);
    if (!paper) return { pdf: null, pages: [], faults: [] };
    const numbers = Array.from({ length: draw ? paper.pages : 0 }, (_, index) => index + 1);
    const pages = numbers.map((page) => pictureOf(pdfium, paper.pdf, page));
    return { pdf: Uint8Array.from(paper.pdf), pages, faults: [] };
  } catch (error) {
    return { pdf: null, pages: [], faults: faultsOf(error, loaded.template, sample) };
  }
}

/** Null for a slip, which is no PDF. */
async function paperOf(engine: RenderEngine, { template }: LoadedTemplate, sample: SamplePerson) {
  const input = sampleOf(template, sample);
  if (template.form === 'sheet') return engine.render(input, nobody);
  await engine.renderSlip(input, nobody);
  return null;
}

function pictureOf(pdfium: Pdfium, pdf: Uint8Array, number: number): PagePicture {
  return pdfium.withPage(
    pdf,
    number,
    (page) => {
      const height = Math.round((WIDTH * page.height) / page.width);
      const rgbx = pdfium.picture(WIDTH, height, (bitmap) => page.drawOn(bitmap, WIDTH, height));
      const pixels = new Uint8ClampedArray(rgbx);
      for (let at = 3; at < pixels.length; at += 4) pixels[at] = 255;
      return { pixels, width: WIDTH, height };
    },
    { sealed: true },
  );
}
