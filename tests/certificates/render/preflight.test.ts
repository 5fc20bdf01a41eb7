import { globSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  createRenderEngine,
  demoUniversity,
  packagedTemplates,
  signPdf,
  type ProfileName,
} from '@hallway/certificates';
import { sampleIssue } from '../../../certificates/src/documents/sample.ts';
import { createFixture, issuedAt, run, temporaryDirectory } from '../support.ts';
import { writeSample } from './sample-document.ts';

/** Apache PDFBox Preflight knows PDF/A-1b only; Debian splits it over these jars. */
const jars = globSync(
  '/usr/share/java/{preflight,pdfbox2,xmpbox,fontbox2,commons-logging,jaxb-api,bcprov,javax.activation}.jar',
);

/**
 * What PDF/A-1b forbids and PDF/A-2u (ISO 19005-2) allows or asks for: a blend mode and the transparency group it needs
 * (6.2.10), subsets without CIDSet (6.2.11.4.2), and its own identification (6.6.4).
 */
const differences = [
  /^4\.1\.3 .*BlendMode/,
  /^2\.2\.1 .*Group has a transparency/,
  /^3\.1\.11 .*CIDSet entry is missing/,
  /^7\.11\.1 .*conformance level/,
  /^7\.11\.2 .*part must be 1/,
];

const sheets = (await packagedTemplates())
  .map(({ template }) => template)
  .filter((template) => template.form === 'sheet');
const labelOf = ({ id, language }: { id: string; language: string }) => `${id}-${language}`;

/** Every template by the profile that Preflight knows; one of ours and the sample that uses everything as they are issued. */
const papers: Record<ProfileName, string[]> = {
  'A-1b': [...sheets.map(labelOf), 'sample'],
  'A-2u': ['D01-zh', 'sample'],
};

/** What Preflight says of each file. */
const verdicts = new Map<string, string>();

beforeAll(async () => {
  await using directory = await temporaryDirectory();
  const folder = join(directory.path, 'papers');
  await mkdir(folder);
  const { signer } = await createFixture();
  const store = async (name: string, pdf: Uint8Array) => {
    await writeFile(join(folder, `${name}.pdf`), pdf);
    await writeFile(join(folder, `${name}-signed.pdf`), await signPdf(pdf, signer, issuedAt));
  };
  for (const profile of ['A-1b', 'A-2u'] as const) {
    const engine = await createRenderEngine({ university: demoUniversity, profile });
    for (const template of sheets.filter((one) => papers[profile].includes(labelOf(one)))) {
      const { pdf } = await engine.render(sampleIssue(template), signer);
      await store(`${labelOf(template)} ${profile}`, pdf);
    }
    await store(`sample ${profile}`, await writeSample(profile));
  }
  // One process for all files: starting Java takes longer than judging ten of them.
  const validator = 'org.apache.pdfbox.preflight.Validator_A1b';
  const { stdout } = await run('java', ['-cp', jars.join(':'), validator, 'batch', folder]);
  for (const verdict of stdout.split(/^The file /m).slice(1)) {
    const [, name = '', said = ''] = /^(.*?)\.pdf ([^]*)$/.exec(verdict) ?? [];
    verdicts.set(name, said.trim());
  }
}, 240_000);

const names = (profile: ProfileName) =>
  papers[profile].flatMap((one) => [`${one} ${profile}`, `${one} ${profile}-signed`]);

describe('PDFBox Preflight', () => {
  it.each(names('A-1b'))('calls %s valid', (name) => {
    expect(verdicts.get(name)).toBe('is a valid PDF/A-1b file');
  });

  it.each(names('A-2u'))('finds in %s nothing but what PDF/A-2u allows', (name) => {
    const errors = (verdicts.get(name) ?? '').split('\n').filter((line) => /^\d+\.\d/.test(line));
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.filter((line) => !differences.some((known) => known.test(line)))).toEqual([]);
  });
});
