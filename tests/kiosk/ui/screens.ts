import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openGallery } from './gallery/host.ts';
import { toPalettePng } from './gallery/palette-png.ts';
import { exhibits } from './gallery/views.ts';
import type { Exhibit, Mode } from './gallery/views.ts';

/** Ways of drawing that documentation shows for a few screens besides the usual one. */
const specials: { exhibit: string; suffix: string; mode: Partial<Mode> }[] = [
  { exhibit: 'documents', suffix: 'large', mode: { textSize: 'large' } },
  { exhibit: 'request', suffix: 'large', mode: { textSize: 'large' } },
  { exhibit: 'identify', suffix: 'low', mode: { low: true } },
];

interface Shot {
  exhibit: Exhibit;
  file: string;
  mode: Partial<Mode>;
}

function shots(): Shot[] {
  return exhibits
    .filter(({ pictured }) => pictured)
    .flatMap((exhibit, index): Shot[] => {
      const number = String(index + 1).padStart(2, '0');
      const ways = [
        { suffix: '', mode: {} },
        ...specials
          .filter((special) => special.exhibit === exhibit.name)
          .map(({ suffix, mode }) => ({ suffix: `-${suffix}`, mode })),
      ];
      return ways.flatMap(({ suffix, mode }) =>
        (['zh-CN', 'en'] as const).map((locale) => ({
          exhibit,
          file: `${number}-${exhibit.name}${suffix}-${locale === 'en' ? 'en' : 'zh'}.png`,
          mode: { ...mode, locale },
        })),
      );
    });
}

/**
 * Takes a picture of every screen, in Chinese and English, 1080 × 1920, and puts them into `outDir` in place of the
 * ones that were there. Needs Chromium.
 * @returns the paths of the files
 */
export async function takeScreens(outDir: string): Promise<string[]> {
  await mkdir(outDir, { recursive: true });
  for (const name of await readdir(outDir)) {
    if (name.endsWith('.png')) await rm(join(outDir, name));
  }
  await using gallery = await openGallery('reduce');
  const files: string[] = [];
  for (const { exhibit, file, mode } of shots()) {
    await gallery.show(exhibit, mode);
    await gallery.wait(exhibit);
    const png = await gallery.page.screenshot({ animations: 'disabled', caret: 'initial' });
    const path = join(outDir, file);
    await writeFile(path, toPalettePng(png));
    files.push(path);
  }
  return files;
}
