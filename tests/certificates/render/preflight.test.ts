import { globSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { signPdf } from '@hallway/certificates';
import {
  createFixture,
  issue,
  issuedAt,
  run,
  sharedEngine,
  temporaryDirectory,
  type Fixture,
} from '../support.ts';

/** Apache PDFBox Preflight knows PDF/A-1b only; Debian splits it over these jars. */
const jars = globSync(
  '/usr/share/java/{preflight,pdfbox2,xmpbox,fontbox2,commons-logging,jaxb-api,bcprov,javax.activation}.jar',
);
const available = jars.some((jar) => jar.includes('preflight'));

/**
 * What PDF/A-1b forbids and PDF/A-2u (ISO 19005-2) allows or asks for: ICC version 4 (6.2.4.2), a blend mode and the
 * transparency group it needs (6.2.10), subsets without CIDSet (6.2.11.4.2), and its own identification (6.6.4).
 */
const differences = [
  /^2\.1\.6 .*version of the ICCProfile/,
  /^4\.1\.3 .*BlendMode/,
  /^2\.2\.1 .*Group has a transparency/,
  /^3\.1\.11 .*CIDSet entry is missing/,
  /^7\.11\.1 .*conformance level/,
  /^7\.11\.2 .*part must be 1/,
];

let fixture: Fixture;

beforeAll(async () => {
  fixture = await createFixture();
});

describe.runIf(available)('PDFBox Preflight (needs java and libpdfbox2-java)', () => {
  it.each(['D01', 'D02'] as const)(
    'finds in sealed %s nothing but the differences of PDF/A-2u from PDF/A-1b',
    { timeout: 120_000 },
    async (document) => {
      await using directory = await temporaryDirectory();
      const { pdf } = await (await sharedEngine()).render(issue(document), fixture.signer);
      const file = join(directory.path, 'paper.pdf');
      await writeFile(file, await signPdf(pdf, fixture.signer, issuedAt));
      const validator = 'org.apache.pdfbox.preflight.Validator_A1b';
      const { stdout } = await run('java', ['-cp', jars.join(':'), validator, file]);
      const errors = stdout.split('\n').filter((line) => /^\d+\.\d/.test(line));
      expect(errors.length).toBeGreaterThan(0);
      expect(errors.filter((line) => !differences.some((known) => known.test(line)))).toEqual([]);
    },
  );
});
