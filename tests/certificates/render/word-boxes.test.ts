import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadTypefaces, type IssueInput } from '@hallway/certificates';
import type { Layout } from '../../../certificates/src/layout/ops.ts';
import { examples } from '../examples.ts';
import { hardPapers } from '../hard-papers.ts';
import { layOut } from '../lay-out.ts';
import { createFixture, run, sharedEngine, temporaryDirectory, type Fixture } from '../support.ts';
import { drawWords } from './typst-words.ts';

/** A word as pdftotext boxes it; points from the upper left corner. */
interface Word {
  page: number;
  xMin: number;
  yMin: number;
  xMax: number;
  yMax: number;
  text: string;
}

/** Points. Half a width of the thinnest letter of a paper. */
const NEAR = 1;

/** Hard names that need each of the fallbacks, one on a sheet of each kind of layout. */
const hard = hardPapers(306, { each: 'one', seed: 20_261_127 })
  .filter(({ form, person }) => form === 'sheet' && person.printed !== null)
  .filter((_, index) => index % 27 === 0);

const papers: [name: string, input: IssueInput][] = [
  ...examples.map(({ name, input }): [string, IssueInput] => [name, input]),
  ...hard.map((paper): [string, IssueInput] => [
    `${paper.template}, ${paper.person.kind}`,
    paper.input,
  ]),
];

let fixture: Fixture;
const faces = loadTypefaces();

beforeAll(async () => {
  fixture = await createFixture();
});

/**
 * The words of a file. What would hide where glyphs stand is made alike first, in place: what readers are told instead
 * of letterspaced letters, and how far above and below its baseline a font says it reaches.
 */
async function wordsOf(folder: string, pdf: Uint8Array): Promise<Word[]> {
  const [file, plain] = [join(folder, 'paper.pdf'), join(folder, 'plain.pdf')];
  await writeFile(file, pdf);
  await run('qpdf', ['--qdf', '--object-streams=disable', file, plain]);
  const shown = (await readFile(plain, 'latin1'))
    .replaceAll('/ActualText', '/actualText')
    .replace(/\/(Ascent|Descent) (-?[\d.]+)/g, (whole, key: string) => {
      const value = key === 'Ascent' ? '880' : '-120';
      return `/${key} ${value}`.padEnd(whole.length, ' ').slice(0, whole.length);
    });
  await writeFile(plain, shown, 'latin1');
  const { stdout } = await run('pdftotext', ['-bbox', plain, '-']);
  return stdout.split('<page ').flatMap((part, page) =>
    Array.from(
      part.matchAll(
        /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)<\/word>/g,
      ),
      ([, xMin, yMin, xMax, yMax, text = '']) => ({
        page: page - 1,
        xMin: Number(xMin),
        yMin: Number(yMin),
        xMax: Number(xMax),
        yMax: Number(yMax),
        text,
      }),
    ),
  );
}

/** Letterspacing of the text at a word's place: it belongs to the box of the last letter in one program and not in the other. */
function letterspacing({ page, xMin, xMax, yMax }: Word, { height, pages, seal }: Layout): number {
  const { x, y } = seal.rect;
  const sealed =
    page === seal.page ? seal.text.map((op) => ({ ...op, x: op.x + x, y: op.y + y })) : [];
  const drawn = (pages[page]?.blocks ?? []).flatMap(({ ops }) => ops).concat(sealed);
  const near = drawn
    .filter((op) => op.kind === 'text')
    .filter((op) => {
      const baseline = yMax - 0.12 * op.size;
      return Math.abs(height - op.y - baseline) < NEAR && op.x < xMax && op.x > xMin - 600;
    });
  return Math.max(0, ...near.map((op) => op.spacing * op.size));
}

const near = (a: number, b: number) => Math.abs(a - b) <= NEAR;

/** The same text at the same place; the last letter of either may hold its letterspacing. */
function alike(a: Word, b: Word, layout: Layout): boolean {
  const level = a.page === b.page && near(a.yMin, b.yMin) && near(a.yMax, b.yMax);
  if (!level || a.text !== b.text || !near(a.xMin, b.xMin)) return false;
  return near(a.xMax, b.xMax) || near(Math.abs(a.xMax - b.xMax), letterspacing(a, layout));
}

/** Neighbours on a line that one program takes for one word and the other for several. */
function joined(words: readonly Word[], whole: Word): Word | null {
  const inside = words
    .filter(
      ({ page, yMin, yMax }) =>
        page === whole.page && near(yMin, whole.yMin) && near(yMax, whole.yMax),
    )
    .filter(({ xMin, xMax }) => xMin > whole.xMin - NEAR && xMax < whole.xMax + NEAR)
    .toSorted((a, b) => a.xMin - b.xMin);
  const [first] = inside;
  const xMax = Math.max(...inside.map((one) => one.xMax));
  return first ? { ...first, xMax, text: inside.map(({ text }) => text).join('') } : null;
}

/** Words of either that are not where they are in the other. */
function strays(ours: readonly Word[], theirs: readonly Word[], layout: Layout): string[] {
  const lost = (some: readonly Word[], others: readonly Word[]) =>
    some.filter((word) => !others.some((other) => alike(word, other, layout)));
  const [here, there] = [lost(ours, theirs), lost(theirs, ours)];
  const whole = (some: readonly Word[], others: readonly Word[]) =>
    some.filter((word) => {
      const other = joined(others, word);
      return other && alike(word, other, layout);
    });
  const [wholeHere, wholeThere] = [whole(here, there), whole(there, here)];
  const partOf = (word: Word, wholes: readonly Word[]) => wholes.some((one) => joined([word], one));
  return [
    ...here.filter((word) => !wholeHere.includes(word) && !partOf(word, wholeThere)),
    ...there.filter((word) => !wholeThere.includes(word) && !partOf(word, wholeHere)),
  ].map((word) => JSON.stringify(word));
}

describe('every word stands where typst sets it', () => {
  it.each(papers)('%s', async (_, input) => {
    await using directory = await temporaryDirectory();
    const [engine, typefaces] = [await sharedEngine(), await faces];
    const { kid } = fixture.signer;
    const { pdf, qr } = await engine.render(input, fixture.signer);
    const layout = await layOut(input, { engine, typefaces, kid, qr });
    const ours = await wordsOf(directory.path, pdf);
    const theirs = await wordsOf(directory.path, drawWords(layout));
    expect(strays(ours, theirs, layout)).toEqual([]);
    // And nothing else: as many characters here as there.
    const length = (words: readonly Word[]) =>
      words.reduce((sum, { text }) => sum + text.length, 0);
    expect(length(theirs)).toBe(length(ours));
    expect(length(ours)).toBeGreaterThan(200);
  });
});
