import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoUniversity, type SignedKeyList } from '@hallway/certificates';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../../../central/src/db/index.ts';
import { migrations as issuanceMigrations } from '../../../../central/src/issuance/index.ts';
import {
  createPairingCode,
  migrations as kioskMigrations,
} from '../../../../central/src/kiosks/index.ts';
import {
  createSealDesk,
  createSealUses,
  migrations as sealMigrations,
  openSeals,
  sealDeskRoutes,
  type SealDesk,
  type Seals,
} from '../../../../central/src/seal/index.ts';
import { migrations as syncMigrations } from '../../../../central/src/sync/index.ts';
import { Seal, StoredKeys } from '../../../../kiosk/src/core/seal/index.ts';
import { hostCentral, type CentralHost } from '../sync/central-host.ts';
import { until } from '../sync/kiosk-host.ts';
import { openKioskStore, silentLog } from '../sync/support.ts';
import type { DeathPoint, Life } from './sealing-kiosk.ts';

const DAY = 86_400_000;
const program = join(import.meta.dirname, 'sealing-kiosk.ts');

let dir: string;
let db: Database;
let seals: Seals;
let desk: SealDesk;
let central: CentralHost;
let life: Life;
/** Central's calendar, and the kiosk's. */
let aheadMs = 0;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'hallway-rotation-'));
  db = openDatabase({
    dataDir: ':memory:',
    migrations: [...syncMigrations, ...kioskMigrations, ...issuanceMigrations, ...sealMigrations],
  });
  const now = () => new Date(Date.now() + aheadMs);
  const uses = createSealUses(db, now);
  const crlBase = 'https://verify.lju.example/crl';
  seals = await openSeals(db, { organisation: demoUniversity, crlBase, now, uses });
  desk = createSealDesk({ db, seals, uses, now });
  central = await hostCentral(db, {
    routes: (app, kiosks) => sealDeskRoutes(app, { desk, kiosks, origins: () => [central.origin] }),
  });
  db.write((tx) => central.kiosks.register(tx, { kioskId: 'K01', campus: 'tinglan' }));
  const { code } = createPairingCode(db, 'K01');
  const { origin } = central;
  life = { store: join(dir, 'kiosk.db'), origin, code, aheadMs: 0, dieAt: null };
});
afterAll(async () => {
  await central.stop();
  db.close();
  rmSync(dir, { recursive: true, force: true });
});

/** @returns the signal that ended it, or its exit code */
async function live(dieAt: DeathPoint | null): Promise<string | number> {
  const script = JSON.stringify({ ...life, aheadMs, dieAt } satisfies Life);
  const child = spawn(process.execPath, [program, script], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  return signal ?? code ?? 'lost';
}

/** What the kiosk would seal with now, and the keys on its disk. */
async function onDisk(): Promise<{ kid: string | null; keys: number }> {
  const store = openKioskStore(life.store);
  const seal = new Seal({ store, kioskId: 'K01', keys: new StoredKeys(store), log: silentLog });
  const signer = await seal.signer();
  const keys = store.db.prepare<[], number>('SELECT count(*) FROM seal_key').pluck().get();
  store.close();
  return { kid: signer?.kid ?? null, keys: keys ?? 0 };
}

const known = (list: SignedKeyList) => list.entries.map(({ kid }) => kid);

describe('a seal key and the one after it', () => {
  it('seals nothing before two people said so, then has its first key certified', async () => {
    const living = live(null);
    await until('pairing', () => central.kiosks.get('K01')?.keyId != null);
    const keyId = central.kiosks.get('K01')?.keyId ?? '';
    await until(
      'the key is shown',
      () => db.sqlite.prepare('SELECT 1 FROM seal_key_shown').get() !== undefined,
    );
    expect(known(seals.keyList())).toEqual([]);
    await desk.admit({ kioskId: 'K01', keyId }, 'T30002 + T20051');
    expect(await living).toBe(0);
    expect(await onDisk()).toEqual({ kid: known(seals.keyList())[0], keys: 1 });
    aheadMs = 21 * DAY;
  });

  it.each([
    { dieAt: 'key-made', keys: 2, certificates: 1 },
    { dieAt: 'asked', keys: 2, certificates: 2 },
    { dieAt: 'taking', keys: 2, certificates: 2 },
    { dieAt: 'taken', keys: 2, certificates: 2 },
    { dieAt: 'retired', keys: 1, certificates: 2 },
  ] as const)(
    'killed when $dieAt, it seals by no key that central does not know',
    async ({ dieAt, keys, certificates }) => {
      expect(await live(dieAt)).toBe('SIGKILL');
      const left = await onDisk();
      expect(left.keys).toBe(keys);
      expect(known(seals.keyList())).toHaveLength(certificates);
      expect(known(seals.keyList())).toContain(left.kid);
    },
  );

  it('goes on with the new key alone; papers of the old one are judged by its window', async () => {
    expect(await live(null)).toBe(0);
    const [first, second] = seals.keyList().entries;
    expect(await onDisk()).toEqual({ kid: second?.kid, keys: 1 });
    expect(first).toMatchObject({ invalidAfter: null });
    expect(first?.certificate).not.toBe(second?.certificate);
  });
});
