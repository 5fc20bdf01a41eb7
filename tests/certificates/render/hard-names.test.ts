import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createRenderEngine,
  demoUniversity,
  GlyphMissingError,
  loadTypefaces,
  signPdf,
  verifyQr,
  type RenderedDocument,
  type RenderedSlip,
} from '@hallway/certificates';
import { fromBase32 } from '../../../certificates/src/code/base32.ts';
import { hardPapers, templates, type HardPaper } from '../hard-papers.ts';
import { bareText, fontsOf, sayOf, textsOf } from '../read-papers.ts';
import {
  createFixture,
  issue,
  issuedAt,
  run,
  sharedEngine,
  temporaryDirectory,
  type Fixture,
} from '../support.ts';
import { workshop } from '../workshop.ts';

const long = process.env['HALLWAY_LONG'] !== undefined;
const patience = { timeout: long ? 60 * 60_000 : 120_000 };

/** People of every kind of hard name: each with one template in turn, in the long run with every template. */
const people = 540;
const papers = hardPapers(people, { each: long ? 'every' : 'one', seed: 20_261_127 });

/** A paper that was made. */
interface Made<T> extends HardPaper {
  label: string;
  /** The name as it must stand there. */
  name: string;
  rendered: T;
}

/** A sheet, on disk. */
interface Sheet extends Made<Omit<RenderedDocument, 'pdf'>> {
  file: string;
  pages: number;
  size: number;
}

let fixture: Fixture;
let folder: Awaited<ReturnType<typeof temporaryDirectory>>;
const sheets: Sheet[] = [];
const slips: Made<RenderedSlip>[] = [];
/** What was made and should not have been, and what was not made. */
const wrongs: string[] = [];

async function make(paper: HardPaper): Promise<void> {
  const { input, form, person, template } = paper;
  const label = `${template}, ${person.kind}: ${JSON.stringify(person.nameZh)} ${person.nameEn}`;
  const engine = await sharedEngine();
  try {
    if (form === 'slip') {
      const rendered = await engine.renderSlip(input, fixture.signer);
      if (person.printed === null) throw new Error('was made');
      slips.push({ ...paper, label, name: person.printed, rendered });
      return;
    }
    const { pdf, ...rendered } = await engine.render(input, fixture.signer);
    if (person.printed === null) throw new Error('was made');
    const file = join(folder.path, `${sheets.length}.pdf`);
    await writeFile(file, pdf);
    const { pages } = rendered;
    const size = pdf.length;
    sheets.push({ ...paper, label, name: person.printed, rendered, file, pages, size });
  } catch (error) {
    const refused = error instanceof GlyphMissingError && error.field === 'subject.nameZh';
    if (person.printed !== null || !refused) wrongs.push(`${label}: ${String(error)}`);
  }
}

beforeAll(async () => {
  fixture = await createFixture();
  folder = await temporaryDirectory();
  for (const paper of papers) await make(paper);
}, patience.timeout);

afterAll(() => folder[Symbol.asyncDispose]());

/** What is found wrong with each of these, by its label. */
async function faults<T extends { label: string }>(
  all: readonly T[],
  faultOf: (one: T, index: number) => unknown,
): Promise<string[]> {
  const found: string[] = [];
  for (const [index, one] of all.entries()) {
    const fault = await faultOf(one, index);
    if (fault !== null) found.push(`${one.label}: ${JSON.stringify(fault)}`);
  }
  return found;
}

/** An English paper sets a Chinese name beside the English one, and no other. */
function showsName({ input, name }: Made<unknown>): boolean {
  return input.language === 'zh' || /\p{Script=Han}/u.test(name);
}

/** The first of each kind of `by`. */
function firstOfEach<T>(all: readonly T[], by: (one: T) => string): T[] {
  return [...Map.groupBy(all, by).values()].flatMap((group) => group.slice(0, 1));
}

describe(`papers of ${people} people with hard names`, () => {
  it('are every kind of name on every template', () => {
    const met = new Set(papers.map(({ person, template }) => `${person.kind} ${template}`));
    const kinds = new Set(papers.map(({ person }) => person.kind));
    expect(people).toBeGreaterThanOrEqual(500);
    expect(templates.length).toBe(17);
    expect(met.size).toBe(kinds.size * templates.length);
  });

  it('are made with the name as it must be, or refused by name', async () => {
    expect(wrongs).toEqual([]);
    const unlike = await faults([...sheets, ...slips], (made) => {
      const { 'subject.nameZh': printed = null } = made.rendered.printed;
      return printed === (showsName(made) ? made.name : null) ? null : { printed };
    });
    expect(unlike).toEqual([]);
    expect(sheets.length + slips.length).toBe(papers.filter(({ person }) => person.printed).length);
  });

  it('are sound files with two to five embedded subsets and nothing else', patience, async () => {
    const checked = sheets.filter((_, index) => long || index % 4 === 0);
    const checks = await sayOf(checked, 'qpdf --check "$f"');
    expect(checks.filter((said) => !said.includes('No syntax or stream encoding errors'))).toEqual(
      [],
    );
    const tables = await sayOf(sheets, 'pdffonts "$f"');
    const found = await faults(sheets, (_, index) => {
      const rows = (tables[index] ?? '').trim().split('\n').slice(2);
      const strange = rows.filter(
        (row) => !/^[A-Z]{6}\+[\w-]+ +CID TrueType +Identity-H +yes yes yes/.test(row),
      );
      return rows.length >= 2 && rows.length <= 5 && strange.length === 0 ? null : rows;
    });
    expect(found).toEqual([]);
  });

  it('have ink for every character, a text for every glyph, and its width', patience, async () => {
    const fonts = await fontsOf(sheets);
    const found = await faults(sheets, (_, index) => {
      const bad = (fonts[index] ?? []).filter(
        ({ empty, blank, mute, wide }) => empty > 3 || blank.length + mute.length + wide.length > 0,
      );
      return bad.length > 0 ? bad : null;
    });
    expect(found).toEqual([]);
    const faces = new Set(fonts.flat().map(({ name }) => name.slice(7)));
    expect([...faces].toSorted()).toEqual([
      'HanaMinB',
      'NotoSerifSC-Bold',
      'NotoSerifSC-Regular',
      'SourceSerif4-Regular',
      'SourceSerif4-SemiBold',
    ]);
  });

  it('are read whole by two extractors: names, numbers and all', patience, async () => {
    const texts = await textsOf(sheets);
    const found = await faults(sheets, (made, index) => {
      const { input, person, rendered } = made;
      const wanted = [...Object.values(rendered.printed), input.subject.no, input.serial];
      if (input.language === 'en') wanted.push(person.nameEn.replaceAll('’', "'"));
      if (showsName(made)) wanted.push(made.name);
      const lost = (texts[index] ?? ['', '']).map((text) => {
        const bare = bareText(text);
        return wanted.filter((value) => !bare.includes(bareText(value)));
      });
      return lost.flat().length > 0 ? lost : null;
    });
    expect(found).toEqual([]);
  });

  it('carry a code that names them, and nothing private', patience, async () => {
    const found = await faults([...sheets, ...slips], async ({ rendered, name, input }) => {
      const { ok, claims } = await verifyQr(rendered.qr, fixture.trust, issuedAt);
      if (!ok || claims?.name !== name || claims.serial !== input.serial)
        return claims ?? 'no code';
      const code = Buffer.from(fromBase32(rendered.qr.split('#')[1] ?? '') ?? []).toString(
        'latin1',
      );
      const { idNumber, birthDate } = input.subject;
      const secrets = [idNumber ?? 'none', birthDate, birthDate.replaceAll('-', '')];
      return secrets.find((secret) => code.includes(secret)) ?? null;
    });
    expect(found).toEqual([]);
  });

  it('stay below 110 KB where they are certificates of one page', async () => {
    const certificates = sheets.filter(({ template }) => !/^D0[34]/.test(template));
    const found = await faults(certificates, ({ size }) => (size < 110 * 1024 ? null : size));
    expect(found).toEqual([]);
  });

  it('come out the same when made again', patience, async () => {
    const engine = await sharedEngine();
    const again = sheets.filter((_, index) => long || index % 5 === 0);
    const found = await faults(again, async ({ input, file }) => {
      const { pdf } = await engine.render(input, fixture.signer);
      return Buffer.compare(pdf, await readFile(file)) === 0 ? null : 'another file';
    });
    expect(found).toEqual([]);
  });

  it('are sealed so that pdfsig trusts them, one of each template', patience, async () => {
    await using directory = await workshop(fixture);
    const { path } = directory;
    const found = await faults(
      firstOfEach(sheets, ({ template }) => template),
      async ({ file }) => {
        const pdf = await signPdf(await readFile(file), fixture.signer, issuedAt);
        await writeFile(join(path, 'sealed.pdf'), pdf);
        const { stdout } = await run('pdfsig', ['-nssdir', 'nss', 'sealed.pdf'], path);
        const said = ['Signature is Valid', 'Certificate is Trusted', 'Total document signed'];
        return said.every((words) => stdout.includes(words)) ? null : stdout;
      },
    );
    expect(found).toEqual([]);
  });

  it(
    'have codes that are read from a raster of 300 dpi, the largest of all kinds',
    patience,
    async () => {
      const largest = sheets.toSorted((a, b) => b.rendered.qr.length - a.rendered.qr.length);
      const chosen = firstOfEach(largest, ({ person }) => person.kind).slice(
        0,
        long ? undefined : 5,
      );
      const found = await faults(chosen, async ({ file, pages, rendered }) => {
        const raster = ['-r', '300', '-gray', '-f', `${pages}`, '-singlefile'];
        await run('pdftoppm', [...raster, file, join(folder.path, 'code')]);
        const { stdout } = await run('zbarimg', ['-q', '--raw', join(folder.path, 'code.pgm')]);
        return stdout.trim() === rendered.qr ? null : stdout;
      });
      expect(found).toEqual([]);
    },
  );
});

describe('a name from Extensions B to F', () => {
  it('takes one more font, with ink for every character, in the weight of its neighbours', async () => {
    await using directory = await temporaryDirectory();
    const file = join(directory.path, 'paper.pdf');
    const input = issue('D01', { nameZh: '林𬎆𠀀𪚥𫝀𫠠𬺓' });
    await writeFile(file, (await (await sharedEngine()).render(input, fixture.signer)).pdf);
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

  it('is read back by two programs, one character of each from A to F', async () => {
    await using directory = await temporaryDirectory();
    const name = '㛃𠅤𪻐𫝀𬎆𭀖';
    const engine = await sharedEngine();
    const files = [];
    for (const { template, form, input } of hardPapers(templates.length, {
      each: 'one',
      seed: 1,
    })) {
      if (form === 'slip') continue;
      const subject = { ...input.subject, nameZh: name };
      const { pdf, pages } = await engine.render({ ...input, subject }, fixture.signer);
      const file = join(directory.path, `${template}.pdf`);
      await writeFile(file, pdf);
      files.push({ file, pages });
    }
    expect(files).toHaveLength(15);
    for (const texts of await textsOf(files)) {
      for (const text of texts) expect(bareText(text)).toContain(name);
    }
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
