import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { campusDate } from '@hallway/certificates/rules';
import { demoPapers } from '@hallway/central/demo';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHall, type Hall, type Session } from '../../scripts/journey/hall.ts';
import { emptyResult, type JourneyResult } from '../../scripts/journey/result.ts';
import { visit } from '../../scripts/journey/visit.ts';
import { textOf } from './run.ts';

/**
 * One hall, one kiosk that is never restarted, and people who come one after the other: each visit is the whole of the
 * journey, and nothing of the one before is in its way.
 */
let out: string;
let hall: Hall;
let session: Session;
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'hallway-visits-test-'));
  hall = await openHall({
    work: join(out, 'work'),
    centralLog: join(out, 'central.log'),
    printer: null,
    profile: null,
  });
  session = await hall.openSession(null);
});
afterAll(async () => {
  await session?.close();
  await hall?.close();
  await rm(out, { recursive: true, force: true });
});

interface Wish {
  person: string;
  document: string;
  purpose?: string | null;
  copies?: number;
  by?: 'card' | 'password';
}

async function visitOf(wish: Wish): Promise<JourneyResult> {
  const result = emptyResult();
  const usual = { by: 'card', purpose: 'internship', copies: 1, offline: false, out } as const;
  await visit(hall, session, { ...usual, ...wish }, result);
  if (result.refusal !== null) await session.walk.exit();
  return result;
}

describe('papers of several kinds', () => {
  it('prints the English certificate in two copies', async () => {
    const result = await visitOf({
      person: '2024110101',
      document: 'D02',
      purpose: 'visa',
      copies: 2,
    });
    expect(result).toMatchObject({ ok: true, synced: true });
    expect(await textOf(result.pdf)).toContain('LIN Xiao');
  });

  it('prints a transcript of two pages, with the password besides the card', async () => {
    const result = await visitOf({ person: '2023110207', document: 'D03' });
    expect(result).toMatchObject({ ok: true, pages: 2, refusal: null });
    const [first = '', second = ''] = (await textOf(result.pdf)).split('\f');
    for (const page of [first, second]) expect(page).toContain('课程名称');
    expect(first + second).toContain('免修');
  });

  it('states what a student on leave is, who gets no certificate of enrolment', async () => {
    const result = await visitOf({ person: '2024110422', document: 'D05' });
    expect(result.ok).toBe(true);
    expect(await textOf(result.pdf)).toContain('休学');
  });

  it('prints one of several scholarships in English', async () => {
    const award = demoPapers(campusDate(new Date())).find(({ document }) => document === 'D08');
    const result = await visitOf({ person: '2024110101', document: `D08-en:${award?.ref}` });
    expect(result.ok).toBe(true);
    expect(result.serial).toMatch(/^LJU-D08-/);
    const text = await textOf(result.pdf);
    expect(text).toContain('National Scholarship');
    expect(text).not.toContain('10,000');
  });

  it('prints a leave slip on the roll, which proves itself at the gate', async () => {
    const result = await visitOf({ person: '2025110999', document: 'D09', purpose: null });
    expect(result).toMatchObject({ ok: true, synced: true, pdf: null, refusal: null });
    expect(result.serial).toMatch(/^LJU-D09-\d{4}-K01-\d{6}$/);
    expect(result.verifyCode).not.toBeNull();
    expect(result.evidence.map(({ source }) => source)).toEqual(['process-id']);
  });

  it('prints by the password alone', async () => {
    const result = await visitOf({ person: 'L2025003', document: 'D01', by: 'password' });
    expect(result.ok).toBe(true);
  });
});

describe('refusals', () => {
  it.each([
    ['2025110318', 'R02'],
    ['2024110422', 'R03'],
    ['2025110533', 'R01'],
    ['2023110888', 'R07'],
    ['2024110778', 'R09'],
  ])('refuses %s by %s with the field and who mends it', async (person, rule) => {
    const result = await visitOf({ person, document: 'D01' });
    expect(result).toMatchObject({ ok: false, serial: null, synced: false, refusal: { rule } });
    expect(result.refusal?.field).not.toBe('');
    expect(result.refusal?.fix).not.toBe('');
  });
});
