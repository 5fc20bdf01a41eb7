/** What a page and a Node process both run: the engine over bytes and data that somebody hands in. */
import type {
  DataRow,
  DocumentData,
  IssueInput,
} from '../../../../certificates/src/documents/types.ts';
import { demoUniversity } from '../../../../certificates/src/documents/university.ts';
import { sampleIssue } from '../../../../certificates/src/documents/sample.ts';
import { openTypefaces, type FaceFiles } from '../../../../certificates/src/fonts/open.ts';
import { composeEngine } from '../../../../certificates/src/render/engine.ts';
import type { CodeSigner } from '../../../../certificates/src/sign/signer.ts';
import { parseTemplate } from '../../../../certificates/src/template/library.ts';
import type { Template } from '../../../../certificates/src/template/schema/index.ts';

/** A signer without chance, so that two papers can be the same. */
const fixedSigner: CodeSigner = {
  algorithm: 'ES256',
  kid: '0123456789abcdef',
  sign: async (tbs) => Uint8Array.from({ length: 64 }, (_, i) => (i * 37 + tbs.length) & 0xff),
};

/** Rows enough for more than one page. */
const REPEATED = 20;

/** The sample of a template, its tables long. */
function longSample(template: Template): IssueInput {
  const sample = sampleIssue(template);
  const data = Object.entries(sample.data).map(([name, value]) =>
    isRows(value) ? [name, Array.from({ length: REPEATED }, () => value).flat()] : [name, value],
  );
  return { ...sample, data: Object.fromEntries(data) as DocumentData };
}

function isRows(value: DocumentData[string]): value is readonly DataRow[] {
  return Array.isArray(value);
}

/** The sample paper of each template, as bytes. */
export async function makeSamples(
  files: FaceFiles,
  sources: readonly unknown[],
): Promise<Uint8Array[]> {
  const engine = composeEngine({
    university: demoUniversity,
    typefaces: await openTypefaces(files),
  });
  const templates = sources.map((source) => parseTemplate(source));
  await engine.use(templates.map((loaded) => ({ ...loaded, startsOn: '2000-01-01' })));
  const papers: Uint8Array[] = [];
  for (const { template } of templates) {
    papers.push((await engine.render(longSample(template), fixedSigner)).pdf);
  }
  return papers;
}
