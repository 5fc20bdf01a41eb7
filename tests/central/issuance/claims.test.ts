import { randomUUID } from 'node:crypto';
import { claimSchema, type ClaimGrant, type PushAck, type Refused } from '@hallway/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RegisterEntry, RegisterPage } from '../../../central/web/contract/register.ts';
import type { LiveStatus } from '../../../central/web/contract/verify.ts';
import { demoPerson, signIn, startCentral, type TestCentral } from '../support/central.ts';
import { connectKiosk, type KioskPeer } from '../support/kiosk-peer.ts';
import { issuePaper, type Paper, type PaperOptions } from '../support/papers.ts';

const lin = demoPerson('2024110101');

let central: TestCentral;
let k01: KioskPeer;
let k02: KioskPeer;
let k03: KioskPeer;
let k06: KioskPeer;
let counter = 0;

beforeAll(async () => {
  central = await startCentral();
  const connect = (kioskId: string) => connectKiosk(central.origin, kioskId, `CODE-${kioskId}`);
  k01 = await connect('K01');
  k02 = await connect('K02');
  k03 = await connect('K03');
  k06 = await connect('K06');
});
afterAll(async () => {
  for (const kiosk of [k01, k02, k03, k06]) kiosk.close();
  await central.stop();
});

function rejections(answer: PushAck | Refused): string[] {
  if (!('rejected' in answer)) throw new Error(JSON.stringify(answer));
  return answer.rejected.map(({ code }) => code);
}

function codeOf(answer: ClaimGrant | Refused): string {
  return 'grant' in answer ? 'granted' : answer.error.code;
}

function paperOf(kiosk: KioskPeer, options: PaperOptions = {}): Promise<Paper> {
  counter += 1;
  return issuePaper(kiosk.kioskId, kiosk.seal, lin, { counter, copies: 2, ...options });
}

async function issue(
  kiosk: KioskPeer,
  options: PaperOptions = {},
  madeAt = new Date(),
): Promise<Paper> {
  const paper = await paperOf(kiosk, options);
  paper.event.issuedAt = madeAt.toISOString();
  expect(rejections(await kiosk.push('issue.created', paper.event))).toEqual([]);
  return paper;
}

/** A paper of K01 that did not come out. */
async function jammed(madeAt?: Date): Promise<Paper> {
  const paper = await issue(k01, {}, madeAt);
  const { issueId } = paper.event;
  await k01.push('issue.voided', { issueId, attempt: 1, reason: 'given-up' });
  return paper;
}

const refOf = ({ event }: Paper) => ({ issueId: event.issueId, attempt: event.attempt });

/** Claims that kiosks of a campus see now. */
async function seen(kiosk: KioskPeer, campus = 'tinglan') {
  const { ops } = await kiosk.pull(`claims:${campus}`);
  return ops.filter(({ op }) => op === 'put').map(({ data }) => claimSchema.parse(data));
}

async function isSeen(paper: Paper): Promise<boolean> {
  return (await seen(k02)).some(({ issueId }) => issueId === paper.event.issueId);
}

async function granted(kiosk: KioskPeer, paper: Paper): Promise<string> {
  const answer = await kiosk.claim(refOf(paper));
  if (!('grant' in answer)) throw new Error(answer.error.code);
  return answer.grant;
}

async function goOn(kiosk: KioskPeer, paper: Paper, grant?: string): Promise<string[]> {
  const { issueId, attempt } = refOf(paper);
  const next = await paperOf(kiosk, { issueId, attempt: attempt + 1 });
  const event = { ...next.event, ...(grant !== undefined && { grant }) };
  return rejections(await kiosk.push('issue.created', event));
}

async function entries(paper: Paper): Promise<RegisterEntry[]> {
  const response = await fetch(`${central.origin}/api/issues`, {
    headers: { cookie: await signIn(central.origin, 'registrar') },
  });
  const page = (await response.json()) as RegisterPage;
  return page.entries.filter(({ serial }) => serial === paper.event.serial);
}

async function verdict({ event }: Paper): Promise<LiveStatus['state']> {
  const response = await fetch(
    `${central.origin}/api/verify/${event.serial}/${encodeURIComponent(event.verifyCode)}`,
  );
  return ((await response.json()) as LiveStatus).state;
}

describe('a void attempt', () => {
  test('becomes a claim that the kiosks of this campus see, and no others', async () => {
    const paper = await jammed();
    const claim = (await seen(k02)).find(({ issueId }) => issueId === paper.event.issueId);
    expect(claim).toMatchObject({
      attempt: 1,
      personNo: lin.no,
      document: 'D01',
      purpose: 'visa',
      copies: 2,
      fromKiosk: 'K01',
      issuedAt: paper.event.issuedAt,
    });
    const left = Date.parse(claim?.until ?? '') - Date.now();
    expect(left).toBeGreaterThan(9 * 60_000);
    expect(left).toBeLessThanOrEqual(10 * 60_000);
    expect(await seen(k06, 'yunlu')).toEqual([]);
    await expect(k06.pull('claims:tinglan')).rejects.toThrow('PART_NOT_YOURS');
    expect(codeOf(await k06.claim(refOf(paper)))).toBe('CLAIM_OVER');
  });

  test('becomes none when its issue is old, or already revoked by the registrar', async () => {
    const old = await jammed(new Date(Date.now() - 31 * 60_000));
    expect(await isSeen(old)).toBe(false);
    const paper = await jammed();
    expect(await isSeen(paper)).toBe(true);
    await fetch(`${central.origin}/api/issues/${paper.event.serial}/revoke`, {
      method: 'POST',
      headers: {
        cookie: await signIn(central.origin, 'registrar'),
        'content-type': 'application/json',
      },
      body: JSON.stringify({ reason: 'fraud' }),
    });
    expect(await isSeen(paper)).toBe(false);
    expect(codeOf(await k02.claim(refOf(paper)))).toBe('CLAIM_OVER');
  });

  test('that a person reported stays with that kiosk until it is returned', async () => {
    const paper = await issue(k01);
    const ref = refOf(paper);
    await k01.push('issue.ambiguous', { ...ref, reason: 'power-cycle', evidence: [] });
    await k01.push('issue.resolved', { ...ref, outcome: 'voided', by: 'person' });
    expect(await isSeen(paper)).toBe(false);
    expect(codeOf(await k02.claim(ref))).toBe('CLAIM_HELD');
    await k01.push('claim.returned', { ...ref, requestId: null });
    expect(await isSeen(paper)).toBe(true);
    expect(codeOf(await k02.claim(ref))).toBe('granted');
  });

  test('that a person reported may be printed again at that kiosk without asking', async () => {
    const paper = await issue(k01);
    const ref = refOf(paper);
    await k01.push('issue.ambiguous', { ...ref, reason: 'power-cycle', evidence: [] });
    await k01.push('issue.resolved', { ...ref, outcome: 'voided', by: 'person' });
    expect(await goOn(k01, paper)).toEqual([]);
    expect(codeOf(await k02.claim(ref))).toBe('CLAIM_OVER');
  });

  test('that staff reported may be gone on with anywhere', async () => {
    const paper = await issue(k01);
    const ref = refOf(paper);
    await k01.push('issue.ambiguous', { ...ref, reason: 'power-cycle', evidence: [] });
    await k01.push('issue.resolved', { ...ref, outcome: 'voided', by: 'technician' });
    expect(await isSeen(paper)).toBe(true);
  });
});

describe('a claim', () => {
  test('is granted to one kiosk of two that ask at once, and again to the same one', async () => {
    const paper = await jammed();
    const requestId = randomUUID();
    const answers = await Promise.all([
      k02.claim(refOf(paper), requestId),
      k03.claim(refOf(paper)),
    ]);
    expect(answers.map(codeOf).toSorted()).toEqual(['CLAIM_HELD', 'granted']);
    const winner = codeOf(answers[0]) === 'granted' ? k02 : k03;
    expect(await isSeen(paper)).toBe(false);
    const first = answers.find((answer) => 'grant' in answer);
    expect(await granted(winner, paper)).toBe(first && 'grant' in first ? first.grant : '');
  });

  test('lets its holder make the next attempt, which revokes the first', async () => {
    const paper = await jammed();
    expect(await goOn(k02, paper, await granted(k02, paper))).toEqual([]);
    expect(await verdict(paper)).toBe('revoked');
    expect(codeOf(await k03.claim(refOf(paper)))).toBe('CLAIM_OVER');
    expect(await goOn(k01, paper)).toEqual(['NUMBER_TAKEN']);
  });

  test('is needed, and is good for the kiosk and the attempt it was given for', async () => {
    const paper = await jammed();
    const other = await jammed();
    expect(await goOn(k02, paper)).toEqual(['CLAIM_NOT_HELD']);
    const grant = await granted(k02, paper);
    expect(await goOn(k03, paper, grant)).toEqual(['CLAIM_NOT_HELD']);
    expect(await goOn(k02, other, grant)).toEqual(['CLAIM_NOT_HELD']);
    // The jammed kiosk has no right of its own while another one holds it.
    expect(await goOn(k01, paper)).toEqual(['CLAIM_NOT_HELD']);
    expect(await goOn(k02, paper, grant)).toEqual([]);
  });

  test('is free again when its holder returns it; an older request returns nothing', async () => {
    const paper = await jammed();
    const [early, late] = [randomUUID(), randomUUID()];
    await k02.claim(refOf(paper), early);
    await k02.claim(refOf(paper), late);
    await k02.push('claim.returned', { ...refOf(paper), requestId: early });
    expect(codeOf(await k03.claim(refOf(paper)))).toBe('CLAIM_HELD');
    await k03.push('claim.returned', { ...refOf(paper), requestId: late });
    expect(codeOf(await k03.claim(refOf(paper)))).toBe('CLAIM_HELD');
    await k02.push('claim.returned', { ...refOf(paper), requestId: late });
    expect(await isSeen(paper)).toBe(true);
    expect(codeOf(await k03.claim(refOf(paper)))).toBe('granted');
  });

  test('goes on from kiosk to kiosk', async () => {
    const first = await jammed();
    const { issueId } = first.event;
    const second = await paperOf(k02, { issueId, attempt: 2 });
    const grant = await granted(k02, first);
    await k02.push('issue.created', { ...second.event, grant });
    await k02.push('issue.voided', { issueId, attempt: 2, reason: 'given-up' });
    const [claim] = (await seen(k01)).filter((one) => one.issueId === issueId);
    expect(claim).toMatchObject({ attempt: 2, fromKiosk: 'K02', issuedAt: first.event.issuedAt });
    expect(await goOn(k01, second, await granted(k01, second))).toEqual([]);
    expect([await verdict(first), await verdict(second)]).toEqual(['revoked', 'revoked']);
  });
});

describe('a kiosk that comes late with its word', () => {
  test('leaves the earlier attempt revoked, and its word is there for staff to see', async () => {
    const paper = await jammed();
    expect(await goOn(k02, paper, await granted(k02, paper))).toEqual([]);
    const at = new Date().toISOString();
    const says = await k01.push('issue.delivered', {
      ...refOf(paper),
      sheets: 2,
      evidence: [{ source: 'life-counter', says: 'out', sheets: 2, at }],
      deliveredAt: at,
    });
    expect(rejections(says)).toEqual([]);
    expect(await verdict(paper)).toBe('revoked');
    expect(await entries(paper)).toMatchObject([
      { status: 'revoked', evidence: [{ source: 'life-counter', says: 'out', sheets: 2 }] },
    ]);
  });

  test('does not make an earlier attempt valid that is heard of only after a later one', async () => {
    const first = await paperOf(k01);
    const { issueId } = first.event;
    const second = await issue(k02, { issueId, attempt: 2 });
    expect(rejections(await k01.push('issue.created', first.event))).toEqual([]);
    expect([await verdict(first), await verdict(second)]).toEqual(['revoked', 'unconfirmed']);
    await k01.push('issue.voided', { ...refOf(first), reason: 'given-up' });
    expect(await isSeen(first)).toBe(false);
  });
});
