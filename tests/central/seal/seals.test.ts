import { generateSealKey, verifyQr, type SignedKeyList } from '@hallway/certificates';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../../central/src/db/index.ts';
import { migrations as kioskMigrations } from '../../../central/src/kiosks/index.ts';
import { migrations as issuanceMigrations } from '../../../central/src/issuance/index.ts';
import {
  createSealUses,
  migrations,
  openSeals,
  type Seals,
  type SealUses,
} from '../../../central/src/seal/index.ts';
import { sealRecordSchema } from '@hallway/protocol';
import { migrations as syncMigrations, pageOf } from '../../../central/src/sync/index.ts';

const DAY = 86_400_000;
const machine = 'a'.repeat(32);
const options = {
  organisation: { zh: '澜江大学', en: 'Lanjiang University' },
  crlBase: 'https://verify.lju.example/crl',
  now: () => clock,
};

let db: Database;
let clock: Date;
let seals: Seals;
let uses: SealUses;

beforeEach(async () => {
  db = openDatabase({
    dataDir: ':memory:',
    key: new Uint8Array(32).fill(3),
    migrations: [...syncMigrations, ...kioskMigrations, ...issuanceMigrations, ...migrations],
  });
  clock = new Date('2026-11-22T04:00:00Z');
  uses = createSealUses(db, options.now);
  seals = await openSeals(db, { ...options, uses });
});
afterEach(() => db.close());

/** Certifies a key of the machine that is this kiosk. @returns the record that goes to the kiosk */
async function certify(kioskId: string, sealKey: string) {
  expect(await seals.certify({ kioskId, keyId: machine }, sealKey, 'T1 + T2')).toBe('certified');
  const op = pageOf(db, `k:${kioskId}`, 0, 10).ops.find(({ key }) => key === 'seal');
  return sealRecordSchema.parse(op?.data);
}

const entriesOf = (list: SignedKeyList) => list.entries;

/** The list verifies under the root: any code gets past the key-list check. */
async function listIsGenuine(): Promise<boolean> {
  const trust = { rootPem: seals.rootPem, keys: seals.keyList() };
  const code = 'HTTPS://X/C#2KCEPISBADWA';
  const verdict = await verifyQr(code, trust, clock);
  return !verdict.checks.some((check) => check.name === 'key-list' && !check.ok);
}

describe('seal certificates', () => {
  test('the authority is founded once and opened again with the same root', async () => {
    const again = await openSeals(db, { ...options, uses });
    expect(again.rootPem).toBe(seals.rootPem);
  });

  test('a certificate lasts 30 days and stands in the signed list', async () => {
    const { publicKeySpkiPem } = await generateSealKey();
    const seal = await certify('K01', publicKeySpkiPem);
    const days = (Date.parse(seal.notAfter) - clock.getTime()) / DAY;
    expect(days).toBeGreaterThan(29.9);
    expect(days).toBeLessThanOrEqual(30);
    expect(entriesOf(seals.keyList()).map((entry) => entry.certificate)).toContain(
      seal.certificatePem,
    );
    expect(await listIsGenuine()).toBe(true);
  });

  test('two kiosks certified at once both stand in the list', async () => {
    const [a, b] = await Promise.all([generateSealKey(), generateSealKey()]);
    await Promise.all([certify('K01', a.publicKeySpkiPem), certify('K02', b.publicKeySpkiPem)]);
    expect(entriesOf(seals.keyList())).toHaveLength(2);
  });

  test('the next key is certified when a third of the time is left, and the old one stays listed', async () => {
    const [first, second] = [await generateSealKey(), await generateSealKey()];
    await certify('K01', first.publicKeySpkiPem);
    const ask = (key: { publicKeySpkiPem: string }) =>
      seals.certify({ kioskId: 'K01', keyId: machine }, key.publicKeySpkiPem, 'standing: K01');
    expect(await ask(first)).toBe('certified');
    expect(await ask(second)).toBe('early');
    expect(entriesOf(seals.keyList())).toHaveLength(1);
    clock = new Date(clock.getTime() + 21 * DAY);
    expect(await ask(second)).toBe('certified');
    expect(entriesOf(seals.keyList())).toHaveLength(2);
    expect(await ask(second)).toBe('certified');
    expect(await ask(first)).toBe('early');
    expect(entriesOf(seals.keyList())).toHaveLength(2);
  });

  test('a lost kiosk is invalid from now on, and hears of it', async () => {
    const { publicKeySpkiPem } = await generateSealKey();
    await certify('K01', publicKeySpkiPem);
    await seals.invalidate('K01', clock, 'T30002');
    expect(entriesOf(seals.keyList())[0]?.invalidAfter).toBe(clock.toISOString());
    expect(pageOf(db, 'k:K01', 0, 10).ops).toMatchObject([{ op: 'del', key: 'seal' }]);
    await seals.invalidate('K01', clock, 'T30002');
  });

  test('a new issuing key issues from then on; what the old one issued stays good', async () => {
    const [a, b] = await Promise.all([generateSealKey(), generateSealKey()]);
    const before = await certify('K01', a.publicKeySpkiPem);
    await seals.rotate('request-1', 'T30002 + T20015');
    await seals.rotate('request-1', 'T30002 + T20015');
    expect(seals.keyList().issuers).toHaveLength(2);
    const after = await certify('K02', b.publicKeySpkiPem);
    expect(after.chainPem).not.toBe(before.chainPem);
    expect(await listIsGenuine()).toBe(true);
    expect(seals.crls.get('issuing-2.crl')).not.toBeNull();
    const again = await openSeals(db, { ...options, uses });
    expect(again.keyList().issuers).toEqual(seals.keyList().issuers);
  });

  test('every use is recorded in a chain that nobody can change unseen', async () => {
    const { publicKeySpkiPem } = await generateSealKey();
    await certify('K01', publicKeySpkiPem);
    clock = new Date(clock.getTime() + 21 * DAY);
    const next = await generateSealKey();
    await certify('K01', next.publicKeySpkiPem);
    await seals.invalidate('K01', clock, 'T30002');
    expect(uses.list(10).map(({ what }) => what)).toEqual([
      'certificate-invalidated',
      'certificate-invalidated',
      'certificate-renewed',
      'certificate-issued',
    ]);
    expect(uses.list(10)[0]?.by).toBe('T30002');
    expect(uses.check()).toEqual({ records: 4, firstBroken: null });
    const change = "UPDATE seal_use SET digest = 'x' WHERE n = 2";
    expect(() => db.sqlite.exec(change)).toThrow(/append-only/);
    expect(() => db.sqlite.exec('DELETE FROM seal_use')).toThrow(/append-only/);
    db.sqlite.exec('DROP TRIGGER seal_use_keep');
    db.sqlite.exec(change);
    expect(uses.check().firstBroken).toBe(2);
  });
});
