import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { personSchema, type EventBody, type PushAck, type Refused } from '@hallway/protocol';
import type { RegisterPage } from '../../../central/web/contract/register.ts';
import { demoPerson, signIn, startCentral, type TestCentral } from '../support/central.ts';
import { connectKiosk, type KioskPeer } from '../support/kiosk-peer.ts';
import { issuePaper, type Paper } from '../support/papers.ts';

const lin = demoPerson('2024110101');
const AMOUNT = 500;

let central: TestCentral;
let kiosk: KioskPeer;
let other: KioskPeer;
let counter = 0;

beforeAll(async () => {
  central = await startCentral();
  kiosk = await connectKiosk(central.origin, 'K01', 'CODE-K01');
  other = await connectKiosk(central.origin, 'K02', 'CODE-K02');
});
afterAll(async () => {
  kiosk.close();
  other.close();
  await central.stop();
});

/** What every kiosk is told the card holds. */
async function balance(): Promise<number> {
  const { ops } = await kiosk.pull('people:tinglan');
  const record = ops.findLast(({ key }) => key === lin.no)?.data;
  return personSchema.parse(record).walletFen ?? 0;
}

async function chargeOf({ event }: Paper): Promise<unknown> {
  const cookie = await signIn(central.origin, 'registrar');
  const response = await fetch(`${central.origin}/api/issues?serial=${event.serial}`, {
    headers: { cookie },
  });
  return ((await response.json()) as RegisterPage).entries[0]?.charge;
}

function codes(answer: PushAck | Refused): string[] {
  if (!('rejected' in answer)) throw new Error(JSON.stringify(answer));
  return answer.rejected.map(({ code }) => code);
}

const at = () => new Date().toISOString();
const attemptOf = ({ event: { issueId, attempt } }: Paper) => ({ issueId, attempt });
const hold = (paper: Paper, by = kiosk) =>
  by.push('charge.held', { ...attemptOf(paper), personNo: lin.no, amountFen: AMOUNT });
const voided = (paper: Paper) =>
  kiosk.push('issue.voided', { ...attemptOf(paper), reason: 'given-up' });
const ambiguous = (paper: Paper) =>
  kiosk.push('issue.ambiguous', { ...attemptOf(paper), reason: 'no-count', evidence: [] });
const resolved = (paper: Paper, outcome: EventBody<'issue.resolved'>['outcome']) =>
  kiosk.push('issue.resolved', { ...attemptOf(paper), outcome, by: 'person' });
const delivered = (paper: Paper) =>
  kiosk.push('issue.delivered', {
    ...attemptOf(paper),
    sheets: 1,
    evidence: [{ source: 'job-state', says: 'out', sheets: 1, at: at() }],
    deliveredAt: at(),
  });

async function issue(options: Parameters<typeof issuePaper>[3] = {}): Promise<Paper> {
  counter += 1;
  const paper = await issuePaper('K01', kiosk.seal, lin, { counter, ...options });
  expect(codes(await kiosk.push('issue.created', paper.event))).toEqual([]);
  expect(codes(await hold(paper))).toEqual([]);
  return paper;
}

describe('what a paper costs', () => {
  test('is set aside at once for every kiosk, and taken once when the paper is out', async () => {
    const before = await balance();
    const paper = await issue();
    expect(await chargeOf(paper)).toEqual({ amountFen: AMOUNT, state: 'held' });
    expect(await balance()).toBe(before - AMOUNT);
    await delivered(paper);
    await kiosk.pushAgain();
    await delivered(paper);
    expect(await chargeOf(paper)).toEqual({ amountFen: AMOUNT, state: 'captured' });
    expect(await balance()).toBe(before - AMOUNT);
  });

  test('is given back once when the attempt is void', async () => {
    const before = await balance();
    const paper = await issue();
    await voided(paper);
    await kiosk.pushAgain();
    await voided(paper);
    expect(await chargeOf(paper)).toEqual({ amountFen: AMOUNT, state: 'released' });
    expect(await balance()).toBe(before);
  });

  test.each([
    ['delivered', 'captured', -AMOUNT],
    ['voided', 'released', 0],
  ] as const)('stays set aside in doubt, until it is %s', async (outcome, state, costs) => {
    const before = await balance();
    const paper = await issue();
    await ambiguous(paper);
    expect(await chargeOf(paper)).toEqual({ amountFen: AMOUNT, state: 'held' });
    await resolved(paper, outcome);
    expect(await chargeOf(paper)).toEqual({ amountFen: AMOUNT, state });
    expect(await balance()).toBe(before + costs);
  });

  test('a later attempt costs once, whatever the earlier one says afterwards', async () => {
    const before = await balance();
    const first = await issue();
    await ambiguous(first);
    const second = await issue({ issueId: first.event.issueId, attempt: 2 });
    await delivered(second);
    await resolved(first, 'delivered');
    expect(await chargeOf(first)).toEqual({ amountFen: AMOUNT, state: 'released' });
    expect(await chargeOf(second)).toEqual({ amountFen: AMOUNT, state: 'captured' });
    expect(await balance()).toBe(before - AMOUNT);
  });

  test('is held once, and only for an issue of the kiosk that says so', async () => {
    const paper = await issue();
    const before = await balance();
    expect(codes(await hold(paper))).toEqual(['CHARGE_TAKEN']);
    expect(codes(await hold(paper, other))).toEqual(['ISSUE_UNKNOWN']);
    expect(await balance()).toBe(before);
  });

  test('a free paper has none', async () => {
    counter += 1;
    const paper = await issuePaper('K01', kiosk.seal, lin, { counter });
    await kiosk.push('issue.created', paper.event);
    await delivered(paper);
    expect(await chargeOf(paper)).toBeNull();
  });
});
