import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { CodeSigner, IssueInput, RenderedDocument } from '@hallway/certificates';
import { examples } from './examples.ts';
import { sharedEngine } from './support.ts';

/** An example as a file, for tools that read files. */
export interface PaperFile {
  name: string;
  input: IssueInput;
  rendered: RenderedDocument;
  /** Path of the PDF. */
  file: string;
}

/** Every example rendered once for a test file, unsigned, in a folder that is removed afterwards. */
export function paperFiles(signer: () => CodeSigner | Promise<CodeSigner>): {
  folder: () => string;
  of: (name: string) => PaperFile;
} {
  let folder = '';
  const files = new Map<string, PaperFile>();
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hallway-papers-'));
    const engine = await sharedEngine();
    for (const { name, input } of examples) {
      const rendered = await engine.render(input, await signer());
      const file = join(folder, `${name}.pdf`);
      await writeFile(file, rendered.pdf);
      files.set(name, { name, input, rendered, file });
    }
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return {
    folder: () => folder,
    of(name) {
      const found = files.get(name);
      if (!found) throw new RangeError(`no example ${name}`);
      return found;
    },
  };
}
