import { verify } from '@node-rs/argon2';
import { demoPapers } from '@hallway/central/demo';
import { paperSchema } from '@hallway/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApproveAnswer } from '../../../central/src/papers/routes.ts';
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

  test.each([
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
  });
});
