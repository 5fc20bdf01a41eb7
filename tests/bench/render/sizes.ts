import type { CodeSigner, RenderEngine } from '@hallway/certificates';
import { examples } from '../../certificates/examples.ts';

/** A paper by name, its pages and its bytes. */
export interface Size {
  name: string;
  pages: number;
  bytes: number;
}

/** Every template's examples, largest first. */
export async function sizesOfExamples(engine: RenderEngine, signer: CodeSigner): Promise<Size[]> {
  const sizes: Size[] = [];
  for (const { name, input } of examples) {
    const { pdf, pages } = await engine.render(input, signer);
    sizes.push({ name, pages, bytes: pdf.length });
  }
  return sizes.toSorted((a, b) => b.bytes - a.bytes);
}
