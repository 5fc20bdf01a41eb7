import { demoStaff } from '@hallway/central/demo';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn, startCentral, type TestCentral } from '../support/central.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await startCentral();
});
afterAll(() => central.stop());

const technician = demoStaff[0];

function attempt(body: unknown): Promise<Response> {
  return fetch(`${central.origin}/staff/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function me(cookie: string): Promise<unknown> {
  return (await fetch(`${central.origin}/api/staff/me`, { headers: { cookie } })).json();
}

test('number and secret open a session in a cookie that scripts and other sites cannot use', async () => {
  const response = await attempt({ no: ' t30002 ', secret: technician?.secret });
  expect(response.status).toBe(200);
  const cookie = response.headers.getSetCookie()[0] ?? '';
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/SameSite=Strict/i);
  const session = cookie.split(';')[0] ?? '';
  expect(await me(session)).toEqual({
    staff: { no: 'T30002', name: '罗师傅', role: 'technician' },
  });
});

test('signing out ends the session at the server', async () => {
  const cookie = await signIn(central.origin, 'registrar');
  const out = await fetch(`${central.origin}/staff/sign-out`, {
    method: 'POST',
    headers: { cookie },
  });
  expect(out.status).toBe(204);
  expect(await me(cookie)).toEqual({ staff: null });
});

test('an unknown number and a wrong secret get the same answer', async () => {
  const wrong = await attempt({ no: 'T20015', secret: 'x' });
  const unknown = await attempt({ no: 'T99999', secret: 'x' });
  expect([wrong.status, unknown.status]).toEqual([401, 401]);
  expect(await wrong.text()).toBe(await unknown.text());
});

test.each([{}, { no: 'T30002' }, { no: 7, secret: [] }, 'text', null])(
  'a malformed request is refused: %j',
  async (body) => {
    expect((await attempt(body)).status).toBe(400);
  },
);

test('guessing is slowed down; signing in rightly, however often, is not', async () => {
  for (let n = 0; n < 12; n += 1) {
    expect((await attempt({ no: 'T30002', secret: technician?.secret })).status).toBe(200);
  }
  const answers: number[] = [];
  for (let n = 0; n < 12; n += 1) answers.push((await attempt({ no: 'T1', secret: 'x' })).status);
  expect(answers.at(-1)).toBe(429);
});
