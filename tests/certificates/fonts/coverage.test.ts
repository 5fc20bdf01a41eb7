import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { HANAMIN_FILE, loadTypefaces, reportCoverage } from '@hallway/certificates';
import { namedBlocks } from '../../../certificates/src/fonts/blocks.ts';
import { measure, type Face, type Faces } from '../../../certificates/src/fonts/faces.ts';
import { run, temporaryDirectory } from '../support.ts';

const long = process.env['HALLWAY_LONG'] === '1';

/** GB 18030-2022 level 3, and the URO and Extension A as far as the standard goes. */
const RANGES = [
  [0x3400, 0x4db5],
  [0x4e00, 0x9fef],
  [0x20000, 0x2a6d6],
  [0x2a700, 0x2b734],
  [0x2b740, 0x2b81d],
  [0x2b820, 0x2cea1],
  [0x2ceb0, 0x2ebe0],
] as const;

const everyPoint = RANGES.flatMap(([first, last]) =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i),
);

/** Every 97th in CI; all of them in the long run. */
const points = long ? everyPoint : everyPoint.filter((_, i) => i % 97 === 0);

let faces: Faces;

beforeAll(async () => {
  faces = await (await loadTypefaces()).facesFor(['\u{20000}']);
});

describe('the shipped faces', () => {
  it('have all of 通用规范汉字表 and GB 18030-2022 level 3, as fontTools reads them', async () => {
    const noto = (style: string) =>
      fileURLToPath(
        import.meta.resolve(`@expo-google-fonts/noto-serif-sc/${style}/NotoSerifSC_${style}.ttf`),
      );
    const script = `
import bz2, sys
from fontTools.ttLib import TTFont
regular, bold, hanamin = (set(TTFont(name, lazy=True).getBestCmap()) for name in sys.argv[1:4])
lines = bz2.open('/usr/share/unicode/Unihan_OtherMappings.txt.bz2', 'rt', encoding='utf-8')
tgh = {int(line.split('\\t')[0][2:], 16) for line in lines if '\\tkTGH\\t' in line}
wanted = set()
for pair in sys.argv[4:]:
    first, last = map(int, pair.split('-'))
    wanted |= set(range(first, last + 1))
print(len(tgh), len(wanted), len(tgh - regular), len(tgh - bold), len((wanted | tgh) - (regular | hanamin)), len((wanted | tgh) - (bold | hanamin)))`;
    const ranges = RANGES.map((range) => range.join('-'));
    const files = [noto('400Regular'), noto('700Bold'), HANAMIN_FILE];
    const { stdout, stderr } = await run('/usr/bin/python3', ['-c', script, ...files, ...ranges]);
    expect(stderr).toBe('');
    expect(stdout.trim()).toBe(`8105 ${everyPoint.length} 0 0 0 0`);
  });

  it.each(['regular', 'bold'] as const)(
    '%s: every character comes out of a subset with an outline',
    { timeout: long ? 600_000 : 30_000 },
    async (weight) => {
      await using directory = await temporaryDirectory();
      const byFace = new Map<Face, number[]>();
      for (const point of points) {
        const face = measure(faces[weight], point)?.face;
        if (!face) throw new RangeError(`no face has ${point.toString(16)}`);
        const batch = byFace.get(face) ?? [];
        byFace.set(face, batch);
        if (batch.push(point) === 2000) {
          await writeSubset(directory.path, face, batch.splice(0));
        }
      }
      for (const [face, batch] of byFace) await writeSubset(directory.path, face, batch);
      const script = `
import glob, sys
from fontTools.ttLib import TTFont
count = 0
for name in glob.glob(sys.argv[1] + '/*.ttf'):
    font = TTFont(name)
    cmap, glyf = font.getBestCmap(), font['glyf']
    count += sum(1 for point in cmap if glyf[cmap[point]].numberOfContours != 0)
print(count)`;
      const { stdout, stderr } = await run('/usr/bin/python3', ['-c', script, directory.path]);
      expect(stderr).toBe('');
      expect(Number(stdout)).toBe(points.length);
    },
  );
});

let files = 0;

async function writeSubset(directory: string, face: Face, batch: number[]): Promise<void> {
  if (batch.length > 0) await writeFile(join(directory, `${files++}.ttf`), face.subset(batch));
}

describe('a report on a list of names', () => {
  it('says line, character, code point, block, face, and what was respelled', async () => {
    const lines = ['林晓', '', '林\uE863', '王\u{2C386}', '李\u{30000}', '古丽•买买提'];
    const report = await reportCoverage(lines, await loadTypefaces());
    expect(report).toMatchObject({ names: 5, refused: 1, respelled: 2, fallback: 1 });
    expect(report.reports).toEqual([
      {
        line: 3,
        name: '林\uE863',
        printed: '林䶮',
        refused: false,
        respelled: [{ character: '\uE863', codePoint: 'U+E863', block: 'Private Use Area' }],
        characters: [],
      },
      expect.objectContaining({
        line: 4,
        refused: false,
        characters: [
          {
            character: '\u{2C386}',
            codePoint: 'U+2C386',
            block: 'CJK Unified Ideographs Extension E',
            face: 'HanaMinB',
          },
        ],
      }),
      expect.objectContaining({
        line: 5,
        refused: true,
        characters: [expect.objectContaining({ codePoint: 'U+30000', face: null })],
      }),
      expect.objectContaining({ line: 6, printed: '古丽·买买提', refused: false }),
    ]);
  });

  it('names blocks as Unicode does', async () => {
    const { stdout } = await run('/bin/cat', ['/usr/share/unicode/Blocks.txt']);
    // Extension I is younger than the list of this Debian.
    const known = namedBlocks.filter(([first]) => first !== 0x2ebf0);
    for (const [first, last, name] of known) {
      const hex = (value: number) => value.toString(16).toUpperCase().padStart(4, '0');
      expect(stdout).toContain(`\n${hex(first)}..${hex(last)}; ${name}\n`);
    }
  });
});
