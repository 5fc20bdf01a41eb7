import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  GlyphMissingError,
  loadTypefaces,
  createRenderEngine,
  demoUniversity,
} from '@hallway/certificates';
import { hardNames } from '../hard-names.ts';
import {
  createFixture,
  issue,
  run,
  sharedEngine,
  temporaryDirectory,
  type Fixture,
} from '../support.ts';

const long = process.env['HALLWAY_LONG'] === '1';
/** Three of every kind in CI, thirty in the long run. */
const people = hardNames(long ? 540 : 54, 20_261_127);

let fixture: Fixture;

beforeAll(async () => {
  fixture = await createFixture();
});

async function paper(nameZh: string) {
  return (await sharedEngine()).render(issue('D01', { nameZh }), fixture.signer);
}

describe('hard names', () => {
  it(
    'are on paper as they must be, or refused by name',
    { timeout: long ? 600_000 : 30_000 },
    async () => {
      for (const { kind, nameZh, printed } of people) {
        if (printed === null) {
          const refusal = expect(paper(nameZh), `${kind} ${JSON.stringify(nameZh)}`).rejects;
          await refusal.toMatchObject({ code: 'GLYPH_MISSING', field: 'subject.nameZh' });
        } else {
          const document = await paper(nameZh);
          expect(document.printed['subject.nameZh'], kind).toBe(printed);
        }
      }
    },
  );

  it('can be read from the file by two programs, one of each kind', async () => {
    await using directory = await temporaryDirectory();
    for (const { kind, nameZh, printed } of people.slice(0, 18)) {
      if (printed === null) continue;
      const file = join(directory.path, 'paper.pdf');
      await writeFile(file, (await paper(nameZh)).pdf);
      const poppler = await run('pdftotext', ['-raw', file, '-']);
      const mupdf = await run('mutool', ['draw', '-q', '-F', 'txt', file, '1']);
      const bare = printed.replace(/\s/g, '');
      expect(poppler.stdout.replace(/\s/g, ''), kind).toContain(bare);
      expect(mupdf.stdout.replace(/\s/g, ''), kind).toContain(bare);
    }
  });
});

describe('a name from Extensions B to F', () => {
  it('takes one more font, with ink for every character, in the weight of its neighbours', async () => {
    await using directory = await temporaryDirectory();
    const file = join(directory.path, 'paper.pdf');
    await writeFile(file, (await paper('林𬎆𠀀𪚥𫝀𫠠𬺓')).pdf);
    const fonts = (await run('pdffonts', [file])).stdout.trim().split('\n').slice(2);
    expect(fonts.length).toBeLessThanOrEqual(4);
    expect(
      fonts.filter((row) => /^[A-Z]{6}\+HanaMinB +CID TrueType +Identity-H +yes yes yes/.test(row)),
    ).toHaveLength(1);
    const { stdout } = await run('qpdf', ['--qdf', '--object-streams=disable', file, '-']);
    // Filled and stroked, and back: one weight stands in for another.
    expect(stdout.match(/^2 Tr /gm)?.length).toBe(stdout.match(/^0 Tr$/gm)?.length);
    expect(stdout).toMatch(/^2 Tr /m);
  });

  it('is refused where the fallback is not installed, and the refusal says what was asked', async () => {
    const typefaces = await loadTypefaces({ fallbacks: [] });
    const engine = await createRenderEngine({ university: demoUniversity, typefaces });
    const promise = engine.render(issue('D01', { nameZh: '林𠀀' }), fixture.signer);
    await expect(promise).rejects.toThrow(GlyphMissingError);
    await expect(promise).rejects.toMatchObject({
      characters: ['𠀀'],
      field: 'subject.nameZh',
      faces: ['NotoSerifSC-Bold', 'SourceSerif4-SemiBold'],
    });
  });
});
