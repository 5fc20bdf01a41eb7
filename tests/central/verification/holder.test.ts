import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoPassword } from '@hallway/central/demo';
import type { HolderView, NewShare } from '../../../central/web/contract/me.ts';
import type { MatchResult, SharedPaper } from '../../../central/web/contract/verify.ts';
import { demoPerson, startCentral, type TestCentral } from '../support/central.ts';
import { connectKiosk, type KioskPeer } from '../support/kiosk-peer.ts';
import { issuePaper, type Paper } from '../support/papers.ts';

let central: TestCentral;
let kiosk: KioskPeer;
let paper: Paper;
let foreign: Paper;

const lin = demoPerson('2024110101');

beforeAll(async () => {
  central = await startCentral();
  kiosk = await connectKiosk(central.origin, 'K01', 'CODE-K01');
  paper = await issuePaper('K01', kiosk.seal, lin, { counter: 1 });
  foreign = await issuePaper('K01', kiosk.seal, demoPerson('2023110207'), { counter: 2 });
  for (const one of [paper, foreign]) await kiosk.push('issue.created', one.event);
});
afterAll(async () => {
  kiosk.close();
  await central.stop();
});

interface Answer<T> {
  status: number;
  body: T;
  cookie: string | null;
}

async function ask<T>(address: string, body?: unknown, cookie = ''): Promise<Answer<T>> {
  const response = await fetch(central.origin + address, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: (text === '' ? null : JSON.parse(text)) as T,
    cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? null,
  };
}

const refusal = (code: string) => ({ body: { error: { code } } });

function signIn(of: Paper, password = demoPassword(of.event.personNo)) {
  const { serial, verifyCode: code } = of.event;
  return ask('/api/me/sign-in', { serial, code, password });
}

const match = (claims: unknown[], secret = paper.event.verifyCode) =>
  ask<MatchResult>('/api/verify/match', { serial: paper.event.serial, secret, claims });

describe('a question about what a paper says', () => {
  test('is answered, and nothing is told', async () => {
    const { status, body } = await match([
      { field: 'subject.nameZh', text: '林晓' },
      { field: 'subject.birthDate', text: lin.birthDate },
      { field: 'subject.birthDate', text: '1999-01-01' },
      { field: 'subject.college', text: '文学院' },
      { field: 'data.gpa', text: '4.0' },
    ]);
    expect(status).toBe(200);
    expect(body.answers).toEqual(['match', 'match', 'no-match', 'no-match', 'cannot-say']);
    expect(Object.keys(body).toSorted()).toEqual(['answers', 'asOf', 'state', 'template']);
  });

  test('may be asked with the digest of the code too, and not without the paper', async () => {
    const digest = paper.event.fieldsDigest.slice(0, 32);
    const claims = [{ field: 'subject.nameZh', text: '林 晓' }];
    expect((await match(claims, digest)).body.answers).toEqual(['match']);
    expect(await match(claims, foreign.event.verifyCode)).toMatchObject({
      status: 404,
      ...refusal('NO_SUCH_PAPER'),
    });
  });

  test.each([
    [[]],
    [[{ field: 'subject.nameZh' }]],
    [[{ field: 'x'.repeat(65), text: 'x' }]],
    [[{ field: 'data.courses', row: 'x' }]],
    [Array.from({ length: 21 }, () => ({ field: 'subject.nameZh', text: 'x' }))],
  ])('of a bad form is refused: %j', async (claims) => {
    expect((await match(claims)).status).toBe(400);
  });

  test('cannot be asked without end about one paper', async () => {
    const guesses = Array.from({ length: 20 }, (_, i) => ({ field: 'data.gpa', text: `3.${i}` }));
    const { serial, verifyCode: secret } = foreign.event;
    const answers = [];
    for (let i = 0; i < 3; i++) {
      answers.push(await ask('/api/verify/match', { serial, secret, claims: guesses }));
    }
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
  });
});

describe('a mistyped serial', () => {
  test('is told from an unknown paper to whoever has the code, and to nobody else', async () => {
    const { verifyCode } = paper.event;
    const mistyped = paper.event.serial.replace('000001', '000011');
    expect(await ask(`/api/verify/${mistyped}/${verifyCode}`)).toMatchObject({
      status: 404,
      ...refusal('OTHER_SERIAL'),
    });
    for (const secret of ['2222-2222-2222-2222', paper.event.fieldsDigest.slice(0, 32), 'x']) {
      expect(await ask(`/api/verify/${mistyped}/${secret}`)).toMatchObject({
        status: 404,
        ...refusal('NO_SUCH_PAPER'),
      });
    }
  });
});

describe('a holder', () => {
  test('is who has the paper and knows the password', async () => {
    expect(await signIn(paper, '00000000')).toMatchObject({
      status: 401,
      ...refusal('WRONG_HOLDER'),
    });
    expect((await signIn(paper, demoPassword(foreign.event.personNo))).status).toBe(401);
    const { status, cookie } = await signIn(paper);
    expect(status).toBe(204);
    expect(cookie).toMatch(/^hallway_holder=/);
    expect(await ask('/api/me')).toMatchObject({ status: 200, body: { papers: null } });
    await ask('/api/me/sign-out', {}, cookie ?? '');
    expect((await ask('/api/me', undefined, cookie ?? '')).body).toEqual({ papers: null });
    const wish = { serial: paper.event.serial, days: 7 };
    expect(await ask('/api/me/shares', wish, cookie ?? '')).toMatchObject({
      status: 401,
      ...refusal('HOLDER_SIGN_IN'),
    });
  });

  test('sees own papers only, and who asked about each', async () => {
    await ask(`/api/verify/${paper.event.serial}/${paper.event.verifyCode}`);
    const cookie = (await signIn(paper)).cookie ?? '';
    const { body } = await ask<HolderView>('/api/me', undefined, cookie);
    expect(body.papers?.map(({ serial }) => serial)).toEqual([paper.event.serial]);
    const [held] = body.papers ?? [];
    expect(held?.shareable).toBe(true);
    expect(held?.lookups[0]).toMatchObject({
      kind: 'paper',
      network: expect.stringMatching(/^[0-9A-F]{4}$/),
    });
    expect(held?.asked).toBe(held?.lookups.length);
    const other = { serial: foreign.event.serial, days: 7 };
    expect((await ask('/api/me/shares', other, cookie)).status).toBe(404);
  });

  test('lets others see what a paper says, until it is withdrawn', async () => {
    const cookie = (await signIn(paper)).cookie ?? '';
    const { serial } = paper.event;
    const { body: share } = await ask<NewShare>('/api/me/shares', { serial, days: 7 }, cookie);
    const { code, pin } = share;
    const opened = await ask<SharedPaper>('/api/verify/share', { code: code.toLowerCase(), pin });
    expect(opened.body).toMatchObject({ serial, template: 'D01-zh@1', expiresAt: share.expiresAt });
    expect(opened.body.fields).toEqual(paper.event.printed);
    const { body } = await ask<HolderView>('/api/me', undefined, cookie);
    expect(body.papers?.[0]?.shares).toMatchObject([{ id: share.id, opened: 1, state: 'open' }]);
    expect(body.papers?.[0]?.lookups[0]?.kind).toBe('share');
    const withdraw = `/api/me/shares/${serial}/${share.id}/withdraw`;
    expect((await ask(withdraw, {})).status).toBe(401);
    expect((await ask(withdraw, {}, cookie)).status).toBe(204);
    expect(await ask('/api/verify/share', { code, pin })).toMatchObject({
      status: 410,
      ...refusal('SHARE_OVER'),
    });
  });

  test('is safe from guessed PINs', async () => {
    const cookie = (await signIn(paper)).cookie ?? '';
    const { serial } = paper.event;
    const { body: share } = await ask<NewShare>('/api/me/shares', { serial, days: 30 }, cookie);
    const { code, pin } = share;
    const wrong = pin === '000000' ? '000001' : '000000';
    const statuses = [];
    for (let i = 0; i < 6; i++) {
      statuses.push((await ask('/api/verify/share', { code, pin: wrong })).status);
    }
    expect(statuses).toEqual([403, 403, 403, 403, 403, 410]);
    expect((await ask('/api/verify/share', { code, pin })).status).toBe(410);
    expect(await ask('/api/verify/share', { code: paper.event.verifyCode, pin })).toMatchObject({
      status: 404,
      ...refusal('NO_SUCH_SHARE'),
    });
    expect((await ask('/api/verify/share', { code, pin: 'abc' })).status).toBe(400);
  });
});

test('nothing of a person is in the log or readable in the database', async () => {
  const files = ['central.log', 'central.db', 'central.db-wal'];
  const bytes = files.map((name) => readFileSync(join(central.dataDir, name)).toString('latin1'));
  const secrets = [lin.idNumber ?? '', lin.birthDate, '2006年3月14日', paper.event.verifyCode];
  for (const secret of secrets) {
    const raw = Buffer.from(secret).toString('latin1');
    expect(bytes.some((text) => text.includes(raw))).toBe(false);
  }
  expect(bytes[0]).not.toContain(paper.event.serial);
  const requests = bytes[0]
    ?.split('\n')
    .filter((line) => line.includes('"route"'))
    .join('\n');
  expect(requests).toContain('/api/verify/share');
  expect(requests).not.toContain('127.0.0.1');
});
