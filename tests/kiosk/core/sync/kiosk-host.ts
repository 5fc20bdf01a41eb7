import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '@hallway/device-drivers';
import { Seal, SealCourier, StoredKeys } from '../../../../kiosk/src/core/seal/index.ts';
import type { Store } from '../../../../kiosk/src/core/store/index.ts';
import { createSync, socketIoTransport, type Sync } from '../../../../kiosk/src/core/sync/index.ts';
import { Mirror, openKioskStore, silentLog } from './support.ts';

export interface KioskHost {
  store: Store;
  mirror: Mirror;
  sync: Sync;
  seal: Seal;
  /** Not started. */
  sealCourier: SealCourier;
}

/** A kiosk's sync with its real transport and store, and no room but a mirror of the feed. */
export function startKiosk(options: {
  kioskId?: string;
  /** What the proof is bound to. */
  origin: string;
  /** Where to connect, when it is a relay. */
  address?: string;
  code?: string;
  store?: Store;
  /** Time as the seal sees it; the machine's own otherwise. */
  now?: () => number;
}): KioskHost {
  const store = options.store ?? openKioskStore();
  const mirror = new Mirror(store);
  const kioskId = options.kioskId ?? 'K01';
  const keys = new StoredKeys(store);
  const seal = new Seal({ store, kioskId, keys, log: silentLog });
  const sync = createSync({
    store,
    kioskId,
    centralOrigin: options.origin,
    ...(options.code === undefined ? {} : { pairingCode: options.code }),
    appVersion: 'test',
    targets: [seal, mirror],
    serialNeeds: () => [{ document: 'D01', year: 2026 }],
    beat: () => ({
      screen: 'attract',
      devices: [],
      snapshotAgeMs: null,
      lastPrintAt: null,
      inService: true,
    }),
    clock: systemClock,
    log: silentLog,
    transport: socketIoTransport(options.origin, options.address ?? options.origin),
  });
  sync.start();
  const sealCourier = new SealCourier({
    store,
    kioskId,
    centralOrigin: options.origin,
    seal,
    keys,
    online: () => sync.status().online,
    idle: () => true,
    now: options.now ?? (() => Date.now()),
    log: silentLog,
    everyMs: 20,
    askAgainMs: 200,
  });
  return { store, mirror, sync, seal, sealCourier };
}

/** Waits for something to become true; fails with its name when it does not within half a minute. */
export async function until(what: string, isTrue: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1_500; tries += 1) {
    if (isTrue()) return;
    await sleep(20);
  }
  throw new Error(`did not happen: ${what}`);
}
