import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { packagedTemplates } from '@hallway/certificates';
import { examples } from '../examples.ts';
import { paperFiles } from '../paper-files.ts';
import { bareText, fontsOf } from '../read-papers.ts';
import { createFixture, run, sharedEngine, type Fixture } from '../support.ts';

/** What independent tools say of every paper: each template, each way its text may go. */
let fixture: Promise<Fixture> | undefined;
const papers = paperFiles(async () => (await (fixture ??= createFixture())).signer);

/** What a tool says of a paper on its standard output; asked once a paper. */
const said = new Map<string, Promise<string>>();
function say(name: string, command: string, ...options: string[]): Promise<string> {
  const key = [name, command, ...options].join(' ');
  const after = command === 'pdftotext' ? ['-'] : [];
  const answer =
    said.get(key) ??
    run(command, [...options, papers.of(name).file, ...after]).then(({ stdout }) => stdout);
  said.set(key, answer);
  return answer;
}

it('there is a paper of every template of sheets', async () => {
  const sheets = (await packagedTemplates()).filter(({ template }) => template.form === 'sheet');
  const names = sheets.map(({ template }) => `${template.id}-${template.language}`);
  const covered = new Set(examples.map(({ name }) => name.slice(0, 6)));
  expect(names.filter((name) => !covered.has(name))).toEqual([]);
});

describe.each(examples.map(({ name }) => name))('%s', (name) => {
  it('is a sound file with only subset TrueType fonts', async () => {
    const { file, rendered } = papers.of(name);
    expect(await run('qpdf', ['--check', file])).toMatchObject({ code: 0 });
    const info = (await run('pdfinfo', [file])).stdout;
    expect(info).toMatch(new RegExp(`^Pages: +${rendered.pages}$`, 'm'));
    expect(info).toMatch(/Tagged: +yes/);
    expect(info).toContain(rendered.title);
    const fonts = (await run('pdffonts', [file])).stdout.trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThanOrEqual(2);
    expect(fonts.length).toBeLessThanOrEqual(3);
    for (const row of fonts) {
      expect(row).toMatch(/^[A-Z]{6}\+NotoSerifSC-\w+ +CID TrueType +Identity-H +yes yes yes/);
    }
  });

  it('lets two extractors read every printed field whole', async () => {
    const { rendered } = papers.of(name);
    const poppler = await say(name, 'pdftotext', '-raw');
    const mupdf = await say(name, 'mutool', 'draw', '-q', '-F', 'txt');
    for (const stdout of [poppler, mupdf]) {
      const text = bareText(stdout);
      const lost = Object.entries(rendered.printed).filter(
        ([, value]) => !text.includes(bareText(value)),
      );
      expect(lost).toEqual([]);
    }
  });

  it('is tagged, in reading order, with alternatives for code and seal', async () => {
    const { file, rendered } = papers.of(name);
    const structure = await say(name, 'pdfinfo', '-struct');
    const order = ['Document', 'H1', 'Link', 'Figure', 'Form'].map((tag) => structure.indexOf(tag));
    expect(order.every((place) => place >= 0)).toBe(true);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    const json = (await run('qpdf', ['--json', '--json-key=qpdf', file])).stdout;
    expect(json.match(/"\/Alt"/g)).toHaveLength(2);
    expect(json).toContain(rendered.template.hash);
    const { id, language, version } = rendered.template;
    expect(json).toContain(`${id}-${language}@${version}`);
    // The paper's own language, and the other for what stands there in it.
    const [own, other] = language === 'zh' ? ['zh-CN', 'en-GB'] : ['en-GB', 'zh-CN'];
    const catalog = /"\/Lang": "u:([\w-]+)",[^{}]*(?:\{[^{}]*\}[^{}]*)*"\/Type": "\/Catalog"/.exec(
      json,
    );
    expect(catalog?.[1]).toBe(own);
    expect(json).toContain(`"/Lang": "u:${other}"`);
  });

  it('has its tables tagged with heads and cells, row by row', async () => {
    const { input } = papers.of(name);
    const structure = await say(name, 'pdfinfo', '-struct');
    const tags = Array.from(structure.matchAll(/^ *(Table|TR|TH|TD)\b/gm), ([, tag = '']) => tag);
    const { courses = [] } = input.data as { courses?: unknown[] };
    expect(tags.filter((tag) => tag === 'Table')).toHaveLength(courses.length > 0 ? 1 : 0);
    const rows = tags.join(' ').split(' TR').slice(1);
    const heads = rows.filter((row) => !row.includes('TD'));
    const cells = rows.filter((row) => !row.includes('TH'));
    expect(heads.length + cells.length).toBe(rows.length);
    expect(cells).toHaveLength(courses.length);
    // One row of heads over the columns, and one head over each term.
    const [columns = '', ...terms] = heads;
    expect(new Set(terms)).toEqual(new Set(courses.length > 0 ? [' TH'] : []));
    for (const cell of cells) expect(cell.match(/TD/g)?.length).toBe(columns.match(/TH/g)?.length);
  });

  it('shows its code once on paper, readable at 300 dpi, equal to the payload', async () => {
    const { file, rendered } = papers.of(name);
    const prefix = join(papers.folder(), `qr-${name}`);
    const last = String(rendered.pages);
    const raster = ['-r', '300', '-gray', '-f', last, '-l', last, '-singlefile'];
    await run('pdftoppm', [...raster, file, prefix]);
    const read = await run('zbarimg', ['-q', '--raw', `${prefix}.pgm`]);
    expect(read.stdout.trim()).toBe(rendered.qr);
  });

  it('is the same file for the same issue, and another for another', async () => {
    const { rendered, input } = papers.of(name);
    const { signer } = await (fixture ??= createFixture());
    const engine = await sharedEngine();
    const again = await engine.render(input, signer);
    expect(Buffer.compare(rendered.pdf, again.pdf)).toBe(0);
    const other = await engine.render(
      { ...input, serial: input.serial.replace('000123', '000124') },
      signer,
    );
    expect(other.fieldsDigest).not.toBe(rendered.fieldsDigest);
  });

  it('keeps identity number and date of birth out of the code', async () => {
    const { rendered, input } = papers.of(name);
    const { birthDate, idNumber } = input.subject;
    const code = Buffer.from(await codeBytes(rendered.qr)).toString('latin1');
    expect(code).not.toContain(idNumber ?? 'none');
    expect(code).not.toContain(birthDate);
    expect(code).not.toContain(birthDate.replaceAll('-', ''));
  });

  it('shows the identity number whole only where the purpose needs it', async () => {
    const { input } = papers.of(name);
    const stdout = await say(name, 'pdftotext', '-raw');
    const whole = input.purpose === 'passport' || input.purpose === 'bank';
    const text = bareText(stdout);
    expect(text.includes(input.subject.idNumber ?? 'none')).toBe(whole);
    // Nor any other number of eighteen digits, but those the template declares: of a diploma.
    const declared = Object.values(input.data).map(String);
    const numbers = Array.from(stdout.matchAll(/\b\d{17}[\dX]\b/g), ([number]) => number);
    const own = whole ? [input.subject.idNumber] : [];
    expect(numbers.filter((number) => ![...declared, ...own].includes(number))).toEqual([]);
  });

  it('shows the date of birth only where its template declares it', async () => {
    const { input } = papers.of(name);
    const stdout = await say(name, 'pdftotext', '-raw');
    const source = await readFile(
      new URL(`../../../certificates/templates/${name.slice(0, 6)}.json`, import.meta.url),
      'utf8',
    );
    const born = new Date(`${input.subject.birthDate}T00:00:00Z`);
    const styles = [
      new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
      new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'UTC' }),
      new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'UTC' }),
    ];
    const written = styles.some((style) => bareText(stdout).includes(bareText(style.format(born))));
    expect(written).toBe(source.includes('{subject.birthDate'));
  });
});

async function codeBytes(qr: string): Promise<Uint8Array> {
  const { fromBase32 } = await import('../../../certificates/src/code/base32.ts');
  return fromBase32(qr.slice(qr.indexOf('#') + 1)) ?? new Uint8Array();
}

describe('all papers together', () => {
  /** Share of pixels on which two renderers differ, by page. */
  let alike: [name: string, share: number][] = [];

  beforeAll(async () => {
    const folder = papers.folder();
    const rows = (text: string) =>
      text
        .trim()
        .split('\n')
        .map((row): [string, number] => [row.split(' ')[0] ?? '', Number(row.split(' ')[1])]);
    const pixels = await run('/usr/bin/python3', ['-c', secondRenderer, folder]);
    expect(pixels.stderr).toBe('');
    alike = rows(pixels.stdout);
  }, 120_000);

  it('have an outline for every glyph but three empty ones, a text and its width', async () => {
    const all = examples.map(({ name }) => papers.of(name));
    const fonts = (await fontsOf(all)).flatMap((found, index) =>
      found.map((font) => ({ paper: all[index]?.name, ...font })),
    );
    expect(fonts.length).toBeGreaterThanOrEqual(examples.length * 2);
    expect(fonts.filter(({ empty }) => empty > 3)).toEqual([]);
    const wrong = fonts.filter(({ blank, mute, wide }) => blank.length + mute.length + wide.length);
    expect(wrong).toEqual([]);
  });

  it('look alike in a second renderer', () => {
    expect(alike.length).toBeGreaterThanOrEqual(examples.length);
    expect(alike.filter(([, share]) => share >= 0.02)).toEqual([]);
  });

  it('stay below 110 KB where they are certificates of one page', async () => {
    for (const { name } of examples) {
      if (/^D0[34]/.test(name)) continue;
      expect((await readFile(papers.of(name).file)).length, name).toBeLessThan(110 * 1024);
    }
  });
});

const secondRenderer = `
import glob, os, subprocess, sys, tempfile
from PIL import Image, ImageChops, ImageFilter
blurred = lambda name: Image.open(name).convert('L').filter(ImageFilter.BoxBlur(1))
for pdf in sorted(glob.glob(os.path.join(sys.argv[1], 'D*.pdf'))):
    with tempfile.TemporaryDirectory() as place:
        for command in (
            ['pdftoppm', '-r', '50', '-gray', pdf, os.path.join(place, 'a')],
            ['mutool', 'draw', '-q', '-r', '50', '-c', 'gray', '-o', os.path.join(place, 'b-%d.pgm'), pdf],
        ):
            subprocess.run(command, check=True, capture_output=True)
        for a in sorted(glob.glob(os.path.join(place, 'a-*.pgm'))):
            b = os.path.join(place, 'b-%d.pgm' % int(a[:-4].split('-')[-1]))
            one, two = blurred(a), blurred(b)
            d = ImageChops.difference(one, two.resize(one.size)).histogram()
            print(os.path.basename(pdf), sum(d[41:]) / sum(d))`;
