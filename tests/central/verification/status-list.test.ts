import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyQr, type TrustStore } from '@hallway/certificates/verify';
import { revocationReasons } from '../../../central/web/contract/register.ts';
import { demoPerson, signIn, startCentral, type TestCentral } from '../support/central.ts';
import { connectKiosk, type KioskPeer } from '../support/kiosk-peer.ts';
import { issuePaper, type Paper } from '../support/papers.ts';

let central: TestCentral;
let kiosk: KioskPeer;
let registrar: string;
let counter = 0;

const person = demoPerson('2024110101');

beforeAll(async () => {
  central = await startCentral();
  kiosk = await connectKiosk(central.origin, 'K01', 'CODE-K01');
  registrar = await signIn(central.origin, 'registrar');
});
afterAll(async () => {
  kiosk.close();
  await central.stop();
});

async function issue(attempt: { issueId?: string; attempt?: number } = {}): Promise<Paper> {
  counter += 1;
  const paper = await issuePaper('K01', kiosk.seal, person, { counter, ...attempt });
  await kiosk.push('issue.created', paper.event);
  return paper;
}

/** The answer of somebody who fetched what verifiers carry, and checks without asking about the paper. */
async function check(paper: Paper): Promise<boolean | undefined> {
  const trust = (await (await fetch(`${central.origin}/api/verify/trust`)).json()) as TrustStore;
  const { checks } = await verifyQr(paper.qr, trust, new Date());
  return checks.find(({ name }) => name === 'not-revoked')?.ok;
}

/** Milliseconds until the published list says that a paper is revoked. */
async function untilRevoked(paper: Paper): Promise<number> {
  const from = Date.now();
  await expect.poll(() => check(paper), { timeout: 5000, interval: 50 }).toBe(false);
  return Date.now() - from;
}

describe('within five seconds the published list names', () => {
  test('a paper whose data was wrong', async () => {
    const [paper, other] = [await issue(), await issue()];
    expect(await check(paper)).not.toBe(false);
    const answer = await fetch(`${central.origin}/api/issues/${paper.event.serial}/revoke`, {
      method: 'POST',
      headers: { cookie: registrar, 'content-type': 'application/json' },
      body: JSON.stringify({ reason: revocationReasons[0] }),
    });
    expect(answer.status).toBe(204);
    expect(await untilRevoked(paper)).toBeLessThan(5000);
    expect(await check(other)).toBe(true);
  });

  test.each([
    [1, 2],
    [2, 1],
  ])('the first attempt when there is a second, heard of as %i and %i', async (...order) => {
    const issueId = randomUUID();
    const papers = new Map<number, Paper>();
    for (const attempt of order) papers.set(attempt, await issue({ issueId, attempt }));
    const [first, second] = [papers.get(1), papers.get(2)];
    if (!first || !second) throw new Error('not issued');
    expect(await untilRevoked(first)).toBeLessThan(5000);
    expect(await check(second)).toBe(true);
  });

  test('a number under which nothing was printed', async () => {
    const paper = await issue();
    const { issueId } = paper.event;
    await kiosk.push('issue.voided', { issueId, attempt: 1, reason: 'jam' });
    expect(await untilRevoked(paper)).toBeLessThan(5000);
  });
});

describe('the list', () => {
  test('goes to kiosks with the feed', async () => {
    const paper = await issue();
    await issue({ issueId: paper.event.issueId, attempt: 2 });
    await untilRevoked(paper);
    const { ops } = await kiosk.pull('revoke');
    const list = await (await fetch(`${central.origin}/api/verify/status`)).text();
    expect(ops).toMatchObject([{ key: 'status', data: { signed: list } }]);
  });

  test('may be kept by whoever asks again with its tag', async () => {
    const address = `${central.origin}/api/verify/status`;
    const first = await fetch(address);
    expect(first.headers.get('content-type')).toBe('application/vc+jwt');
    expect(first.headers.get('cache-control')).toBe('public, max-age=5');
    const tag = first.headers.get('etag') ?? '';
    const again = await fetch(address, { headers: { 'if-none-match': `W/${tag}, "x"` } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const other = await fetch(address, { headers: { 'if-none-match': '"x"' } });
    expect(other.status).toBe(200);
  });
});
