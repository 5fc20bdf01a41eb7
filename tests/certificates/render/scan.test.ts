import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { demoUniversity, type IssueInput } from '@hallway/certificates';
import { withoutRedInk } from '../../../central/web/verify/red-ink.ts';
import { encodeQr, MIN_MODULE_MM } from '../../../certificates/src/code/qr.ts';
import { examples } from '../examples.ts';
import { hardPapers } from '../hard-papers.ts';
import {
  createFixture,
  issue,
  run,
  sharedEngine,
  temporaryDirectory,
  type Fixture,
} from '../support.ts';

const TRIALS = 20;

/**
 * What happens to a page between the printer and the reader: resolution, then what the drawing program does to it.
 *
 * Of 20 trials, sizes 12 to 16 (modules of 0.63 to 0.55 mm) are read 20 times in every column but the seal's. A whole
 * ring of 42 mm, 1 mm wide, in red as dark as grey 99, flips some 15 % of the codewords, which is all that level M
 * corrects: read by lightness alone 12 to 16 times, and 20 times by a reader that looks again at the red channel, as
 * our verifier does. Nothing of ours is printed there; this is a stamp set across it by hand.
 */
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
from PIL import Image, ImageChops, ImageDraw, ImageFilter
turn = blur = noise = 0; ring = faint = False
${how}
page = Image.open('page.png').convert('RGB')
width, height = page.size
page = page.crop((width // 2, height * 3 // 5, width, height * 19 // 20))
for i in range(${TRIALS}):
    random.seed(i)
    seen = page.copy()
    size = seen.size
    grain = Image.frombytes('L', size, random.randbytes(size[0] * size[1])).convert('RGB')
    if ring:
        # The ring of a seal of 42 mm, 1 mm wide, in its red; ink leaves dark what is dark.
        reach, stroke = round(21 / 25.4 * 300), round(1 / 25.4 * 300)
        x, y = random.randrange(reach, size[0] - reach), random.randrange(reach, size[1] - reach)
        ink = Image.new('RGB', size, 'white')
        ImageDraw.Draw(ink).ellipse((x - reach, y - reach, x + reach, y + reach), outline='${demoUniversity.colours.seal}', width=stroke)
        seen = ImageChops.multiply(seen, ink)
    seen = seen.rotate(random.uniform(-turn, turn), Image.BICUBIC, fillcolor=(255, 255, 255))
    seen = seen.filter(ImageFilter.GaussianBlur(blur))
    if noise: seen = Image.blend(seen, grain, noise)
    if faint:
        squeezed = io.BytesIO()
        seen.point(lambda v: 120 + v * 90 // 255).save(squeezed, 'JPEG', quality=25)
        seen = Image.open(squeezed)
    seen.save(f'{i}.png', compress_level=1)`;

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
  const { pdf, qr, pages } = await (await sharedEngine()).render(input, fixture.signer);
  await writeFile(join(path, 'paper.pdf'), pdf);
  const [resolution, how] = columns[column];
  const raster = ['-r', String(resolution), '-png', '-f', `${pages}`, '-singlefile'];
  await run('pdftoppm', [...raster, 'paper.pdf', 'page'], path);
  await run('/usr/bin/python3', ['-c', damage(how)], path);
  let read = 0;
  for (let i = 0; i < TRIALS; i++) {
    const { data, width, height } = PNG.sync.read(await readFile(join(path, `${i}.png`)));
    const pixels = new Uint8ClampedArray(data);
    const sees = async (look: Uint8ClampedArray<ArrayBuffer>) => {
      const picture = { data: look, width, height, colorSpace: 'srgb' } as Parameters<
        typeof readBarcodes
      >[0];
      const results = await readBarcodes(picture, { formats: ['QRCode'], tryHarder: true });
      return results.some((result) => result.text === qr);
    };
    if (
      (await sees(pixels)) ||
      (column === 'a seal across it' && (await sees(withoutRedInk(pixels))))
    )
      read++;
  }
  return read;
}

const longest = issue('D02', {
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
});

describe('the code on a bad scan', () => {
  it('is read at least 19 times of 20', { timeout: 120_000 }, async () => {
    expect(await readable(issue('D01'))).toBeGreaterThanOrEqual(19);
  });

  it('is read as often with the longest claims', { timeout: 120_000 }, async () => {
    expect(await readable(longest)).toBeGreaterThanOrEqual(19);
  });
});

describe('the code under a red seal', () => {
  it('is read at least 19 times of 20 by who looks at red', { timeout: 120_000 }, async () => {
    expect(await readable(issue('D01'), 'a seal across it')).toBeGreaterThanOrEqual(19);
  });
});

const everySize = 'the code of each size that papers have';

describe.runIf(process.env['HALLWAY_LONG'] !== undefined)(everySize, () => {
  /** The paper with the longest code of each version of symbol. */
  const sizes = new Map<number, { input: IssueInput; qr: string; module: number }>();

  beforeAll(async () => {
    const engine = await sharedEngine();
    const inputs = hardPapers(306, { each: 'one', seed: 20_261_127 })
      .filter(({ form, person }) => form === 'sheet' && person.printed !== null)
      .map(({ input }) => input);
    for (const input of [...examples.map((one) => one.input), longest, ...inputs]) {
      const { qr } = await engine.render(input, fixture.signer);
      // Every template has this room.
      const { version, size, edge } = encodeQr(qr, 46, 51.2);
      const known = sizes.get(version)?.qr.length ?? 0;
      if (qr.length > known) sizes.set(version, { input, qr, module: edge / (size + 8) });
    }
  }, 600_000);

  it('has modules of at least 0.55 mm, in all of them', () => {
    expect([...sizes.keys()].toSorted((a, b) => a - b)).toEqual([12, 13, 14, 15, 16]);
    for (const { module } of sizes.values()) expect(module).toBeGreaterThanOrEqual(MIN_MODULE_MM);
  });

  it.each(Object.keys(columns) as (keyof typeof columns)[])(
    'is read at least 19 times of 20: %s',
    { timeout: 1_200_000 },
    async (column) => {
      for (const [version, { input }] of sizes) {
        expect(await readable(input, column), `version ${version}`).toBeGreaterThanOrEqual(19);
      }
    },
  );
});
