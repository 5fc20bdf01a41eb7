import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Face, Weight } from '../../../certificates/src/fonts/faces.ts';
import { loadTypefaces } from '../../../certificates/src/fonts/load.ts';
import { readSfnt } from '../../../certificates/src/fonts/sfnt.ts';
import { run, temporaryDirectory } from '../support.ts';

let faces: Record<Weight, Face>;

beforeAll(async () => {
  const [regular, bold] = Object.values((await loadTypefaces()).faces).map(([face]) => face);
  if (!regular || !bold) throw new RangeError('no faces');
  faces = { regular, bold };
});

const codePoints = (text: string) => Array.from(text, (c) => c.codePointAt(0) ?? 0);

describe('the faces', () => {
  it.each(['regular', 'bold'] as const)('%s has every ideograph of GB 18030 level 1', (weight) => {
    const missing: string[] = [];
    for (const [from, to] of [
      [0x3400, 0x4db5],
      [0x4e00, 0x9fef],
    ] as const) {
      for (let point = from; point <= to; point++) {
        if (faces[weight].advance(point) === null) missing.push(point.toString(16));
      }
    }
    expect(missing).toEqual([]);
  });

  it('have no glyph for Extension I and private use, and say so', () => {
    for (const point of [0x2ebf0, 0x2ee5d, 0xe863, 0x0a, 0x00]) {
      expect(faces.regular.advance(point)).toBeNull();
    }
  });

  it('are read as fontTools reads them', async () => {
    const script = `
import sys
from fontTools.ttLib import TTFont
font = TTFont(sys.argv[1])
cmap, hmtx = font.getBestCmap(), font['hmtx']
print([hmtx[cmap[ord(c)]][0] for c in 'AVo2·，林䶮𠅤'], font['OS/2'].sCapHeight, font['hhea'].ascent)`;
    const name = '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf';
    const file = fileURLToPath(import.meta.resolve(name));
    const { stdout } = await run('/usr/bin/python3', ['-c', script, file]);
    const { metrics } = faces.regular;
    const advances = codePoints('AVo2·，林䶮𠅤').map((c) => metrics.advanceOf(metrics.glyphOf(c)));
    expect(stdout.trim()).toBe(`[${advances.join(', ')}] ${metrics.capHeight} ${metrics.ascent}`);
  });

  it('kern Latin pairs as their GPOS table says', () => {
    const kern = (pair: string) =>
      faces.regular.kern(pair.charCodeAt(0), pair.charCodeAt(1)) * 1000;
    // Values by fontTools from the same table.
    expect(kern('To')).toBeCloseTo(-71);
    expect(kern('AV')).toBeCloseTo(-118);
    expect(kern('y,')).toBeCloseTo(-107);
    expect(kern('ft')).toBe(0);
  });
});

describe('a subset', () => {
  const text = '兹证明林晓，女，2006年3月14日生 LIN Xiao';

  it('has exactly the glyphs asked for, with their widths', () => {
    const subset = readSfnt(faces.regular.subset(codePoints(text)));
    expect(subset.glyphCount).toBe(new Set(text).size + 1);
    for (const point of codePoints(text)) {
      const advance = subset.advanceOf(subset.glyphOf(point)) / subset.unitsPerEm;
      expect(advance).toBe(faces.regular.advance(point));
    }
    expect(subset.glyphOf('学'.codePointAt(0) ?? 0)).toBe(0);
  });

  it('is the same bytes every time, whatever came between', () => {
    const first = faces.bold.subset(codePoints(text));
    faces.bold.subset(codePoints('别的字'));
    expect(Buffer.compare(first, faces.bold.subset(codePoints(text)))).toBe(0);
  });

  it('has outlines that fontTools finds whole', async () => {
    await using directory = await temporaryDirectory();
    const file = join(directory.path, 'subset.ttf');
    await writeFile(file, faces.regular.subset(codePoints('欧阳䶮𠅤𫖯𬭎')));
    const script = `
import sys
from fontTools.ttLib import TTFont
glyf = TTFont(sys.argv[1])['glyf']
print([glyf[name].numberOfContours != 0 for name in glyf.keys()].count(True))`;
    const { stdout } = await run('/usr/bin/python3', ['-c', script, file]);
    expect(Number(stdout)).toBeGreaterThanOrEqual(6);
  });
});
