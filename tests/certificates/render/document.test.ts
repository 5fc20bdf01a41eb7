import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signPdf } from '@hallway/certificates';
import { createFixture, issuedAt, run, temporaryDirectory } from '../support.ts';
import { workshop } from '../workshop.ts';
import { link, writeSample } from './sample-document.ts';

interface QpdfObject {
  value?: Record<string, unknown>;
  stream?: { dict: Record<string, unknown> };
}

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let pdf: Uint8Array;
let objects: Record<string, QpdfObject>;

beforeAll(async () => {
  directory = await temporaryDirectory();
  pdf = await writeSample('A-2u');
  await writeFile(join(directory.path, 'paper.pdf'), pdf);
  const args = ['--json', '--json-key=qpdf', '--json-stream-data=none', 'paper.pdf'];
  const json = JSON.parse((await run('qpdf', args, directory.path)).stdout) as {
    qpdf: [unknown, Record<string, QpdfObject>];
  };
  objects = json.qpdf[1];
});

afterAll(() => directory[Symbol.asyncDispose]());

/** Dictionaries in the file with this entry, streams too. */
function withEntry(key: string, value: string): Record<string, unknown>[] {
  return Object.values(objects)
    .map((one) => one.value ?? one.stream?.dict)
    .filter((dict): dict is Record<string, unknown> => dict?.[key] === value);
}

describe('a paper of two pages', () => {
  it('is a sound file', async () => {
    expect(await run('qpdf', ['--check', 'paper.pdf'], directory.path)).toMatchObject({ code: 0 });
    const info = (await run('pdfinfo', ['paper.pdf'], directory.path)).stdout;
    expect(info).toMatch(/Pages: +2\n/);
    expect(info).toMatch(/Tagged: +yes/);
    expect(info).toContain('成绩单 (样张)');
  });

  it('is one structure over both pages, in reading order', async () => {
    const { stdout } = await run('pdfinfo', ['-struct-text', 'paper.pdf'], directory.path);
    const elements = stdout.split('\n').flatMap((line) => {
      const found = /^( *)(\w+|".*")(?: \((?:block|inline)\))?:?$/.exec(line);
      return found && found[2] !== '""' ? [`${found[1]}${found[2]}`] : [];
    });
    expect(elements.join('\n')).toBe(
      `Document
  H1
    "成绩单"
  H2
    "第一学年"
  Figure
  Table
    TR
      TH
        "课程"
      TH
        "学分"
    TR
      TD
        "高等数学"
      TD
        "3"
    TR
      TD
        "大学英语"
      TD
        "4"
    TR
      TD
        "线性代数"
      TD
        "5"
    TR
      TD
        "合计十二学分"
  Link
    Figure
  P
    "End of record"
  Figure
  Link
    Figure
  Form`,
    );
    expect(stdout.match(/\/Scope \/Column/g)).toHaveLength(2);
    expect(stdout.match(/\/ColSpan 2/g)).toHaveLength(1);
  });

  it('tells alternatives, languages and what a table is about', () => {
    const alternatives = withEntry('/S', '/Figure').map((figure) => figure['/Alt']);
    expect(alternatives).toEqual(
      expect.arrayContaining(['u:核验码', 'u:Portrait of LIN Xiao'] as const),
    );
    expect(withEntry('/S', '/Form')).toMatchObject([{ '/Alt': 'u:澜江大学教务处印章' }]);
    expect(withEntry('/S', '/P')).toMatchObject([{ '/Lang': 'u:en-GB' }]);
    expect(withEntry('/S', '/Table')).toMatchObject([
      { '/A': { '/O': '/Table', '/Summary': 'u:课程与学分' } },
    ]);
  });

  it('leads from marked content and annotations back to their elements', () => {
    const [root] = withEntry('/Type', '/StructTreeRoot');
    const tree = objects[`obj:${String(root?.['/ParentTree'])}`]?.value?.['/Nums'] as unknown[];
    const keys = tree.filter((_, i) => i % 2 === 0);
    expect(keys).toEqual(keys.map((_, i) => i));
    const roleOf = (ref: unknown) => objects[`obj:${String(ref)}`]?.value?.['/S'];
    const [first, second] = [1, 3].map((i) => objects[`obj:${String(tree[i])}`]?.value);
    expect((first as unknown as unknown[]).map(roleOf)).toEqual([
      '/H1',
      '/H2',
      '/Figure',
      '/TH',
      '/TH',
      '/TD',
      '/TD',
      '/TD',
      '/TD',
      '/Figure',
    ]);
    expect((second as unknown as unknown[]).map(roleOf)).toEqual([
      '/TD',
      '/TD',
      '/TD',
      '/P',
      '/Figure',
      '/Figure',
    ]);
    for (const annotation of [
      ...withEntry('/Subtype', '/Link'),
      ...withEntry('/Subtype', '/Widget'),
    ]) {
      const element = tree[2 * Number(annotation['/StructParent']) + 1];
      const role = annotation['/Subtype'] === '/Link' ? '/Link' : '/Form';
      expect(roleOf(element)).toBe(role);
    }
  });

  it('has a link on each page that has a code, and the seal on its own', () => {
    const pages = withEntry('/Type', '/Page');
    expect(pages.map((page) => (page['/Annots'] as unknown[]).length)).toEqual([1, 2]);
    for (const annotation of withEntry('/Subtype', '/Link')) {
      expect(annotation['/A']).toMatchObject({ '/URI': `u:${link}` });
      expect(annotation['/Contents']).toBe('u:核验码');
    }
    expect(withEntry('/Subtype', '/Widget')).toHaveLength(1);
  });

  it('keeps a picture that is drawn twice once, as the JPEG it was', () => {
    expect(withEntry('/Subtype', '/Image')).toMatchObject([
      { '/Width': 60, '/Height': 80, '/ColorSpace': '/DeviceRGB', '/Filter': '/DCTDecode' },
    ]);
  });

  it('draws each layer of the background on its pages', async () => {
    const lines = [800, 780, 790, 40];
    const seen = await Promise.all(
      [1, 2].map(async (page) => {
        const args = ['-r', '72', '-f', `${page}`, '-l', `${page}`, '-gray', 'paper.pdf'];
        await run('pdftoppm', [...args, '-singlefile', `page${page}`], directory.path);
        const script = `
import sys
from PIL import Image
page = Image.open(sys.argv[1])
print([min(page.getpixel((300, 842 - y + d)) for d in (-1, 0, 1)) < 200 for y in ${JSON.stringify(lines)}])`;
        const { stdout } = await run(
          '/usr/bin/python3',
          ['-c', script, `page${page}.pgm`],
          directory.path,
        );
        return stdout.trim();
      }),
    );
    expect(seen).toEqual(['[True, True, False, False]', '[True, False, True, True]']);
  });

  it('says its text in order, tagged or not', async () => {
    const { stdout } = await run('pdftotext', ['-raw', 'paper.pdf', '-'], directory.path);
    expect(stdout.replace(/\s+/g, ' ')).toContain('成绩单 第一学年 课程 学分 高等数学 3');
    expect(stdout).toContain('课程学分');
  });

  it('is sealed as a whole', async () => {
    const fixture = await createFixture();
    await using place = await workshop(fixture);
    await writeFile(join(place.path, 'signed.pdf'), await signPdf(pdf, fixture.signer, issuedAt));
    const { stdout } = await run('pdfsig', ['-nssdir', 'nss', 'signed.pdf'], place.path);
    expect(stdout).toContain('Signature is Valid');
    expect(stdout).toContain('Total document signed');
  });

  it('is the same file when written again', async () => {
    expect(Buffer.compare(await writeSample('A-2u'), pdf)).toBe(0);
  });
});
