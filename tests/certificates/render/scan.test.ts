import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { IssueInput } from '@hallway/certificates';
import {
  createFixture,
  issue,
  run,
  sharedEngine,
  temporaryDirectory,
  type Fixture,
} from '../support.ts';

const TRIALS = 20;

/** Scans of the page's corner, worse than a phone's: 150 dpi, turned up to 6°, blurred and noisy. Seeded. */
const damage = `
import random
from PIL import Image, ImageFilter
page = Image.open('page.png').convert('L')
width, height = page.size
page = page.crop((width // 2, height * 3 // 5, width, height * 19 // 20))
for i in range(${TRIALS}):
    random.seed(i)
    size = page.size
    noise = Image.frombytes('L', size, random.randbytes(size[0] * size[1]))
    turned = page.rotate(random.uniform(-6, 6), Image.BICUBIC, fillcolor=255)
    blurred = turned.filter(ImageFilter.GaussianBlur(0.8))
    Image.blend(blurred, noise, 0.12).save(f'{i}.png')`;

let fixture: Fixture;

beforeAll(async () => {
  fixture = await createFixture();
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const wasmBinary = new Uint8Array(await readFile(wasm)).buffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
});

async function readable(input: IssueInput): Promise<number> {
  await using directory = await temporaryDirectory();
  const { path } = directory;
  const { pdf, qr } = await (await sharedEngine()).render(input, fixture.signer);
  await writeFile(join(path, 'paper.pdf'), pdf);
  await run('pdftoppm', ['-r', '150', '-gray', '-png', '-singlefile', 'paper.pdf', 'page'], path);
  await run('/usr/bin/python3', ['-c', damage], path);
  let read = 0;
  for (let i = 0; i < TRIALS; i++) {
    const image = new Uint8Array(await readFile(join(path, `${i}.png`)));
    const results = await readBarcodes(image, { formats: ['QRCode'], tryHarder: true });
    if (results.some((result) => result.text === qr)) read++;
  }
  return read;
}

describe('the code on a bad scan', () => {
  it('is read at least 19 times of 20', { timeout: 120_000 }, async () => {
    expect(await readable(issue('D01'))).toBeGreaterThanOrEqual(19);
  });

  it('is read as often with the longest claims', { timeout: 120_000 }, async () => {
    const long = {
      nameZh: '古丽娜尔·买买提艾力·阿卜杜热依木',
      nameEn: 'GULINAER Maimaitiaili Abudureyimu',
      college: {
        zh: '',
        en: 'Institute of Advanced Interdisciplinary Studies in Marine Science and Engineering',
      },
      major: {
        zh: '',
        en: 'Early Childhood Education (Bilingual Teaching of Ethnic Minorities)',
      },
    };
    expect(await readable(issue('D02', long))).toBeGreaterThanOrEqual(19);
  });
});
