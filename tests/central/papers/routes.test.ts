import { verify } from '@node-rs/argon2';
import { demoPapers } from '@hallway/central/demo';
import { paperSchema } from '@hallway/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  ApproveAnswer,
  PeopleFound,
  PersonDesk,
} from '../../../central/web/contract/papers.ts';
import { signIn, startCentral, today, type TestCentral } from '../support/central.ts';
import { connectKiosk, type KioskPeer } from '../support/kiosk-peer.ts';

let central: TestCentral;
let kiosk: KioskPeer;
let cookie: string;
beforeAll(async () => {
  central = await startCentral();
  kiosk = await connectKiosk(central.origin, 'K01', 'CODE-K01');
  cookie = await signIn(central.origin, 'registrar');
});
afterAll(async () => {
  kiosk.close();
  await central.stop();
});

const post = (route: string, body: unknown, as = cookie) =>
  fetch(`${central.origin}/api/papers/${route}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: as },
    body: JSON.stringify(body),
  });

async function recordAt(key: string) {
  const { ops } = await kiosk.pull('papers:tinglan');
  const op = ops.findLast((one) => one.key === key);
  return op?.op === 'put' ? paperSchema.parse(op.data) : null;
}

const leave = {
  no: '2024110101',
  document: 'D09',
  data: { kind: 'sick', from: '2026-11-22', to: '2026-11-24', place: '江州', approver: '何敏' },
  copies: 1,
};

const opened = async (no: string, as = cookie) =>
  (await (await post('person', { no }, as)).json()) as PersonDesk;
const found = async (find: string) =>
  (await (await post('people', { find })).json()) as PeopleFound;

describe('an office looks for somebody', () => {
  test.each([
    ['a number', '2024110101'],
    ['a number in the wide digits of a Chinese keyboard', '２０２４１１０１０１'],
    ['a number in small letters, with spaces around', ' a2016-0457 '],
    ['a Chinese name', '林晓'],
    ['a name in Latin letters, in any order and case', 'xiao lin'],
  ])('by %s', async (_, find) => {
    const { people, more } = await found(find);
    expect(people.map(({ no }) => no)).toEqual([
      find.includes('0457') ? 'A2016-0457' : '2024110101',
    ]);
    expect(more).toBe(false);
  });

  test.each(['林', '2024', '20241101', '%', '晓林'])('by a part of neither (%s)', async (find) => {
    expect((await found(find)).people).toEqual([]);
  });

  test('and is told no more than tells people apart', async () => {
    const [person = {}] = (await found('林晓')).people;
    expect(Object.keys(person).toSorted()).toEqual(['college', 'nameEn', 'nameZh', 'no', 'role']);
  });

  test('opens what a role can have, with what was stated and what templates ask for', async () => {
    const { documents, person } = await opened('2024110101');
    expect(person.nameZh).toBe('林晓');
    expect(documents.map(({ document }) => document)).not.toContain('D10');
    const scholarship = documents.find(({ document }) => document === 'D08');
    expect(scholarship?.templates).toEqual(['D08-zh@1', 'D08-en@1']);
    expect(scholarship?.fields?.['award']).toMatchObject({ type: 'bilingual', max: 60 });
    expect(scholarship?.papers.map(({ ref }) => ref)).toHaveLength(2);
    expect(scholarship?.papers[0]).toMatchObject({ approval: null, lastDay: null, pickup: false });
    expect(JSON.stringify(documents)).not.toContain('argon2');
    expect((await post('person', { no: '2099110101' })).status).toBe(404);
  });

  test('and who opens somebody is known to whoever opens them next', async () => {
    const colleague = await signIn(central.origin, 'registrar', 1);
    await opened('2023110207');
    const { looks } = await opened('2023110207', colleague);
    expect(looks.map(({ by }) => by)).toEqual(['郑洁']);
    const again = await opened('2023110207');
    expect(again.looks.map(({ by }) => by)).toEqual(['顾岚']);
  });

  test('but not through everybody', async () => {
    const colleague = await signIn(central.origin, 'registrar', 1);
    const asked = Array.from({ length: 80 }, () => post('people', { find: 'x' }, colleague));
    const answers = await Promise.all(asked);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(10);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await post('people', { find: 'x' })).status).toBe(200);
  });
});

describe('an office', () => {
  test('approves what a kiosk then holds, under the office that answers for it', async () => {
    const response = await post('approve', leave);
    expect(response.status).toBe(201);
    const { approvedAt, pickupCode } = (await response.json()) as ApproveAnswer;
    expect(pickupCode).toBeNull();
    expect(await recordAt('2024110101:D09')).toMatchObject({
      data: leave.data,
      approval: { approvedAt, copies: 1, by: 'student-affairs', issues: [] },
    });
    expect((await post('withdraw', { no: leave.no, document: 'D09' })).status).toBe(204);
    expect(await recordAt('2024110101:D09')).toBeNull();
    expect((await post('withdraw', { no: leave.no, document: 'D09' })).status).toBe(404);
  });

  test('hands an alumnus a code, of which only a hash is kept', async () => {
    const data = demoPapers(today).find(({ document }) => document === 'D11')?.data;
    const degree = { no: 'A2016-0457', document: 'D11', copies: 2, data };
    const response = await post('approve', degree);
    const { pickupCode } = (await response.json()) as ApproveAnswer;
    expect(pickupCode).toMatch(/^\d{8}$/);
    const stored = await recordAt('A2016-0457:D11');
    expect(await verify(stored?.pickup ?? '', pickupCode ?? '')).toBe(true);
  });

  test('is told where data does not fit, and by which template', async () => {
    const { from, ...rest } = leave.data;
    const response = await post('approve', { ...leave, data: { ...rest, from: `${from}T00` } });
    expect(await response.json()).toMatchObject({
      error: { code: 'DATA_UNFIT', at: '/from', language: 'zh' },
    });
  });

  test('does not overwrite what a colleague approved meanwhile', async () => {
    const first = await post('approve', { ...leave, replaces: null });
    const { approvedAt } = (await first.json()) as ApproveAnswer;
    const late = await post('approve', { ...leave, copies: 3, replaces: null });
    expect(late.status).toBe(409);
    expect(await late.json()).toMatchObject({ error: { code: 'PAPER_CHANGED' } });
    expect((await post('approve', { ...leave, copies: 2, replaces: approvedAt })).status).toBe(201);
    const { documents } = await opened(leave.no);
    const [paper] = documents.find(({ document }) => document === 'D09')?.papers ?? [];
    expect(paper?.approval).toMatchObject({ by: '郑洁', copies: 2, uses: [] });
    expect(paper?.lastDay).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  test('lifts no hold by approving', async () => {
    const held = demoPapers(today).find(({ hold, document }) => hold && document === 'D03');
    if (!held) throw new Error('nobody is held');
    const { no, document, data, hold } = held;
    expect((await post('approve', { no, document, data, copies: 1 })).status).toBe(201);
    expect(await recordAt(`${no}:${document}`)).toMatchObject({ hold });
  });

  test.each([
    ['a document of others', { ...leave, document: 'D11' }, 404, 'NOT_OFFERED'],
    ['a number of nobody', { ...leave, no: '2099110101' }, 409, 'NOTHING_TO_APPROVE'],
    ['a document that needs no record', { ...leave, document: 'D01' }, 409, 'NOTHING_TO_APPROVE'],
    ['a record that lacks a field', { ...leave, data: { kind: 'sick' } }, 409, 'DATA_UNFIT'],
    [
      'a field no template knows',
      { ...leave, data: { ...leave.data, rank: 1 } },
      409,
      'DATA_UNFIT',
    ],
    ['no copies', { ...leave, copies: 0 }, 400, 'BAD_REQUEST'],
    ['a text without end', { ...leave, data: { place: '长'.repeat(201) } }, 400, 'BAD_REQUEST'],
    [
      'more than a record holds',
      { ...leave, data: { rows: Array.from({ length: 300 }, () => ({ a: '长'.repeat(100) })) } },
      400,
      'BAD_REQUEST',
    ],
  ])('is refused for %s', async (_, body, status, code) => {
    const response = await post('approve', body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { code } });
  });

  test('must be signed in, and no technician', async () => {
    expect((await post('approve', leave, '')).status).toBe(401);
    const technician = await signIn(central.origin, 'technician');
    expect((await post('approve', leave, technician)).status).toBe(403);
    expect((await post('withdraw', leave, technician)).status).toBe(403);
    expect((await post('people', { find: leave.no }, technician)).status).toBe(403);
    expect((await post('person', leave, technician)).status).toBe(403);
  });
});
