import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newVerifyCode } from '@hallway/certificates';
import { keyListRecordSchema, personSchema, type PushAck, type Refused } from '@hallway/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RegisterPage } from '../../../central/web/contract/register.ts';
import type { LiveStatus } from '../../../central/web/contract/verify.ts';
import { demoPerson, signIn, startCentral, type TestCentral } from '../support/central.ts';
import { connectKiosk, type KioskPeer } from '../support/kiosk-peer.ts';
import { issuePaper, type Paper } from '../support/papers.ts';

const lin = demoPerson('2024110101');

let central: TestCentral;
let kiosk: KioskPeer;
let counter = 0;

beforeAll(async () => {
  central = await startCentral();
  kiosk = await connectKiosk(central.origin, 'K01', 'CODE-K01');
});
afterAll(async () => {
  kiosk.close();
  await central.stop();
});

async function issued(options: Parameters<typeof issuePaper>[3] = {}): Promise<Paper> {
  counter += 1;
  const paper = await issuePaper('K01', kiosk.seal, lin, { counter, ...options });
  expect(rejections(await kiosk.push('issue.created', paper.event))).toEqual([]);
  return paper;
}

function deliver(paper: Paper, attempt = 1) {
  const at = new Date().toISOString();
  return kiosk.push('issue.delivered', {
    issueId: paper.event.issueId,
    attempt,
    sheets: 1,
    evidence: [{ source: 'job-state', says: 'out', sheets: 1, at }],
    deliveredAt: at,
  });
}

function rejections(answer: PushAck | Refused): string[] {
  if (!('rejected' in answer)) throw new Error(JSON.stringify(answer));
  return answer.rejected.map(({ code }) => code);
}

function ask(serial: string, secret: string): Promise<Response> {
  return fetch(`${central.origin}/api/verify/${serial}/${encodeURIComponent(secret)}`);
}

async function status(paper: Paper): Promise<LiveStatus> {
  const response = await ask(paper.event.serial, paper.event.verifyCode);
  expect(response.status).toBe(200);
  return (await response.json()) as LiveStatus;
}

async function entriesOf(serial: string): Promise<RegisterPage['entries']> {
  const cookie = await signIn(central.origin, 'registrar');
  const response = await fetch(`${central.origin}/api/issues?serial=${serial}`, {
    headers: { cookie },
  });
  return ((await response.json()) as RegisterPage).entries;
}

describe('the register', () => {
  test('follows an issue from created to delivered', async () => {
    const paper = await issued();
    expect(await status(paper)).toMatchObject({ state: 'unconfirmed', holder: '林*' });
    await deliver(paper);
    expect(await status(paper)).toMatchObject({
      state: 'valid',
      serial: paper.event.serial,
      document: { zh: '在读证明' },
      purpose: { zh: '办理签证' },
      college: { zh: '计算机与人工智能学院' },
      validUntil: paper.event.validUntil,
      revocation: null,
    });
    expect(await entriesOf(paper.event.serial)).toMatchObject([
      { status: 'delivered', evidence: [{ source: 'job-state', says: 'out', sheets: 1 }] },
    ]);
  });

  test('keeps what became of a stamp beside the number', async () => {
    const [paper, other] = [await issued(), await issued()];
    const about = { attempt: 1, deviceId: 'stamp', counter: { before: 41, after: 42 } };
    const stampOf = async ({ event }: Paper) => (await entriesOf(event.serial))[0]?.stamp;
    const applied = {
      ...about,
      issueId: paper.event.issueId,
      appliedAt: new Date().toISOString(),
    };
    expect(await stampOf(paper)).toBeNull();
    expect(rejections(await kiosk.push('stamp.applied', applied))).toEqual([]);
    expect(await stampOf(paper)).toBe('applied');
    // One paper is stamped once.
    expect(rejections(await kiosk.push('stamp.applied', applied))).toEqual(['STAMP_CONTRADICTED']);

    const { issueId } = other.event;
    const resolved = { issueId, attempt: 1, outcome: 'not-applied' as const };
    expect(rejections(await kiosk.push('stamp.resolved', resolved))).toEqual([
      'STAMP_CONTRADICTED',
    ]);
    const ambiguous = { ...about, issueId, reason: 'timeout' };
    expect(rejections(await kiosk.push('stamp.ambiguous', ambiguous))).toEqual([]);
    expect(await stampOf(other)).toBe('ambiguous');
    expect(rejections(await kiosk.push('stamp.resolved', resolved))).toEqual([]);
    expect(await stampOf(other)).toBe('not-applied');
    const nobodys = { ...resolved, issueId: '00000000-0000-4000-8000-000000000000' };
    expect(rejections(await kiosk.push('stamp.resolved', nobodys))).toEqual(['ISSUE_UNKNOWN']);
  });

  test('keeps what every source said, also when it changes nothing', async () => {
    const paper = await issued();
    await deliver(paper);
    const at = new Date().toISOString();
    await kiosk.push('issue.ambiguous', {
      issueId: paper.event.issueId,
      attempt: 1,
      reason: 'power-cycle',
      evidence: [{ source: 'life-counter', says: 'out', sheets: 1, at }],
    });
    const [entry] = await entriesOf(paper.event.serial);
    expect(entry?.status).toBe('delivered');
    expect(entry?.evidence.map(({ source }) => source)).toEqual(['job-state', 'life-counter']);
  });

  test('takes in a replayed event once', async () => {
    const paper = await issued();
    expect(rejections(await kiosk.pushAgain())).toEqual([]);
    expect(await entriesOf(paper.event.serial)).toHaveLength(1);
  });

  test('refuses a number that was used before, or that belongs to another kiosk', async () => {
    const paper = await issued();
    const again = { ...paper.event, issueId: crypto.randomUUID() };
    expect(rejections(await kiosk.push('issue.created', again))).toEqual(['NUMBER_TAKEN']);
    const foreign = {
      ...again,
      serial: paper.event.serial.replace('-K01-', '-K02-'),
      statusIndex: 131_071,
    };
    expect(rejections(await kiosk.push('issue.created', foreign))).toEqual(['SERIAL_FOREIGN']);
    await deliver(paper);
    expect(await status(paper)).toMatchObject({ state: 'valid' });
  });

  test('a second attempt revokes the first', async () => {
    const first = await issued();
    const second = await issued({ issueId: first.event.issueId, attempt: 2 });
    await deliver(second, 2);
    expect(await status(first)).toMatchObject({ state: 'revoked' });
    const { revocation } = await status(first);
    expect(revocation?.on).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(revocation?.message.zh).toContain(revocation?.on);
    expect(await status(second)).toMatchObject({ state: 'valid', revocation: null });
  });

  test('an ambiguous attempt waits for an answer; a void number stays void', async () => {
    const paper = await issued();
    const attempt = { issueId: paper.event.issueId, attempt: 1 };
    await kiosk.push('issue.ambiguous', { ...attempt, reason: 'power-cycle', evidence: [] });
    expect(await status(paper)).toMatchObject({ state: 'unconfirmed' });
    await kiosk.push('issue.resolved', { ...attempt, outcome: 'voided', by: 'person' });
    expect(await status(paper)).toMatchObject({ state: 'not-printed' });
    expect(rejections(await deliver(paper))).toEqual(['STATUS_CONTRADICTED']);
    expect(await status(paper)).toMatchObject({ state: 'not-printed' });
  });

  describe('an answer of staff for an ambiguous paper', () => {
    async function ambiguous(): Promise<Paper> {
      const paper = await issued();
      const attempt = { issueId: paper.event.issueId, attempt: 1 };
      await kiosk.push('issue.ambiguous', { ...attempt, reason: 'power-cycle', evidence: [] });
      return paper;
    }

    async function answer(serial: string, role: 'technician' | 'registrar', body: unknown) {
      const response = await fetch(`${central.origin}/api/issues/${serial}/resolve`, {
        method: 'POST',
        headers: {
          cookie: await signIn(central.origin, role),
          'content-type': 'application/json',
        },
        body: JSON.stringify(body),
      });
      return response.status;
    }

    const opsAbout = async ({ event }: Paper) =>
      (await kiosk.pull('k:K01')).ops.filter(({ key }) => key === `resolve:${event.issueId}:1`);

    test('goes to its kiosk, which reports it; then the record is taken back', async () => {
      const paper = await ambiguous();
      const { serial, issueId } = paper.event;
      expect(await answer(serial, 'technician', { outcome: 'voided' })).toBe(202);
      expect(await answer(serial, 'registrar', { outcome: 'delivered' })).toBe(202);
      expect((await opsAbout(paper)).map(({ op, data }) => [op, data])).toEqual([
        ['put', { issueId, attempt: 1, outcome: 'delivered', by: 'central' }],
      ]);
      // The kiosk has not said so yet.
      expect(await status(paper)).toMatchObject({ state: 'unconfirmed' });
      expect(await entriesOf(serial)).toMatchObject([{ status: 'ambiguous', answer: 'delivered' }]);

      const attempt = { issueId, attempt: 1 };
      await kiosk.push('issue.resolved', { ...attempt, outcome: 'delivered', by: 'central' });
      expect(await status(paper)).toMatchObject({ state: 'valid' });
      expect(await entriesOf(serial)).toMatchObject([
        {
          status: 'delivered',
          answer: null,
          evidence: [{ source: 'central', says: 'out', sheets: null }],
        },
      ]);
      expect((await opsAbout(paper)).map(({ op }) => op)).toEqual(['del']);
      expect(await answer(serial, 'registrar', { outcome: 'voided' })).toBe(409);
    });

    test('what the person answered meanwhile stands', async () => {
      const paper = await ambiguous();
      const { serial, issueId } = paper.event;
      await answer(serial, 'registrar', { outcome: 'delivered' });
      const attempt = { issueId, attempt: 1 };
      await kiosk.push('issue.resolved', { ...attempt, outcome: 'voided', by: 'person' });
      expect(await entriesOf(serial)).toMatchObject([
        { status: 'voided', answer: null, evidence: [{ source: 'person', says: 'not-out' }] },
      ]);
    });

    test('is refused for any other paper, without an outcome, and without signing in', async () => {
      const paper = await issued();
      const { serial } = paper.event;
      expect(await answer(serial, 'registrar', { outcome: 'delivered' })).toBe(409);
      expect(await answer('LJU-D01-2026-K01-999999', 'registrar', { outcome: 'voided' })).toBe(404);
      expect(await answer(serial, 'registrar', { outcome: 'maybe' })).toBe(400);
      const nobody = await fetch(`${central.origin}/api/issues/${serial}/resolve`, {
        method: 'POST',
      });
      expect(nobody.status).toBe(401);
      expect(await opsAbout(paper)).toEqual([]);
    });
  });

  test('a registrar revokes; verifiers learn the day and never the reason', async () => {
    const paper = await issued();
    await deliver(paper);
    const revoke = async (role: 'technician' | 'registrar', serial: string, body: unknown) => {
      const response = await fetch(`${central.origin}/api/issues/${serial}/revoke`, {
        method: 'POST',
        headers: {
          cookie: await signIn(central.origin, role),
          'content-type': 'application/json',
        },
        body: JSON.stringify(body),
      });
      return response.status;
    };
    const { serial, verifyCode } = paper.event;
    const reason = { reason: 'fraud' };
    expect(await revoke('technician', serial, reason)).toBe(403);
    expect(await revoke('registrar', serial, { reason: 'mood' })).toBe(400);
    expect(await revoke('registrar', 'LJU-D01-2026-K01-999999', reason)).toBe(404);
    expect(await revoke('registrar', serial, reason)).toBe(204);
    expect(await revoke('registrar', serial, reason)).toBe(204);
    expect(await status(paper)).toMatchObject({ state: 'revoked' });
    expect(await (await ask(serial, verifyCode)).text()).not.toContain('fraud');
    await deliver(paper);
    expect(await status(paper)).toMatchObject({ state: 'revoked' });
  });

  test('a report on an issue nobody made goes to the dead letters, and later ones go on', async () => {
    const attempt = { issueId: crypto.randomUUID(), attempt: 1, reason: 'x' };
    expect(rejections(await kiosk.push('issue.voided', attempt))).toEqual(['ISSUE_UNKNOWN']);
    await deliver(await issued());
  });
});

describe('a verifier', () => {
  test('needs number and code together, and is not told which was wrong', async () => {
    const paper = await issued();
    const other = await issued();
    const wrong = await Promise.all([
      ask(paper.event.serial, newVerifyCode()),
      ask('LJU-D01-2026-K01-999999', newVerifyCode()),
      ask(paper.event.serial, 'nonsense'),
      ask(paper.event.serial, paper.event.fieldsDigest.slice(0, 31)),
      ask('LJU-D01-2026-K01-999999', paper.event.fieldsDigest.slice(0, 32)),
    ]);
    const answers = await Promise.all(wrong.map((response) => response.text()));
    expect(wrong.map((response) => response.status)).toEqual([404, 404, 404, 404, 404]);
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('NO_SUCH_PAPER');
    // Who has a code has its paper and may know that the serial is mistyped, but not whether that one exists.
    const mistyped = await Promise.all([
      ask(paper.event.serial, other.event.verifyCode),
      ask('LJU-D01-2026-K01-999999', paper.event.verifyCode),
    ]);
    expect(mistyped.map((response) => response.status)).toEqual([404, 404]);
    const told = await Promise.all(mistyped.map((response) => response.text()));
    expect(new Set(told).size).toBe(1);
    expect(told[0]).toContain('OTHER_SERIAL');
  });

  test('may use the digest of the scanned code instead of typing', async () => {
    const paper = await issued();
    const response = await ask(paper.event.serial, paper.event.fieldsDigest.slice(0, 32));
    expect(response.status).toBe(200);
  });

  test('types the code as it comes: lower case, without dashes', async () => {
    const paper = await issued();
    const typed = paper.event.verifyCode.toLowerCase().replaceAll('-', '');
    expect((await ask(paper.event.serial.toLowerCase(), typed)).status).toBe(200);
  });

  test('learns no more than masked name, college and purpose', async () => {
    const paper = await issued();
    const text = await (await ask(paper.event.serial, paper.event.verifyCode)).text();
    for (const secret of [
      lin.nameZh,
      lin.nameEn,
      lin.no,
      lin.idNumber,
      lin.birthDate,
      '软件工程',
    ]) {
      expect(text).not.toContain(secret);
    }
  });

  test('is counted, for staff to see', async () => {
    const paper = await issued();
    await status(paper);
    await status(paper);
    await ask(paper.event.serial, newVerifyCode());
    expect((await entriesOf(paper.event.serial))[0]).toMatchObject({ lookups: 2, holder: '林*' });
  });

  test('who guesses on and on is told to wait', async () => {
    const paper = await issued();
    const answers: number[] = [];
    for (let n = 0; n < 40; n += 1) {
      answers.push((await ask(paper.event.serial, newVerifyCode())).status);
    }
    expect(answers).toContain(429);
    const late = await ask(paper.event.serial, paper.event.verifyCode);
    expect(late.status).toBe(429);
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('what else kiosks report', () => {
  async function record(no: string) {
    const op = (await kiosk.pull('people:tinglan')).ops.find(({ key }) => key === no);
    return personSchema.parse(op?.data);
  }

  test('a confirmed name goes back to every kiosk; another spelling does not', async () => {
    const no = '2025210216';
    expect((await record(no)).nameEnConfirmed).toBe(false);
    const other = { personNo: no, nameEn: 'LV Sisi' };
    expect(rejections(await kiosk.push('name.confirmed', other))).toEqual(['NAME_CHANGED']);
    await kiosk.push('name.confirmed', { personNo: no, nameEn: 'LYU Sisi' });
    expect((await record(no)).nameEnConfirmed).toBe(true);
  });

  test('consent to face recognition is recorded, and taken back everywhere', async () => {
    const personNo = lin.no;
    await kiosk.push('face.enrolled', {
      personNo,
      consentVersion: '2026-1',
      consentedAt: new Date().toISOString(),
      engine: 'face-api',
      alignment: 'eyes-1',
      shots: 3,
    });
    expect((await record(personNo)).credentials.faceConsent).toBe(true);
    await kiosk.push('face.withdrawn', { personNo, withdrawnAt: new Date().toISOString() });
    expect((await record(personNo)).credentials.faceConsent).toBe(false);
  });

  test('a locked credential is noted', async () => {
    const locked = { personNo: lin.no, method: 'password' as const, failures: 5 };
    expect(rejections(await kiosk.push('credential.locked', locked))).toEqual([]);
  });
});

test('every kiosk hears of the key that seals for another', async () => {
  const second = await connectKiosk(central.origin, 'K02', 'CODE-K02');
  const op = (await kiosk.pull('config')).ops.find(({ key }) => key === 'keys');
  const { signed } = keyListRecordSchema.parse(op?.data);
  const list = Buffer.from(signed, 'base64').toString('utf8');
  expect(list).toContain(second.seal.kid);
  expect(list).toContain(kiosk.seal.kid);
  second.close();
});

test('names, ID numbers and codes are neither in the database files nor in the log', async () => {
  const paper = await issued();
  for (const file of ['central.db', 'central.db-wal', 'central.log']) {
    const bytes = await readFile(join(central.dataDir, file));
    const secrets = [lin.nameZh, lin.nameEn, lin.idNumber, paper.event.verifyCode];
    for (const secret of secrets) expect(bytes.includes(secret ?? '-')).toBe(false);
  }
  expect(await readFile(join(central.dataDir, 'central.log'), 'utf8')).not.toContain(lin.no);
});
