/** What a page and a Node process both run: the engine over bytes and data that somebody hands in. */
import { demoUniversity } from '../../../../certificates/src/documents/university.ts';
import { sampleIssue } from '../../../../certificates/src/documents/sample.ts';
import { openFaces, type FaceFiles } from '../../../../certificates/src/fonts/faces.ts';
import { composeEngine } from '../../../../certificates/src/render/engine.ts';
import type { CodeSigner } from '../../../../certificates/src/sign/signer.ts';
import { parseTemplate } from '../../../../certificates/src/template/library.ts';

/** A signer without chance, so that two papers can be the same. */
const fixedSigner: CodeSigner = {
  kid: '0123456789abcdef',
  sign: async (tbs) => Uint8Array.from({ length: 64 }, (_, i) => (i * 37 + tbs.length) & 0xff),
};

/** The sample paper of each template, as bytes. */
export async function makeSamples(
  files: FaceFiles,
  sources: readonly unknown[],
): Promise<Uint8Array[]> {
  const engine = composeEngine({ university: demoUniversity, faces: await openFaces(files) });
  const templates = await Promise.all(sources.map((source) => parseTemplate(source)));
  await engine.use(templates.map((loaded) => ({ ...loaded, startsOn: '2000-01-01' })));
  const papers: Uint8Array[] = [];
  for (const { template } of templates) {
    papers.push((await engine.render(sampleIssue(template), fixedSigner)).pdf);
  }
  return papers;
}
