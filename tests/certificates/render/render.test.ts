import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  FieldMissingError,
  GlyphMissingError,
  type IssueInput,
  type RenderedDocument,
} from '@hallway/certificates';
import {
  createFixture,
  issue,
  run,
  sharedEngine,
  temporaryDirectory,
  type Fixture,
} from '../support.ts';

let fixture: Fixture;

beforeAll(async () => {
  fixture = await createFixture();
});

async function render(input: IssueInput): Promise<RenderedDocument> {
  const engine = await sharedEngine();
  return engine.render(input, fixture.signer);
}

/** Text as two independent extractors see it, white space removed. */
async function extracted(pdf: Uint8Array): Promise<{ poppler: string; mupdf: string }> {
  await using directory = await temporaryDirectory();
  const file = join(directory.path, 'paper.pdf');
  await writeFile(file, pdf);
  const poppler = await run('pdftotext', ['-raw', file, '-']);
  const mupdf = await run('mutool', ['draw', '-q', '-F', 'txt', file, '1']);
  return { poppler: poppler.stdout, mupdf: mupdf.stdout };
}

describe('the printed text', () => {
  it('has every field of a Chinese paper whole, in two extractors', async () => {
    const { pdf } = await render(
      issue('D01', { nameZh: '欧阳䶮', major: { zh: '物流管理', en: '' } }),
    );
    const text = await extracted(pdf);
    const fields = [
      '澜江大学',
      '在读证明',
      '欧阳䶮',
      '女',
      '2006年3月14日',
      '2024110101',
      '2024级',
      '本科',
      '四年',
      '2024年9月',
      '2028年6月',
      '办理签证',
      '一式2份',
      '2027年2月20日',
      '11:07',
      'LJU-D01-2026-K01-000123',
      'LS28-6QM8-LQ4T-RFXY',
      'verify.lju.example',
      'D01-zh@1',
    ];
    for (const source of Object.values(text)) {
      const joined = source.replace(/\s/g, '');
      for (const field of [...fields, '计算机与人工智能学院', '物流管理']) {
        expect(joined).toContain(field.replace(/\s/g, ''));
      }
    }
    expect(text.poppler).toContain('在读证明');
    expect(text.poppler).toContain('LANJIANG UNIVERSITY');
    expect(text.poppler).toContain('欧阳䶮');
    expect(text.poppler).toContain('2006年3月14日');
  });

  it('has every field of an English paper, digits too', async () => {
    const { pdf } = await render(issue('D02'));
    const { poppler, mupdf } = await extracted(pdf);
    for (const text of [poppler, mupdf].map((source) => source.replace(/\s+/g, ' '))) {
      for (const field of [
        'Lanjiang University',
        'Certificate of Enrolment',
        'LIN Xiao',
        '林晓',
        'female',
        '14 March 2006',
        '2024110101',
        'undergraduate',
        'Software Engineering',
        'College of Computing and Artificial Intelligence',
        'September 2024',
        'June 2028',
        'visa application',
        '20 February 2027',
        '22 November 2026',
        'four years',
        'Copies 2',
      ]) {
        expect(text).toContain(field);
      }
    }
  });

  it('keeps a character of each of Extension A to E that the faces have', async () => {
    const name = '㛃䶮𠅤𫖯𬭎';
    const { poppler } = await extracted((await render(issue('D01', { nameZh: name }))).pdf);
    expect(poppler).toContain(name);
  });

  it('says when last term’s registration still counts', async () => {
    const input = issue(
      'D01',
      {},
      {
        registration: { term: { year: 2025, half: 'spring' }, grace: true },
        issuedAt: new Date('2026-09-02T02:00:00Z'),
      },
    );
    const { poppler } = await extracted((await render(input)).pdf);
    const text = poppler.replace(/\s/g, '');
    expect(text).toContain('2025–2026学年春季学期已注册');
    expect(text).toContain('2026–2027学年秋季学期注册正在办理中');
  });

  it('says on a second attempt that the first paper is void', async () => {
    const { poppler } = await extracted((await render(issue('D01', {}, { attempt: 2 }))).pdf);
    expect(poppler).toContain('本件为第 2 次打印，先前打印件作废');
  });

  it('masks the identity number unless the purpose needs it', async () => {
    const visa = await extracted((await render(issue('D01'))).pdf);
    expect(visa.poppler).not.toContain('999101200603140027');
    expect(visa.poppler).toContain('999101**********27');
    const passport = await render(issue('D01', {}, { purpose: 'passport' }));
    expect((await extracted(passport.pdf)).poppler).toContain('999101200603140027');
  });

  it('leaves the identity number out for a person who has none', async () => {
    const { poppler } = await extracted((await render(issue('D01', { idNumber: null }))).pdf);
    expect(poppler).not.toContain('身份证件号');
  });

  it('sets long names of minorities, all dots alike', async () => {
    const nameZh = '古丽娜尔•买买提艾力・阿卜杜热依木';
    const { poppler } = await extracted((await render(issue('D01', { nameZh }))).pdf);
    expect(poppler.replace(/\s/g, '')).toContain('古丽娜尔·买买提艾力·阿卜杜热依木');
  });

  it('fits the longest names', async () => {
    const nameZh = `${'阿卜杜热依木·'.repeat(4)}买买提艾力江`;
    const { poppler } = await extracted((await render(issue('D01', { nameZh }))).pdf);
    expect(poppler.replace(/\s/g, '')).toContain(nameZh);
  });
});

describe('what cannot be printed', () => {
  it('is refused by name: a character no font has, with its field', async () => {
    const promise = render(issue('D01', { nameZh: '林\u{2EBF0}' }));
    await expect(promise).rejects.toThrow(GlyphMissingError);
    await expect(promise).rejects.toMatchObject({
      code: 'GLYPH_MISSING',
      characters: ['\u{2EBF0}'],
      field: 'subject.nameZh',
    });
  });

  it.each(['林\n晓', '林\u0000晓', '林\u{1F600}', '林\uE000'])('is refused: %j', async (nameZh) => {
    await expect(render(issue('D01', { nameZh }))).rejects.toThrow(GlyphMissingError);
  });

  it('is refused: an English paper without an English name', async () => {
    await expect(render(issue('D02', { nameEn: null }))).rejects.toThrow(FieldMissingError);
  });
});
