import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import {
  requestTimestamp,
  TimestampError,
  verifyPdf,
  type TrustStore,
} from '@hallway/certificates';
import { openDatabase, type Database } from '../../../central/src/db/index.ts';
import { migrations as issuanceMigrations } from '../../../central/src/issuance/index.ts';
import { migrations as kioskMigrations } from '../../../central/src/kiosks/index.ts';
import { createCopies, migrations, type Copies } from '../../../central/src/seal/index.ts';
import { upgradeNext, type UpgradeDeps } from '../../../central/src/seal/copies/upgrade.ts';
import { connectKiosk, type KioskPeer } from '../support/kiosk-peer.ts';
import { issuePaper, type Paper } from '../support/papers.ts';
import { demoPerson, startCentral, type TestCentral } from '../support/central.ts';
import { until } from '../../peers/daemon.ts';

const YEAR = 365 * 86_400_000;

let central: TestCentral;
let kiosk: KioskPeer;
let paper: Paper;
beforeAll(async () => {
  central = await startCentral();
  kiosk = await connectKiosk(central.origin, 'K01', 'CODE-K01');
  paper = await issuePaper('K01', kiosk.seal, demoPerson('2024110101'));
});
afterAll(async () => {
  kiosk.close();
  await central.stop();
});

/** What central keeps of a copy, seen from beside. */
function levelOf(serial: string): string | undefined {
  const db = new Sqlite(join(central.dataDir, 'central.db'), { readonly: true });
  try {
    return db
      .prepare<[string], string>('SELECT level FROM electronic_copy WHERE serial = ?')
      .pluck()
      .get(serial);
  } finally {
    db.close();
  }
}

describe('a sealed paper on its way to central', () => {
  test(
    'waits for its event, is checked against it, kept once, and taken to B-LT',
    { timeout: 90_000 },
    async () => {
      const { serial } = paper.event;
      expect(await kiosk.putPaper(serial, paper.pdf)).toBe(404);
      await kiosk.push('issue.created', paper.event);
      const changed = paper.pdf.slice();
      changed[500] = (changed[500] ?? 0) ^ 1;
      expect(await kiosk.putPaper(serial, changed)).toBe(422);
      expect(await kiosk.putPaper(serial, paper.pdf)).toBe(201);
      expect(await kiosk.putPaper(serial, paper.pdf)).toBe(200);
      await until('validation data is added', () => levelOf(serial) === 'B-LT', 60_000);
      const raw = await readFile(join(central.dataDir, 'central.db'));
      expect(raw.includes('%PDF-')).toBe(false);
    },
  );

  test('is not taken from another kiosk, or without its key', async () => {
    const { serial } = paper.event;
    const other = await connectKiosk(central.origin, 'K02', 'CODE-K02');
    expect(await other.putPaper(serial, paper.pdf)).toBe(404);
    other.close();
    const response = await fetch(`${central.origin}/kiosks/papers/${serial}`, {
      method: 'PUT',
      headers: {
        'content-type': 'application/pdf',
        'x-kiosk-id': 'K01',
        'x-key-id': 'x',
        'x-proof': 'AAAA',
      },
      body: new Uint8Array(paper.pdf),
    });
    expect(response.status).toBe(403);
  });
});

describe('the electronic copy at central', () => {
  let db: Database;
  let clock: Date;
  let copies: Copies;
  let tsaThere: boolean;
  let trust: TrustStore;
  let deps: UpgradeDeps;
  const { now } = { now: () => clock };

  beforeAll(async () => {
    const response = await fetch(`${central.origin}/api/verify/trust`);
    trust = (await response.json()) as TrustStore;
  });
  beforeEach(async () => {
    db = openDatabase({
      dataDir: ':memory:',
      key: new Uint8Array(32).fill(3),
      migrations: [...kioskMigrations, ...issuanceMigrations, ...migrations],
    });
    clock = new Date();
    tsaThere = true;
    copies = createCopies(db, now);
    const lists = await Promise.all(
      ['issuing', 'root'].map(async (name) => {
        const response = await fetch(`${central.origin}/crl/${name}.crl`);
        return response.bytes();
      }),
    );
    deps = {
      copies,
      now,
      log: { error: () => undefined },
      crls: () => lists,
      stamp: (digest) =>
        requestTimestamp(digest, tsaThere ? `${central.origin}/tsa` : 'http://127.0.0.1:9/'),
    };
    register(paper);
    expect(copies.receive('K01', paper.event.serial, paper.pdf)).toBe('stored');
  });
  afterEach(() => db.close());

  /** The row that the event makes; nothing else of the register matters here. */
  function register({ event }: Paper): void {
    db.sqlite
      .prepare(
        `INSERT INTO issue (serial, issue_id, attempt, kiosk_id, document, purpose, copies, issued_at, valid_until,
           template_id, template_version, template_hash, fields_digest, pdf_sha256, status_index, kid, code_digest,
           person_digest, holder, status, status_at, lookups)
         VALUES (?, ?, 1, 'K01', 'D01', 'visa', 1, ?, ?, 't', 1, 'h', 'f', ?, 1, ?, 'c', 'p', x'00', 'issued', ?, 0)`,
      )
      .run(
        event.serial,
        event.issueId,
        event.issuedAt,
        event.validUntil,
        event.pdfSha256,
        event.kid,
        event.issuedAt,
      );
  }

  const level = () => copies.copy(paper.event.serial)?.level;
  const levels = () => copies.steps(paper.event.serial).map((step) => step.level);

  test('goes up step by step, each recorded, and verifies at every level', async () => {
    const reached: (string | undefined)[] = [];
    do {
      reached.push(level());
      const copy = copies.copy(paper.event.serial);
      const verdict = await verifyPdf(copy?.pdf ?? new Uint8Array(), trust, clock);
      expect(verdict.checks.filter(({ ok }) => !ok)).toEqual([]);
      const sha256 = createHash('sha256')
        .update(copy?.pdf ?? '')
        .digest('hex');
      expect(copies.steps(paper.event.serial).at(-1)?.sha256).toBe(sha256);
      clock = new Date(clock.getTime() + 1);
    } while (await upgradeNext(deps));
    expect(reached).toEqual(['B-B', 'B-T', 'B-LT']);
    copies.demand(paper.event.serial);
    expect(await upgradeNext(deps)).toBe(true);
    expect(level()).toBe('B-LTA');
    expect(await upgradeNext(deps)).toBe(false);
    clock = new Date(clock.getTime() + YEAR + 1000);
    expect(await upgradeNext(deps)).toBe(true);
    expect(levels()).toEqual(['B-B', 'B-T', 'B-LT', 'B-LTA', 'B-LTA']);
    const { pdf = new Uint8Array() } = copies.copy(paper.event.serial) ?? {};
    expect((await verifyPdf(pdf, trust, new Date())).ok).toBe(true);
  });

  test('waits, longer and longer, for a time-stamping authority that is away', async () => {
    tsaThere = false;
    const start = clock.getTime();
    const tried: number[] = [];
    while (tried.length < 5) {
      if (await upgradeNext(deps)) tried.push((clock.getTime() - start) / 60_000);
      clock = new Date(clock.getTime() + 30_000);
    }
    const gaps = tried.slice(1).map((at, i) => at - (tried[i] ?? 0));
    expect(gaps).toEqual([1, 2, 4, 8]);
    tsaThere = true;
    clock = new Date(clock.getTime() + 3_600_000);
    while (await upgradeNext(deps));
    expect(level()).toBe('B-LT');
  });

  test('is at the level before or after a step that never ended, and the step is made again', async () => {
    void upgradeNext({ ...deps, stamp: () => new Promise(() => undefined) });
    expect(level()).toBe('B-B');
    while (await upgradeNext(deps));
    expect(levels()).toEqual(['B-B', 'B-T', 'B-LT']);
  });

  test('is deleted when its paper is revoked, also in the middle of a step, and long after its validity', async () => {
    const { serial } = paper.event;
    const stamp: UpgradeDeps['stamp'] = async (digest) => {
      db.sqlite.prepare("UPDATE issue SET status = 'revoked'").run();
      copies.sweep();
      return deps.stamp(digest);
    };
    await upgradeNext({ ...deps, stamp });
    expect(copies.copy(serial)).toBeNull();
    expect(copies.receive('K01', serial, paper.pdf)).toBe('not-kept');
    db.sqlite.prepare("UPDATE issue SET status = 'issued'").run();
    expect(copies.receive('K01', serial, paper.pdf)).toBe('stored');
    clock = new Date(Date.parse(paper.event.validUntil) + 25 * 86_400_000);
    expect(copies.sweep()).toBe(0);
    clock = new Date(Date.parse(paper.event.validUntil) + 35 * 86_400_000);
    expect(copies.sweep()).toBe(1);
  });

  test('that cannot be augmented is left alone and not tried for ever', async () => {
    const stamp: UpgradeDeps['stamp'] = () => Promise.reject(new RangeError('no such file'));
    await upgradeNext({ ...deps, stamp });
    expect(await upgradeNext({ ...deps, stamp })).toBe(false);
    expect(new TimestampError('REFUSED', '').code).toBe('REFUSED');
    expect(copies.demand(paper.event.serial)).toBe(true);
    expect(await upgradeNext(deps)).toBe(true);
  });
});
