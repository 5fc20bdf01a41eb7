import {
  parseTemplate,
  type CodeSigner,
  type IssueInput,
  type LoadedTemplate,
  type Pdfium,
  type RenderEngine,
  type Template,
} from '@hallway/certificates/engine';
import { faultsOf } from './faults.ts';
import { sampleOf } from './samples.ts';
import type { PagePicture, Preview, PreviewRequest } from './types.ts';

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

const nothing: Preview = { pdf: null, pages: [], slip: null, faults: [] };

/** Makes the paper of nobody with a template that need not be fit. @throws only what is a fault of the program */
export async function makePreview(
  workshop: Workshop,
  { json, sample, draw, known }: PreviewRequest,
): Promise<Preview> {
  let loaded: LoadedTemplate;
  try {
    loaded = parseTemplate(JSON.parse(json));
  } catch (error) {
    return { ...nothing, faults: faultsOf(error, null, null) };
  }
  const { template } = loaded;
  const [unfit] = await workshop.engine.use([{ ...loaded, startsOn: '2000-01-01' }]);
  if (unfit) return { ...nothing, faults: faultsOf(unfit.error, template, null) };
  try {
    return {
      ...nothing,
      ...(await paperOf(workshop, template, sampleOf(template, sample, known), draw)),
    };
  } catch (error) {
    return { ...nothing, faults: faultsOf(error, template, sample) };
  }
}

async function paperOf(
  { engine, pdfium }: Workshop,
  template: Template,
  input: IssueInput,
  draw: boolean,
): Promise<Partial<Preview>> {
  if (template.form === 'slip') return { slip: (await engine.renderSlip(input, nobody)).lines };
  const { pdf, pages } = await engine.render(input, nobody);
  const numbers = Array.from({ length: draw ? pages : 0 }, (_, index) => index + 1);
  return {
    pdf: Uint8Array.from(pdf),
    pages: numbers.map((page) => pictureOf(pdfium, pdf, page)),
  };
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
