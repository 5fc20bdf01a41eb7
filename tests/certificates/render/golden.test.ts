import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { CodeSigner } from '@hallway/certificates';
import { issue, run, sharedEngine, temporaryDirectory } from '../support.ts';

/**
 * Pages approved by eye at 220 dpi. After a change that is meant to be seen, look again and run with
 * HALLWAY_APPROVE=1 to store the new page.
 */
const golden = (document: string) =>
  fileURLToPath(new URL(`../golden/${document}.png`, import.meta.url));

/** A signer without chance: the golden page holds its number and its code. */
const fixedSigner: CodeSigner = {
  kid: '0123456789abcdef',
  sign: async (tbs) => Uint8Array.from({ length: 64 }, (_, i) => (i * 37 + tbs.length) & 0xff),
};

/** Share of pixels that differ by more than 40 of 256 levels. */
const compare = `
import sys
from PIL import Image, ImageChops
a, b = (Image.open(name).convert('L') for name in sys.argv[1:3])
assert a.size == b.size, (a.size, b.size)
h = ImageChops.difference(a, b).histogram()
print(sum(h[41:]) / sum(h))`;

/** Sixteen greys are enough to compare by and keep the file small. */
const shrink = `
import sys
from PIL import Image
Image.open(sys.argv[1]).convert('L').quantize(16).save(sys.argv[2], optimize=True)`;

describe.each(['D01', 'D02'] as const)('the page of %s', (document) => {
  it('looks as approved', async () => {
    await using directory = await temporaryDirectory();
    const { path } = directory;
    const { pdf } = await (await sharedEngine()).render(issue(document), fixedSigner);
    await writeFile(join(path, 'paper.pdf'), pdf);
    const raster = ['-r', '110', '-gray', '-png', '-singlefile', 'paper.pdf', 'page'];
    await run('pdftoppm', raster, path);
    if (process.env['HALLWAY_APPROVE']) {
      await run('/usr/bin/python3', ['-c', shrink, 'page.png', 'small.png'], path);
      await copyFile(join(path, 'small.png'), golden(document));
    }
    const result = await run(
      '/usr/bin/python3',
      ['-c', compare, 'page.png', golden(document)],
      path,
    );
    expect(result.stderr).toBe('');
    expect(Number(result.stdout)).toBeLessThanOrEqual(0.0005);
  });
});
