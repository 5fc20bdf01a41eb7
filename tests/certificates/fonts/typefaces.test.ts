import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HANAMIN_FILE, loadTypefaces } from '@hallway/certificates';
import type { UnusableFallback } from '../../../certificates/src/fonts/typefaces.ts';
import { temporaryDirectory } from '../support.ts';

const RARE = '\u{20000}';
const regular = ['NotoSerifSC-Regular', 'SourceSerif4-Regular'];
const bold = ['NotoSerifSC-Bold', 'SourceSerif4-SemiBold'];
const names = (faces: readonly { name: string }[]) => faces.map(({ name }) => name);

/** Loads with one fallback made of HanaMinB by a change to its bytes. */
async function withFallback(change: (font: Buffer) => Uint8Array) {
  await using directory = await temporaryDirectory();
  const file = join(directory.path, 'fallback.ttf');
  await writeFile(file, change(await readFile(HANAMIN_FILE)));
  const unusable: UnusableFallback[] = [];
  const typefaces = await loadTypefaces({
    fallbacks: [file],
    onUnusable: (one) => unusable.push(one),
  });
  const faces = await typefaces.facesFor([RARE]);
  return { faces, unusable, file };
}

/** Offset of a table in a font file. */
function tableAt(font: Buffer, tag: string): number {
  for (let record = 12; ; record += 16) {
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
}

describe('fallback faces', () => {
  it('are not opened for what Noto has', async () => {
    const typefaces = await loadTypefaces();
    const faces = await typefaces.facesFor([
      '欧阳䶮𬭎',
      "O'Neill-Ó",
      'Çağrı Żółkiewski',
      '古丽娜尔·买买提',
    ]);
    expect(names(faces.regular)).toEqual(regular);
  });

  it('are opened once, for both weights, however many papers need them at the same time', async () => {
    const typefaces = await loadTypefaces();
    const all = await Promise.all(
      [RARE, '\u{2A6A5}', '\u{2B820}'].map((one) => typefaces.facesFor([one])),
    );
    for (const faces of all) {
      expect(names(faces.regular)).toEqual([...regular, 'HanaMinB']);
      expect(names(faces.bold)).toEqual([...bold, 'HanaMinB']);
    }
    expect(all[0]?.regular.at(-1)).toBe(all[2]?.bold.at(-1));
  });

  it('that are not there leave what Noto has', async () => {
    const typefaces = await loadTypefaces({ fallbacks: ['/nonexistent.ttf'] });
    expect(names((await typefaces.facesFor([RARE])).regular)).toEqual(regular);
  });

  it.each([
    ['cut off', (font: Buffer) => font.subarray(0, 5_000_000)],
    ['empty', () => Buffer.alloc(0)],
    ['no font at all', () => Buffer.from('<!doctype html><title>404</title>')],
    [
      'forbidden to embed by its maker',
      (font: Buffer) => {
        font.writeUInt16BE(0x0002, tableAt(font, 'OS/2') + 8);
        return font;
      },
    ],
  ])('that are %s are reported, not used', async (_, change) => {
    const { faces, unusable, file } = await withFallback(change);
    expect(names(faces.regular)).toEqual(regular);
    expect(unusable).toMatchObject([{ place: file, error: { code: 'FONT_FORMAT' } }]);
  });
});
