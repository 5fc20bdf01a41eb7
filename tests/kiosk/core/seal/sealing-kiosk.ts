/**
 * A kiosk that has its seal key certified and dies at a named point: `node sealing-kiosk.ts '<JSON of Life>'`. A life
 * without one ends by itself when there is a fresh certificate and the old key is gone.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '@hallway/device-drivers';
import { Seal, SealCourier, StoredKeys } from '../../../../kiosk/src/core/seal/index.ts';
import { createSync, socketIoTransport } from '../../../../kiosk/src/core/sync/index.ts';
import { openKioskStore, silentLog } from '../sync/support.ts';

export type DeathPoint = 'key-made' | 'asked' | 'taking' | 'taken' | 'retired';

export interface Life {
  store: string;
  origin: string;
  code: string;
  /** How far this machine's clock is ahead. */
  aheadMs: number;
  dieAt: DeathPoint | null;
}

const life = JSON.parse(process.argv[2] ?? '') as Life;
/** The hardest way to go: nothing is flushed, nothing is closed. */
const die = (at: DeathPoint): void => {
  if (life.dieAt === at) process.kill(process.pid, 'SIGKILL');
};

class MortalKeys extends StoredKeys {
  override async next(isCertified: (publicKey: string) => boolean) {
    const key = await super.next(isCertified);
    die('key-made');
    return key;
  }
  override keepOnly(publicKey: string | null, isCertified: (publicKey: string) => boolean) {
    super.keepOnly(publicKey, isCertified);
    die('retired');
  }
}

class MortalSeal extends Seal {
  override apply(...op: Parameters<Seal['apply']>) {
    super.apply(...op);
    if (op[1].key !== 'seal') return;
    die('taking');
    // The feed may be quicker than the answer; nothing of it is kept by then.
    die('asked');
  }
}

const answered = globalThis.fetch;
globalThis.fetch = async (...request) => {
  const response = await answered(...request);
  if (response.url.endsWith('/kiosks/seal')) die('asked');
  return response;
};

const { origin, code } = life;
const kioskId = 'K01';
const store = openKioskStore(life.store);
const keys = new MortalKeys(store);
const seal = new MortalSeal({ store, kioskId, keys, log: silentLog });
const before = seal.current()?.certificatePem;
const sync = createSync({
  store,
  kioskId,
  centralOrigin: origin,
  pairingCode: code,
  appVersion: 'test',
  targets: [seal],
  serialNeeds: () => [],
  beat: () => ({
    screen: 'attract',
    devices: [],
    snapshotAgeMs: null,
    lastPrintAt: null,
    inService: true,
  }),
  clock: systemClock,
  log: silentLog,
  transport: socketIoTransport(origin),
});
/** A fresh certificate must be in use before it counts as taken. */
const isTaken = () => seal.current() !== null && seal.current()?.certificatePem !== before;
const courier = new SealCourier({
  store,
  kioskId,
  centralOrigin: origin,
  seal,
  keys,
  online: () => sync.status().online,
  idle: () => {
    if (isTaken()) die('taken');
    return true;
  },
  now: () => Date.now() + life.aheadMs,
  log: silentLog,
  everyMs: 20,
  askAgainMs: 100,
});
sync.start();
courier.start();

const keysLeft = () => store.db.prepare<[], number>('SELECT count(*) FROM seal_key').pluck().get();
const isFresh = () =>
  Date.parse(seal.current()?.notAfter ?? '') - Date.now() - life.aheadMs > 20 * 86_400_000;
while (!(isFresh() && keysLeft() === 1)) await sleep(20);
await courier.stop();
await sync.stop();
store.close();
