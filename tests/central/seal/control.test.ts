import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateSealKey, loadSealKey, type SignedKeyList } from '@hallway/certificates';
import type {
  SealChain,
  SealRequest,
  SealRequestBody,
  SealRequestList,
  SealUsePage,
  SealView,
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
  post(`/api/seal/requests/${id}/decide`, cookie, {
    approve,
    ...(!approve && { answer: 'not needed' }),
  });
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
  const { uses } = await get<SealUsePage>('/api/seal/uses');
  expect(uses[0]).toMatchObject({
    what: 'paper-sealed',
    by: 'K01',
    kid: kiosk.seal.kid,
    digest: paper.event.pdfSha256,
    serial: paper.event.serial,
  });
  expect(uses.map(({ what }) => what)).toContain('issuing-key-changed');
  expect(await get<SealChain>('/api/seal/chain')).toMatchObject({
    records: uses[0]?.n,
    firstBroken: null,
  });
});

test.each([
  { act: { kind: 'sell' }, reason: 'x' },
  { act: { kind: 'change-issuing-key' }, reason: ' ' },
  { act: { kind: 'admit', kioskId: 'K01', keyId: 'a'.repeat(32) }, reason: 'x' },
  { act: { kind: 'policy', days: 400 }, reason: 'x' },
  { act: { kind: 'invalidate', kioskId: 'K01', since: '2999-01-01T00:00:00Z' }, reason: 'x' },
])('a request that makes no sense is refused: %o', async (body) => {
  expect((await post('/api/seal/requests', technician, body)).status).toBe(400);
});

test('a paired machine may seal only once a keeper said so, and again only when two people say so', async () => {
  const { seal, ...machine } = await connectKiosk(central.origin, 'K02', 'CODE-K02');
  try {
    const sealOf = async () => (await machine.pull('k:K02')).ops.find(({ key }) => key === 'seal');
    expect(await sealOf()).toMatchObject({ op: 'put' });
    const { kiosks, requests } = await get<SealView>('/api/seal');
    const [admission] = requests.filter(({ act }) => act.kind === 'admit');
    expect(admission).toMatchObject({ askedBy: 'start-up', decidedBy: 'T20051', state: 'done' });
    const since = new Date(Date.now() - 1000).toISOString();
    const asked = await ask(technician, { kind: 'invalidate', kioskId: 'K02', since });
    expect((await decide(asked.id, keeper, true)).status).toBe(204);
    expect(await sealOf()).toMatchObject({ op: 'del' });
    const keyId = kiosks.find(({ kioskId }) => kioskId === 'K02')?.keyId ?? '';
    const other = await ask(keeper, { kind: 'reinstate', kioskId: 'K02', keyId: 'b'.repeat(32) });
    expect((await decide(other.id, otherKeeper, true)).status).toBe(409);
    const again = await ask(keeper, { kind: 'reinstate', kioskId: 'K02', keyId });
    const newKey = await loadSealKey((await generateSealKey()).privateKeyPem);
    expect(await machine.showKey(newKey)).toBe('waiting');
    expect(await machine.showKey()).toBe('SEAL_KEY_UNFIT');
    expect((await decide(again.id, otherKeeper, true)).status).toBe(204);
    expect(await sealOf()).toMatchObject({ op: 'put' });
    expect(await machine.showKey(newKey)).toBe('certified');
    const certificates = (await get<SealView>('/api/seal')).certificates.filter(
      ({ kioskId }) => kioskId === 'K02',
    );
    expect(certificates.map(({ kid, invalidAfter }) => [kid === seal.kid, invalidAfter])).toEqual(
      expect.arrayContaining([
        [true, since],
        [false, null],
      ]),
    );
    const { uses } = await get<SealUsePage>('/api/seal/uses?search=k02');
    expect(uses.map(({ what }) => what)).toEqual([
      'certificate-issued',
      'certificate-invalidated',
      'certificate-issued',
    ]);
  } finally {
    machine.close();
  }
});

test('a kiosk that was taken out leaves nothing that could still be approved', async () => {
  const { code } = (await (await post('/api/fleet/K04/pairing-code', technician, {})).json()) as {
    code: string;
  };
  const identityKey = generateKeyPairSync('ed25519').publicKey.export({
    type: 'spki',
    format: 'pem',
  });
  const paired = await post('/kiosks/pair', '', { kioskId: 'K04', code, identityKey });
  expect(paired.status).toBe(200);
  const asked = async () =>
    (await get<SealRequestList>('/api/seal/requests')).requests.find(
      ({ act }) => act.kind === 'admit' && act.kioskId === 'K04',
    );
  const request = await asked();
  expect(request).toMatchObject({ state: 'waiting', askedBy: 'T30002' });
  expect((await post('/api/fleet/K04/revoke', technician, {})).status).toBe(204);
  expect((await decide(request?.id ?? '', keeper, true)).status).toBe(409);
  expect((await asked())?.state).toBe('lapsed');
});

test('certificates last as long as two people say', async () => {
  const { id } = await ask(keeper, { kind: 'policy', days: 14 });
  expect((await get<SealView>('/api/seal')).days).toBe(30);
  expect((await decide(id, otherKeeper, true)).status).toBe(204);
  expect((await get<SealView>('/api/seal')).days).toBe(14);
});

test('revocation lists are signed anew when a keeper says so, and by nobody else', async () => {
  const number = async () => (await get<SealView>('/api/seal')).lists[0]?.number ?? 0;
  const before = await number();
  expect((await post('/api/seal/lists', technician, {})).status).toBe(403);
  expect((await post('/api/seal/lists', keeper, {})).status).toBe(204);
  expect(await number()).toBe(before + 1);
});
