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

/** What happens to a page between the printer and the reader: resolution, then what the drawing program does to it. */
const columns = {
  clean: [300, 'turn = 0'],
  'a bad scan': [150, 'turn = 6; blur = 0.8; noise = 0.12'],
  'out of focus': [300, 'turn = 6; blur = 2; noise = 0.12'],
  'a coarse scan': [100, 'turn = 6'],
  'a seal across it': [300, 'turn = 0; ring = True'],
  'faint and squeezed': [150, 'turn = 6; faint = True'],
} as const;

/** The page's corner, damaged in as many ways as there are trials. Seeded. */
const damage = (how: string) => `
import io, random
from PIL import Image, ImageDraw, ImageFilter
turn = blur = noise = 0; ring = faint = False
${how}
page = Image.open('page.png').convert('L')
width, height = page.size
page = page.crop((width // 2, height * 3 // 5, width, height * 19 // 20))
for i in range(${TRIALS}):
    random.seed(i)
    seen = page.copy()
    size = seen.size
    grain = Image.frombytes('L', size, random.randbytes(size[0] * size[1]))
    if ring:
        # The ring of a seal of 42 mm, 1 mm wide, in the grey of its red.
        reach, stroke = round(21 / 25.4 * 300), round(1 / 25.4 * 300)
        x, y = random.randrange(reach, size[0] - reach), random.randrange(reach, size[1] - reach)
        ImageDraw.Draw(seen).ellipse((x - reach, y - reach, x + reach, y + reach), outline=99, width=stroke)
    seen = seen.rotate(random.uniform(-turn, turn), Image.BICUBIC, fillcolor=255)
    seen = seen.filter(ImageFilter.GaussianBlur(blur))
    if noise: seen = Image.blend(seen, grain, noise)
    if faint:
        squeezed = io.BytesIO()
        seen.point(lambda v: 120 + v * 90 // 255).save(squeezed, 'JPEG', quality=25)
        seen = Image.open(squeezed)
    seen.save(f'{i}.png')`;

let fixture: Fixture;

beforeAll(async () => {
  fixture = await createFixture();
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const wasmBinary = new Uint8Array(await readFile(wasm)).buffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
});

async function readable(
  input: IssueInput,
  column: keyof typeof columns = 'a bad scan',
): Promise<number> {
  await using directory = await temporaryDirectory();
  const { path } = directory;
  const { pdf, qr } = await (await sharedEngine()).render(input, fixture.signer);
  await writeFile(join(path, 'paper.pdf'), pdf);
  const [resolution, how] = columns[column];
  await run(
    'pdftoppm',
    ['-r', String(resolution), '-gray', '-png', '-singlefile', 'paper.pdf', 'page'],
    path,
  );
  await run('/usr/bin/python3', ['-c', damage(how)], path);
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

describe.runIf(process.env['HALLWAY_LONG'] !== undefined)('the code of every document', () => {
  const kinds = ['D01', 'D02'] as const;
  const cells = kinds.flatMap((kind) =>
    (Object.keys(columns) as (keyof typeof columns)[]).map((column) => [kind, column] as const),
  );
  it.each(cells)(
    'of %s is read at least 19 times of 20: %s',
    { timeout: 120_000 },
    async (kind, column) => {
      expect(await readable(issue(kind), column)).toBeGreaterThanOrEqual(19);
    },
  );
});
