import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '@hallway/device-drivers';
import { createPairingCode } from '../../../../central/src/kiosks/index.ts';
import { publish } from '../../../../central/src/sync/index.ts';
import { createSync, socketIoTransport, type Sync } from '../../../../kiosk/src/core/sync/index.ts';
import type { Store } from '../../../../kiosk/src/core/store/index.ts';
import { ledger, openCentralDatabase } from '../../../central/sync/support.ts';
import { hostCentral } from './central-host.ts';
import { lockedBody, Mirror, openKioskStore, silentLog } from './support.ts';

const undo: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step();
});

interface KioskHost {
  store: Store;
  mirror: Mirror;
  sync: Sync;
}

function startKiosk(options: {
  origin: string;
  address?: string;
  code: string;
  store?: Store;
  log?: typeof silentLog;
}): KioskHost {
  const store = options.store ?? openKioskStore();
  const mirror = new Mirror(store);
  const sync = createSync({
    store,
    kioskId: 'K01',
    centralOrigin: options.origin,
    pairingCode: options.code,
    appVersion: 'test',
    targets: [mirror],
    serialNeeds: () => [{ document: 'D01', year: 2026 }],
    beat: () => ({
      screen: 'attract',
      devices: [],
      snapshotAgeMs: null,
      lastPrintAt: null,
      inService: true,
    }),
    clock: systemClock,
    log: options.log ?? silentLog,
    transport: socketIoTransport(options.origin, options.address ?? options.origin),
  });
  undo.push(() => sync.stop());
  sync.start();
  return { store, mirror, sync };
}

async function until(what: () => boolean, withinMs = 15_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!what()) {
    if (performance.now() > end) throw new Error('it did not happen in time');
    await systemClock.sleep(10, AbortSignal.timeout(withinMs));
  }
}

describe('a kiosk and central over real sockets', () => {
  it('pairs, follows the feed, leases serials, delivers events and beats', async () => {
    const db = openCentralDatabase();
    undo.push(() => db.close());
    const central = await hostCentral(db);
    undo.push(() => central.stop());
    db.write((tx) => {
      central.kiosks.register(tx, { kioskId: 'K01', campus: 'tinglan' });
      for (let n = 0; n < 1200; n += 1) publish(tx, 'people:tinglan', 'put', `p${n}`, { n });
      publish(tx, 'people:yunlu', 'put', 'other', { secret: true });
    });
    const { code } = createPairingCode(db, 'K01');
    const kiosk = startKiosk({ origin: central.origin, code });
    await kiosk.sync.ready();
    expect(Object.keys(kiosk.mirror.content())).toHaveLength(1200);
    await until(() => kiosk.sync.serials.remaining('D01', 2026) > 0);
    kiosk.store.transaction(() => kiosk.sync.outbox.append('credential.locked', lockedBody()));
    await until(() => ledger(db).length === 1 && kiosk.sync.outbox.length() === 0);
    await until(() => central.beats.presence()[0]?.state === 'online');
    expect(kiosk.sync.status()).toMatchObject({ online: true, paired: true, refusal: null });
  });
});
