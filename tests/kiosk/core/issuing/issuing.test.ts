import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { verifyPdf, verifyQr, type SealSigner, type TrustStore } from '@hallway/certificates';
import { systemClock } from '@hallway/device-drivers';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HeldClaims } from '../../../../kiosk/src/core/claims/index.ts';
import { IssuingError } from '../../../../kiosk/src/core/issuing/index.ts';
import { migrations as issuingMigrations } from '../../../../kiosk/src/core/issuing/migrations.ts';
import {
  createJournal,
  migrations as printingMigrations,
} from '../../../../kiosk/src/core/printing/index.ts';
import { openStore, type Store } from '../../../../kiosk/src/core/store/index.ts';
import { migrations as syncMigrations } from '../../../../kiosk/src/core/sync/migrations.ts';
import { openKioskStore, openOutbox, outboxEvents, temporaryDir } from '../printing/support.ts';
import {
  heldClaims,
  leaseSerials,
  linXiao,
  makeSeal,
  morning,
  openIssuing,
  request,
} from './support.ts';

let seal: { signer: SealSigner; trust: TrustStore };
let home: ReturnType<typeof temporaryDir>;
let store: Store;

beforeAll(async () => {
  seal = await makeSeal();
});

beforeEach(() => {
  home = temporaryDir();
  store = openKioskStore(home.dir);
});

afterEach(() => {
  store.close();
  home.remove();
});

const issuing = (given: Partial<Parameters<typeof openIssuing>[1]> = {}) =>
  openIssuing(store, { signer: () => Promise.resolve(seal.signer), ...given });

function rows(table: string): number {
  return store.db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
}

const journal = () => createJournal({ store, outbox: openOutbox(store), clock: systemClock });

async function refusal(work: Promise<unknown>): Promise<IssuingError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(IssuingError);
  return error as IssuingError;
}

describe('prepare', () => {
  test('renders under the next number and uses nothing up', async () => {
    const room = await issuing();
    const prepared = await room.prepare(request);
    expect(prepared).toMatchObject({
      serial: 'LJU-D01-2026-K01-000123',
      validUntil: '2027-02-20',
      pages: 1,
      copies: 2,
    });
    expect((await room.prepare(request)).serial).toBe(prepared.serial);
    expect([rows('issue'), rows('print_attempt'), rows('outbox')]).toEqual([0, 0, 0]);
    // The code is already signed by this kiosk: that is why the preview covers it.
    const verdict = await verifyQr(prepared.rendered.qr, seal.trust, morning);
    expect(verdict.ok).toBe(true);
  });

  test.each([
    ['bank', 30, '2026-12-22'],
    ['visa', 90, '2027-02-20'],
    ['internship', 180, '2027-05-21'],
  ])('%s, %i days, is valid until %s', async (purpose, validDays, until) => {
    const prepared = await (await issuing()).prepare({ ...request, purpose, validDays });
    expect(prepared.validUntil).toBe(until);
  });

  test('shows as much of the ID number as the rules say, whatever it is for', async () => {
    const room = await issuing();
    const shown = async (idNumber: 'masked' | 'full') => {
      const { rendered } = await room.prepare({ ...request, idNumber });
      return rendered.printed['subject.idNumber'];
    };
    expect(await shown('full')).toBe(linXiao.idNumber);
    expect(await shown('masked')).not.toContain(linXiao.birthDate.replaceAll('-', ''));
  });

  test.each<[string, () => Promise<unknown>]>([
    [
      'NO_SEAL',
      async () => (await issuing({ signer: () => Promise.resolve(null) })).prepare(request),
    ],
    [
      'SEAL_EXPIRED',
      async () => {
        const { signer } = await makeSeal(1);
        return (await issuing({ signer: () => Promise.resolve(signer) })).prepare(request);
      },
    ],
    [
      'NO_SERIALS',
      async () => (await issuing({ serials: leaseSerials(store, 0) })).prepare(request),
    ],
    [
      'SNAPSHOT_OLD',
      async () =>
        (
          await issuing({
            conditions: () => ({
              online: false,
              snapshotAgeMs: 25 * 3_600_000,
              maxSnapshotAgeHours: 24,
              offlineCopiesPerDay: 3,
            }),
          })
        ).prepare(request),
    ],
    ['NOT_OFFERED', async () => (await issuing()).prepare({ ...request, document: 'D77' })],
    [
      'RECORD_INCOMPLETE',
      async () =>
        (await issuing()).prepare({ ...request, person: { ...linXiao, gradeYear: null } }),
    ],
    [
      'GLYPH_MISSING',
      async () =>
        (await issuing()).prepare({ ...request, person: { ...linXiao, nameZh: '林\u{323AF}' } }),
    ],
  ])('%s is said in both languages, with what was kept and what to do', async (code, work) => {
    const error = await refusal(work());
    expect(error.code).toBe(code);
    expect(error.person.code).toBe(code);
    for (const part of [error.person.text, error.person.action]) {
      expect(part.zh).toMatch(/[。？]$/);
      expect(part.en).toMatch(/[.]$/);
    }
    expect(error.person.text.zh).toContain('没有开出');
    expect(error.person.text.en).toContain('No certificate was issued');
    expect(error.message).not.toContain(linXiao.nameZh);
    expect(rows('issue')).toBe(0);
  });

  test('names the character that no font has', async () => {
    const person = { ...linXiao, nameZh: '林\u{323AF}' };
    const error = await refusal((await issuing()).prepare({ ...request, person }));
    expect(error.person.text.zh).toContain('\u{323AF}');
    expect(error.person.text.en).toContain('U+323AF');
  });
});

describe('commit', () => {
  test('seals and issues in one transaction: number, register, intent, event', async () => {
    const serials = leaseSerials(store);
    const room = await issuing({ serials });
    const prepared = await room.prepare(request);
    const issue = await room.commit(prepared);

    const attempt = journal().read(issue.issueId);
    expect(attempt).toMatchObject({ state: 'INTENT', attempt: 1, pages: 1, copies: 2 });
    const pdf = attempt && journal().content(attempt);
    expect(pdf && createHash('sha256').update(pdf).digest('hex')).toBe(issue.pdfSha256);
    expect(outboxEvents(store)).toMatchObject([
      {
        type: 'issue.created',
        body: {
          issueId: issue.issueId,
          serial: 'LJU-D01-2026-K01-000123',
          statusIndex: 7_000,
          pdfSha256: issue.pdfSha256,
          kid: seal.signer.kid,
          copies: 2,
          personNo: linXiao.no,
        },
      },
    ]);
    expect(serials.peek('D01', 2026)).toEqual({ counter: 124, statusIndex: 7_003 });
    expect(room.usage(linXiao, 'D01', morning)).toEqual({ today: 2, thisTerm: 2 });
    expect(pdf && (await verifyPdf(pdf, seal.trust, morning)).ok).toBe(true);
  });

  test('confirmed many times, it is one issue', async () => {
    const room = await issuing();
    const prepared = await room.prepare(request);
    const issues = await Promise.all(Array.from({ length: 20 }, () => room.commit(prepared)));
    expect(new Set(issues.map(({ issueId }) => issueId)).size).toBe(1);
    expect([rows('issue'), rows('print_attempt')]).toEqual([1, 1]);
  });

  test('a number used meanwhile stops it, and nothing is left behind', async () => {
    const room = await issuing();
    const [first, second] = [await room.prepare(request), await room.prepare(request)];
    await room.commit(first);
    const error = await refusal(room.commit(second));
    expect(error.code).toBe('NUMBER_TAKEN');
    expect([rows('issue'), rows('print_attempt'), rows('outbox')]).toEqual([1, 1, 1]);
    // The number that was taken for nothing went back with the transaction.
    expect((await room.prepare(request)).serial).toBe('LJU-D01-2026-K01-000124');
  });

  test('a store that takes no writes issues nothing; confirmed again later, it does', async () => {
    const room = await issuing();
    const prepared = await room.prepare(request);
    store.db.pragma('query_only = ON');
    expect((await refusal(room.commit(prepared))).code).toBe('NOT_RECORDED');
    store.db.pragma('query_only = OFF');
    expect(rows('issue')).toBe(0);
    await room.commit(prepared);
    expect(rows('issue')).toBe(1);
  });

  test('discarding wipes the rendered document, and never one that is being sealed', async () => {
    const room = await issuing();
    const prepared = await room.prepare(request);
    const committing = room.commit(prepared);
    room.discard(prepared);
    const { issueId } = await committing;
    const attempt = journal().read(issueId);
    const pdf = attempt && journal().content(attempt);
    expect(pdf && (await verifyPdf(pdf, seal.trust, morning)).ok).toBe(true);
    expect(prepared).toMatchObject({ form: 'a4' });
    if (prepared.form === 'a4')
      expect(prepared.rendered.pdf.every((byte) => byte === 0)).toBe(true);
  });

  test('the files of the store hold neither name nor number nor code in the clear', async () => {
    const room = await issuing();
    const prepared = await room.prepare(request);
    await room.commit(prepared);
    const bytes = readdirSync(home.dir).map((file) => readFileSync(join(home.dir, file)));
    for (const secret of [
      linXiao.no,
      linXiao.nameZh,
      'LIN Xiao',
      prepared.verifyCode,
      '%PDF-',
      prepared.rendered.qr.slice(-40),
    ]) {
      expect(bytes.some((file) => file.includes(secret))).toBe(false);
    }
  });
});

describe('another attempt', () => {
  const voided = (issueId: string) => {
    const attempt = journal().read(issueId);
    if (!attempt) throw new Error('nothing was intended');
    journal().record(attempt, { type: 'FAILED_CLEAN', reason: 'x', evidence: [] });
  };
  /** Nothing came out here, and the person still stands here. */
  const keepOwn = (issueId: string, attempt: number) =>
    heldClaims(store).keepOwn({ issueId, attempt });

  test('is the same issue under a number and a code of its own, says so on the paper, and counts once', async () => {
    const room = await issuing();
    const first = await room.prepare(request);
    const { issueId } = await room.commit(first);
    voided(issueId);
    keepOwn(issueId, 1);
    const second = await room.prepare({ ...request, after: { issueId, attempt: 1 } });
    expect(second).toMatchObject({ issueId, attempt: 2, serial: 'LJU-D01-2026-K01-000124' });
    expect(second.verifyCode).not.toBe(first.verifyCode);
    await room.commit(second);
    expect(outboxEvents(store).map(({ type, body }) => [type, body])).toMatchObject([
      ['issue.created', { issueId, attempt: 1, serial: first.serial }],
      ['issue.voided', { issueId, attempt: 1 }],
      ['issue.created', { issueId, attempt: 2, serial: second.serial, statusIndex: 7_003 }],
    ]);
    expect(journal().read(issueId)).toMatchObject({ attempt: 2, state: 'INTENT' });
    expect(room.usage(linXiao, 'D01', morning)).toEqual({ today: 2, thisTerm: 2 });
  });

  test('is not made while the one before may be valid', async () => {
    const room = await issuing();
    const { issueId } = await room.commit(await room.prepare(request));
    keepOwn(issueId, 1);
    const second = await room.prepare({ ...request, after: { issueId, attempt: 1 } });
    expect((await refusal(room.commit(second))).code).toBe('NOT_RECORDED');
    expect([rows('issue'), rows('print_attempt'), rows('outbox')]).toEqual([1, 1, 1]);
    voided(issueId);
    keepOwn(issueId, 2);
    const third = await room.prepare({ ...request, after: { issueId, attempt: 2 } });
    expect((await refusal(room.commit(third))).code).toBe('NOT_RECORDED');
  });

  test('is not made once its right was let go, as when the person left', async () => {
    const room = await issuing();
    const { issueId } = await room.commit(await room.prepare(request));
    voided(issueId);
    keepOwn(issueId, 1);
    const second = await room.prepare({ ...request, after: { issueId, attempt: 1 } });
    heldClaims(store).release();
    expect((await refusal(room.commit(second))).code).toBe('NOT_RECORDED');
    expect(outboxEvents(store).at(-1)).toMatchObject({
      type: 'claim.returned',
      body: { issueId, attempt: 1, requestId: null },
    });
  });

  test('is made for an issue of another kiosk with what central granted, and uses it up', async () => {
    const granted = { issueId: '0192f3a0-0000-7000-8000-00000000000a', attempt: 1 };
    const ask = () => Promise.resolve({ kind: 'granted' as const, grant: 'f00d' });
    const held = new HeldClaims({ store, outbox: openOutbox(store), ask });
    const room = await issuing({ claims: held });
    const second = await room.prepare({ ...request, after: granted });
    expect((await refusal(room.commit(second))).code).toBe('NOT_RECORDED');
    await held.take(granted);
    expect(await room.commit(second)).toMatchObject({ ...granted, attempt: 2 });
    expect(outboxEvents(store).map(({ type, body }) => [type, body])).toMatchObject([
      ['issue.created', { ...granted, attempt: 2, grant: 'f00d' }],
    ]);
    const again = await room.prepare({ ...request, after: granted });
    expect((await refusal(room.commit(again))).code).toBe('NOT_RECORDED');
    expect(room.usage(linXiao, 'D01', morning)).toEqual({ today: 2, thisTerm: 2 });
  });
});

test('issues from before there were attempts are first attempts, and still count', async () => {
  store.close();
  home.remove();
  home = temporaryDir();
  const first = [issuingMigrations, printingMigrations].flatMap((all) => all.slice(0, 1));
  const early = openStore(home.dir, [...syncMigrations, ...first]);
  early.db
    .prepare('INSERT INTO issue VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
    .run(
      crypto.randomUUID(),
      'LJU-D01-2026-K01-000001',
      'D01',
      early.fields.blindIndex('issue.person', linXiao.no),
      '2026-11-22',
      3,
      0,
      morning.getTime(),
    );
  early.close();
  store = openKioskStore(home.dir);
  const room = await issuing();
  expect(room.usage(linXiao, 'D01', morning)).toEqual({ today: 3, thisTerm: 3 });
  expect(store.db.prepare('SELECT attempt FROM issue').pluck().all()).toEqual([1]);
});

describe('what is old', () => {
  const DAY = 86_400_000;

  test('goes after 90 days once central knows, and quotas still count what came out', async () => {
    let now = morning.getTime();
    const clock = { now: () => now };
    const room = await issuing({ clock });
    const write = createJournal({ store, outbox: openOutbox(store), clock });
    const ids: string[] = [];
    for (const _ of [1, 2, 3]) ids.push((await room.commit(await room.prepare(request))).issueId);
    const [out = '', void_ = '', open = ''] = ids;
    const end = (issueId: string, ...events: Parameters<typeof write.record>[1][]) => {
      const attempt = write.read(issueId);
      if (!attempt) throw new Error('nothing was intended');
      events.reduce((last, event) => write.record(last, event), attempt);
    };
    end(
      out,
      { type: 'CREATING', printer: { uuid: 'urn:uuid:p', upTime: 1, lifeCounter: 1 } },
      { type: 'CREATED', job: { jobId: 1, jobUuid: 'urn:uuid:j', printerUuid: 'urn:uuid:p' } },
      { type: 'SENDING' },
      { type: 'SENT' },
      {
        type: 'DELIVERED',
        evidence: [{ source: 'job-state', says: 'out', sheets: null, at: morning.toISOString() }],
      },
    );
    end(void_, { type: 'FAILED_CLEAN', reason: 'x', evidence: [] });

    now = morning.getTime() + 90 * DAY + 1;
    // Central has not heard of them.
    expect(room.forget()).toBe(0);
    const outbox = openOutbox(store);
    outbox.acknowledge(outbox.state().lastSeq, { rejected: [], deferred: [] });
    now = morning.getTime() + 90 * DAY;
    expect(room.forget()).toBe(0);
    now += 1;
    expect(room.forget()).toBe(2);
    expect(room.forget()).toBe(0);
    expect([rows('print_attempt'), rows('print_event'), rows('issue')]).toEqual([1, 1, 2]);
    expect(write.unresolved().map(({ issueId }) => issueId)).toEqual([open]);
    expect(room.usage(linXiao, 'D01', morning)).toEqual({ today: 4, thisTerm: 4 });
  });

  test('goes only as a whole, and never while it is open', async () => {
    const room = await issuing();
    await room.commit(await room.prepare(request));
    expect(() => store.db.exec('DELETE FROM print_attempt')).toThrow('an open attempt stays');
    expect(() => store.db.exec('DELETE FROM print_event')).toThrow('append-only');
  });
});

describe('usage (R09)', () => {
  test('adds what the record tells of today and this term', async () => {
    const room = await issuing();
    await room.commit(await room.prepare(request));
    const person = {
      ...linXiao,
      issuedThisTerm: { D01: 5, D02: 9 },
      issuedOn: { D01: { date: '2026-11-22', copies: 1 } },
    };
    expect(room.usage(person, 'D01', morning)).toEqual({ today: 3, thisTerm: 7 });
    expect(room.usage(person, 'D02', morning)).toEqual({ today: 0, thisTerm: 9 });
    const tomorrow = new Date('2026-11-23T03:00:00Z');
    expect(room.usage(person, 'D01', tomorrow)).toEqual({ today: 0, thisTerm: 7 });
    const spring = new Date('2027-03-01T03:00:00Z');
    expect(room.usage(linXiao, 'D01', spring)).toEqual({ today: 0, thisTerm: 0 });
    expect(room.usage({ ...linXiao, no: '2024110102' }, 'D01', morning).today).toBe(0);
  });

  test('what was voided costs nothing', async () => {
    const room = await issuing();
    const { issueId } = await room.commit(await room.prepare(request));
    const attempt = journal().read(issueId);
    if (attempt) journal().record(attempt, { type: 'FAILED_CLEAN', reason: 'x', evidence: [] });
    expect(room.usage(linXiao, 'D01', morning)).toEqual({ today: 0, thisTerm: 0 });
  });

  test('while central is away, the cap of the kiosk holds per person, document and day', async () => {
    let online = false;
    const room = await issuing({
      conditions: () => ({
        online,
        snapshotAgeMs: 3_600_000,
        maxSnapshotAgeHours: 24,
        offlineCopiesPerDay: 3,
      }),
    });
    await room.commit(await room.prepare(request));
    expect((await refusal(room.prepare(request))).code).toBe('OFFLINE_CAP');
    await room.commit(await room.prepare({ ...request, copies: 1 }));
    await room.prepare({ ...request, document: 'D02', language: 'en' });
    online = true;
    await room.prepare(request);
  });
});
