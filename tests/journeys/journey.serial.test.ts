import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { campusDate } from '@hallway/certificates/rules';
import { demoPapers } from '@hallway/central/demo';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { facesDir, runJourney } from './run.ts';

const exec = promisify(execFile);

let out: string;
beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'hallway-journey-test-'));
});
afterEach(() => rm(out, { recursive: true, force: true }));

const d01 = '--document D01 --purpose internship';

async function textOf(pdf: string | null): Promise<string> {
  const { stdout } = await exec('pdftotext', ['-layout', pdf ?? '', '-']);
  return stdout;
}

describe('the main job by card', () => {
  it('prints once, registers once and leaves no name or number in the logs', async () => {
    const { exit, result, stderr } = await runJourney(`--person 2024110101 --by card ${d01}`, {
      out,
    });
    expect(exit).toBe(0);
    expect(result).toMatchObject({ ok: true, synced: true, pages: 1, refusal: null });
    expect(result.serial).toMatch(/^LJU-D01-\d{4}-K01-\d{6}$/);
    expect(new Set(result.evidence.map(({ source }) => source)).size).toBeGreaterThanOrEqual(2);
    const text = await textOf(result.pdf);
    for (const words of ['林晓', '2024110101', result.serial ?? '', result.verifyCode ?? ''])
      expect(text).toContain(words);
    // The kiosk logs to standard error, central to its own file.
    for (const log of [stderr, await readFile(join(out, 'central.log'), 'utf8')]) {
      expect(log).toContain('"level"');
      for (const secret of ['林晓', 'LIN Xiao', '2024110101', result.verifyCode ?? ''])
        expect(log).not.toContain(secret);
    }
  });

  it('prints while central is off and is registered once when central is back', async () => {
    const { exit, result } = await runJourney(`--person 2024110101 --by card ${d01} --offline`, {
      out,
    });
    expect(exit).toBe(0);
    expect(result).toMatchObject({ ok: true, synced: true, refusal: null });
  });

  it('prints the English certificate in two copies', async () => {
    const { exit, result } = await runJourney(
      '--person 2024110101 --by card --document D02 --purpose visa --copies 2',
      { out },
    );
    expect(exit).toBe(0);
    expect(await textOf(result.pdf)).toContain('LIN Xiao');
  });

  it('prints a transcript of two pages, with the password besides the card', async () => {
    const { exit, result } = await runJourney(
      '--person 2023110207 --by card --document D03 --purpose internship',
      { out },
    );
    expect(exit).toBe(0);
    expect(result).toMatchObject({ ok: true, pages: 2, refusal: null });
    const [first = '', second = ''] = (await textOf(result.pdf)).split('\f');
    for (const page of [first, second]) expect(page).toContain('课程名称');
    expect(first + second).toContain('免修');
  });

  it('states what a student on leave is, who gets no certificate of enrolment', async () => {
    const { exit, result } = await runJourney(
      '--person 2024110422 --by card --document D05 --purpose internship',
      { out },
    );
    expect(exit).toBe(0);
    expect(await textOf(result.pdf)).toContain('休学');
  });

  it('prints one of several scholarships in English', async () => {
    const today = campusDate(new Date());
    const award = demoPapers(today).find(({ document }) => document === 'D08');
    const { exit, result } = await runJourney(
      `--person 2024110101 --by card --document D08-en:${award?.ref} --purpose internship`,
      { out },
    );
    expect(exit).toBe(0);
    expect(result.serial).toMatch(/^LJU-D08-/);
    const text = await textOf(result.pdf);
    expect(text).toContain('National Scholarship');
    expect(text).not.toContain('10,000');
  });

  it.each([
    ['2025110318', 'R02'],
    ['2024110422', 'R03'],
    ['2025110533', 'R01'],
    ['2023110888', 'R07'],
    ['2024110778', 'R09'],
  ])('refuses %s by %s with the field and who mends it', async (person, rule) => {
    const { exit, result } = await runJourney(`--person ${person} --by card ${d01}`, { out });
    expect(exit).toBe(3);
    expect(result).toMatchObject({ ok: false, serial: null, synced: false, refusal: { rule } });
    expect(result.refusal?.field).not.toBe('');
    expect(result.refusal?.fix).not.toBe('');
  });

  it('turns away a card nobody holds', async () => {
    const { exit, result } = await runJourney(`--person 2099999999 --by card ${d01}`, { out });
    expect(exit).toBe(3);
    expect(result.refusal?.field).toBe('credential');
  });
});

describe('the main job by password', () => {
  it('prints once', async () => {
    const { exit, result } = await runJourney(`--person L2025003 --by password ${d01}`, { out });
    expect(exit).toBe(0);
    expect(result.ok).toBe(true);
  });
});

describe.skipIf(!existsSync(facesDir))('the main job by face', () => {
  const face = (name: string, n: number): string => join(facesDir, name, `${name}_000${n}.jpg`);
  const enrol = [1, 2, 3].map((n) => face('Colin_Powell', n));
  const camera = (name: string): string => join(facesDir, 'video', `${name}.mjpeg`);

  it('lets the enrolled person in and prints once', async () => {
    const { exit, result } = await runJourney(`--person 2024110101 --by face ${d01}`, {
      out,
      enrol,
      camera: camera('Colin_Powell'),
    });
    expect(exit).toBe(0);
    expect(result.ok).toBe(true);
  });

  it('does not let somebody else in', async () => {
    const { exit, result } = await runJourney(`--person 2024110101 --by face ${d01}`, {
      out,
      enrol,
      camera: camera('Gerhard_Schroeder'),
    });
    expect(exit).toBe(3);
    expect(result).toMatchObject({ ok: false, serial: null, refusal: { field: 'face' } });
  });
});
