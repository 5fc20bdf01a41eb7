import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CodeSigner } from '@hallway/certificates';
import { examples } from '../examples.ts';
import { paperFiles } from '../paper-files.ts';
import { run } from '../support.ts';

/**
 * Pages approved by eye at 220 dpi. After a change that is meant to be seen, look again and run with
 * HALLWAY_APPROVE=1 to store the new pages.
 */
const goldens = fileURLToPath(new URL('../golden/', import.meta.url));

/** A signer without chance: the golden page holds its number and its code. */
const fixedSigner: CodeSigner = {
  kid: '0123456789abcdef',
  algorithm: 'ES256',
  sign: async (tbs) => Uint8Array.from({ length: 64 }, (_, i) => (i * 37 + tbs.length) & 0xff),
};

/** For each page its name and the share of pixels that differ by more than 40 of 256 levels from the approved one. */
const compare = `
import os, sys
from PIL import Image, ImageChops
pages, approved = sys.argv[1:3]
for name in sorted(os.listdir(pages)):
    if not name.endswith('.png'): continue
    a = Image.open(os.path.join(pages, name)).convert('L')
    golden = os.path.join(approved, name)
    if not os.path.exists(golden): print(name, 1); continue
    b = Image.open(golden).convert('L')
    if a.size != b.size: print(name, 1); continue
    h = ImageChops.difference(a, b).histogram()
    print(name, sum(h[41:]) / sum(h))`;

/** Sixteen greys are enough to compare by and keep the files small. */
const approve = `
import os, sys
from PIL import Image
pages, approved = sys.argv[1:3]
for name in os.listdir(approved): os.remove(os.path.join(approved, name))
for name in os.listdir(pages):
    Image.open(os.path.join(pages, name)).convert('L').quantize(16).save(os.path.join(approved, name), optimize=True)`;

const papers = paperFiles(() => fixedSigner);
/** By name of page, as \`D03-zh-two-pages-2\`. */
const differences = new Map<string, number>();

beforeAll(async () => {
  const pages = join(papers.folder(), 'pages');
  await mkdir(pages);
  for (const { name } of examples) {
    const prefix = join(pages, name);
    await run('pdftoppm', ['-r', '110', '-gray', '-png', papers.of(name).file, prefix]);
  }
  const python = (script: string) => run('/usr/bin/python3', ['-c', script, pages, goldens]);
  if (process.env['HALLWAY_APPROVE']) expect((await python(approve)).stderr).toBe('');
  const { stdout, stderr } = await python(compare);
  expect(stderr).toBe('');
  for (const line of stdout.trim().split('\n')) {
    const [name = '', share] = line.split(' ');
    differences.set(name.replace(/\.png$/, ''), Number(share));
  }
}, 180_000);

describe('the pages of every template', () => {
  it.each(examples.map(({ name }) => name))('of %s look as approved', (name) => {
    const { pages } = papers.of(name).rendered;
    for (let page = 1; page <= pages; page++) {
      expect(differences.get(`${name}-${page}`)).toBeLessThanOrEqual(0.0005);
    }
  });

  it('are all, and no others', async () => {
    const stored = (await readdir(goldens)).map((file) => file.replace(/\.png$/, ''));
    expect(stored.toSorted()).toEqual([...differences.keys()].toSorted());
  });
});
