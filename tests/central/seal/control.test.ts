import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SignedKeyList } from '@hallway/certificates';
import type {
  SealRequest,
  SealRequestBody,
  SealRequestList,
  SealUsePage,
} from '../../../central/web/contract/seal.ts';
import { connectKiosk, type KioskPeer } from '../support/kiosk-peer.ts';
import { issuePaper } from '../support/papers.ts';
import { demoPerson, signIn, startCentral, type TestCentral } from '../support/central.ts';

let central: TestCentral;
let kiosk: KioskPeer;
let technician: string;
let registrar: string;
let keeper: string;
let otherKeeper: string;
beforeAll(async () => {
  central = await startCentral();
  kiosk = await connectKiosk(central.origin, 'K01', 'CODE-K01');
  technician = await signIn(central.origin, 'technician');
  registrar = await signIn(central.origin, 'registrar');
  keeper = await signIn(central.origin, 'seal');
  otherKeeper = await signIn(central.origin, 'seal', 1);
});
afterAll(async () => {
  kiosk.close();
  await central.stop();
});

function post(path: string, cookie: string, body: unknown): Promise<Response> {
  return fetch(`${central.origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  });
}

async function get<T>(path: string, cookie = technician): Promise<T> {
  const response = await fetch(`${central.origin}${path}`, { headers: { cookie } });
  expect(response.status).toBe(200);
  return (await response.json()) as T;
}

async function ask(cookie: string, act: SealRequestBody['act']): Promise<SealRequest> {
  const response = await post('/api/seal/requests', cookie, { act, reason: 'yearly change' });
  expect(response.status).toBe(201);
  return (await response.json()) as SealRequest;
}

const decide = (id: string, cookie: string, approve: boolean) =>
  post(`/api/seal/requests/${id}/decide`, cookie, { approve });
const keyList = async () => (await get<{ keys: SignedKeyList }>('/api/verify/trust')).keys;

test('the issuing key is changed when one asks and another approves, and not before', async () => {
  const { id } = await ask(technician, { kind: 'change-issuing-key' });
  expect((await decide(id, technician, true)).status).toBe(403);
  expect((await decide(id, registrar, true)).status).toBe(403);
  expect((await keyList()).issuers).toHaveLength(1);
  expect((await decide(id, keeper, true)).status).toBe(204);
  expect((await keyList()).issuers).toHaveLength(2);
  expect((await decide(id, keeper, true)).status).toBe(409);
  expect((await keyList()).issuers).toHaveLength(2);
  const { requests } = await get<SealRequestList>('/api/seal/requests');
  expect(requests[0]).toMatchObject({ state: 'done', askedBy: 'T30002', decidedBy: 'T20051' });
});

test('nobody approves what they asked for themselves; what is refused is not done', async () => {
  const since = new Date(Date.now() - 1000).toISOString();
  const { id } = await ask(keeper, { kind: 'invalidate', kioskId: 'K01', since });
  const own = await decide(id, keeper, true);
  expect(own.status).toBe(409);
  expect(await own.json()).toMatchObject({ error: { code: 'SECOND_PERSON_NEEDED' } });
  expect((await decide(id, otherKeeper, false)).status).toBe(204);
  const other = await ask(technician, { kind: 'invalidate', kioskId: 'K01', since });
  expect((await decide(other.id, keeper, false)).status).toBe(204);
  expect((await keyList()).entries.every(({ invalidAfter }) => invalidAfter === null)).toBe(true);
});

test('a paper’s seal stands in the record of uses, with its key and digest', async () => {
  const paper = await issuePaper('K01', kiosk.seal, demoPerson('2024110101'));
  await kiosk.push('issue.created', paper.event);
  const { uses, firstBroken } = await get<SealUsePage>('/api/seal/uses');
  expect(uses[0]).toMatchObject({
    what: 'paper-sealed',
    by: 'K01',
    kid: kiosk.seal.kid,
    digest: paper.event.pdfSha256,
  });
  expect(uses.map(({ what }) => what)).toContain('issuing-key-changed');
  expect(firstBroken).toBeNull();
});

test.each([
  { act: { kind: 'sell' }, reason: 'x' },
  { act: { kind: 'change-issuing-key' }, reason: ' ' },
  { act: { kind: 'invalidate', kioskId: 'K01', since: '2999-01-01T00:00:00Z' }, reason: 'x' },
])('a request that makes no sense is refused: %o', async (body) => {
  expect((await post('/api/seal/requests', technician, body)).status).toBe(400);
});
