import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Beat } from '@hallway/protocol';
import type { Database } from '../../../../../central/src/db/index.ts';
import {
  createBeats,
  createKiosks,
  createPairingCode,
} from '../../../../../central/src/kiosks/index.ts';
import { pair } from '../../../../../central/src/kiosks/pairing.ts';
import { GroupCommit } from '../../../../../central/src/sync/group-commit.ts';
import { Hub } from '../../../../../central/src/sync/hub.ts';
import { Ingest } from '../../../../../central/src/sync/ingest.ts';
import { startTimeline, type EffectTable } from '../../../../../central/src/sync/index.ts';
import { FeedStore } from '../../../../../kiosk/src/core/sync/feed-store.ts';
import { loadOrCreateIdentity } from '../../../../../kiosk/src/core/sync/identity.ts';
import { unitFrom } from '../../../../../kiosk/src/core/sync/ids.ts';
import { SyncMachine } from '../../../../../kiosk/src/core/sync/machine/machine.ts';
import { DurableOutbox } from '../../../../../kiosk/src/core/sync/outbox.ts';
import { LeasedSerials } from '../../../../../kiosk/src/core/sync/serials.ts';
import type { Store } from '../../../../../kiosk/src/core/store/index.ts';
import {
  ledgerEffects,
  noClaims,
  openCentralDatabase,
  silentLog as centralLog,
} from '../../../../central/sync/support.ts';
import { Mirror, openKioskStore, silentLog, voidedBody } from '../support.ts';
import { seededBytes, VirtualClock } from './clock.ts';
import { Network } from './network.ts';

export const origin = 'http://central.test';
const campus = 'tinglan';

/** One kiosk of the world: its store outlives its machine, as a disk outlives a process. */
export class SimKiosk {
  readonly kioskId: string;
  readonly #world: World;
  readonly #random: (length: number) => Uint8Array;
  store: Store;
  mirror!: Mirror;
  outbox!: DurableOutbox;
  serials!: LeasedSerials;
  feed!: FeedStore;
  machine!: SyncMachine;
  alarmAt: number | null = null;
  caughtUpTimes = 0;
  /** A rolled back disk may repeat numbers until it has met central again. */
  mayRepeatNumbers = false;
  #image: string | null = null;

  constructor(world: World, kioskId: string, seed: number) {
    this.#world = world;
    this.kioskId = kioskId;
    this.#random = seededBytes(seed);
    this.store = openKioskStore();
    this.#boot();
  }

  /** The process dies and starts again. */
  restart(): void {
    this.machine.stop();
    this.#boot();
    this.machine.start();
  }

  append(reason = 'test'): void {
    this.store.transaction(() => this.outbox.append('issue.voided', voidedBody(reason)));
    this.machine.wake();
  }

  /** Uses one number and tells of it in one transaction, as an issue does. Null when there is none to use. */
  issue(): { counter: number; eventId: string } | null {
    if (this.mayRepeatNumbers || !this.serials.peek('D01', 2026)) return null;
    const issued = this.store.transaction(() => {
      const { counter } = this.serials.take('D01', 2026);
      this.outbox.append('issue.voided', voidedBody(`number ${counter}`));
      const { lastSeq } = this.outbox.state();
      const eventId = this.outbox.batchAfter(lastSeq - 1, { maxEvents: 1, maxBytes: 1 })[0]?.id;
      return { counter, eventId: eventId ?? '' };
    });
    this.machine.wake();
    return issued;
  }

  saveImage(): void {
    const path = join(this.#world.dir, `${this.kioskId}-${Math.random()}.db`);
    this.store.db.prepare('VACUUM INTO ?').run(path);
    this.#image = path;
  }

  /** The disk is put back to the saved image. False when there is none. */
  rollBack(): boolean {
    if (this.#image === null) return false;
    this.machine.stop();
    this.store.close();
    this.store = openKioskStore(this.#image);
    this.store.db.pragma('synchronous = OFF');
    this.#image = null;
    this.mayRepeatNumbers = true;
    this.#boot();
    this.machine.start();
    return true;
  }

  /** Tests may put another in its place. */
  beat = (): Beat => ({
    kioskId: this.kioskId,
    at: new Date(this.#world.clock.now()).toISOString(),
    appVersion: 'sim',
    screen: 'attract',
    devices: [],
    outbox: { length: this.outbox.length(), oldestAgeMs: null },
    snapshotAgeMs: null,
    lastPrintAt: null,
    inService: true,
  });

  identity() {
    return loadOrCreateIdentity(this.store);
  }

  #boot(): void {
    const { clock, network } = this.#world;
    this.mirror = new Mirror(this.store);
    this.outbox = new DurableOutbox(
      this.store,
      () => clock.now(),
      this.#random,
      () => undefined,
    );
    this.serials = new LeasedSerials(this.store, this.#random);
    this.feed = new FeedStore(this.store, [this.mirror], silentLog);
    this.machine = new SyncMachine({
      kioskId: this.kioskId,
      origin,
      appVersion: 'sim',
      identity: this.identity(),
      outbox: this.outbox,
      feed: this.feed,
      serials: this.serials,
      transaction: (work) => this.store.transaction(work),
      serialNeeds: () => [{ document: 'D01', year: 2026 }],
      beat: () => this.beat(),
      clock,
      unit: () => unitFrom(this.#random),
      open: (listener) => network.connect(this.kioskId, listener),
      alarm: (at) => (this.alarmAt = at),
      caughtUp: () => {
        this.caughtUpTimes += 1;
        this.mayRepeatNumbers = false;
      },
      changed: () => undefined,
      log: silentLog,
    });
  }
}

/** Kiosks, a network and central, driven step by step. */
export class World {
  readonly clock = new VirtualClock();
  readonly network = new Network();
  readonly kiosks: SimKiosk[] = [];
  readonly dir = mkdtempSync(join(tmpdir(), 'hallway-sim-'));
  readonly #effects: EffectTable;
  db: Database = openCentralDatabase();
  ingest!: Ingest;
  hub: Hub | null = null;
  #deferred: (() => void)[] = [];
  #image: string | null = null;

  constructor(options: { kiosks?: number; seed?: number; effects?: EffectTable } = {}) {
    this.#effects = options.effects ?? ledgerEffects();
    for (let n = 1; n <= (options.kiosks ?? 1); n += 1) {
      this.kiosks.push(new SimKiosk(this, `K0${n}`, (options.seed ?? 1) * 100 + n));
    }
  }

  /** Pairs every kiosk and starts everything. */
  static async create(options: ConstructorParameters<typeof World>[0] = {}): Promise<World> {
    const world = new World(options);
    for (const kiosk of world.kiosks) {
      const registry = createKiosks(world.db);
      world.db.write((tx) => registry.register(tx, { kioskId: kiosk.kioskId, campus }));
      const { code } = createPairingCode(world.db, kiosk.kioskId);
      const identityKey = kiosk.identity().identityKeyPem;
      pair(world.db, { kioskId: kiosk.kioskId, code, identityKey }, () => undefined);
    }
    world.startCentral();
    for (const kiosk of world.kiosks) kiosk.machine.start();
    return world;
  }

  get kiosk(): SimKiosk {
    const [first] = this.kiosks;
    if (!first) throw new Error('a world has a kiosk');
    return first;
  }

  startCentral(): void {
    const now = () => this.clock.now();
    const directory = createKiosks(this.db, now);
    this.ingest = new Ingest(this.db, this.#effects, centralLog, now);
    this.hub = new Hub(this.db, directory, centralLog);
    this.network.central = {
      db: this.db,
      directory,
      ingest: this.ingest,
      commits: new GroupCommit(this.db, this.ingest, centralLog, (work) => {
        this.#deferred.push(work);
      }),
      connections: this.hub,
      beats: createBeats(this.db, now),
      claims: noClaims,
      origins: () => [origin],
      now,
    };
  }

  /** The process dies: what was not committed is gone, and so is every connection. */
  killCentral(): void {
    this.#deferred = [];
    this.network.central = null;
    this.network.cutAll();
    this.hub?.close();
    this.hub = null;
  }

  restartCentral(): void {
    this.killCentral();
    this.startCentral();
  }

  backUpCentral(): void {
    this.#image = mkdtempSync(join(this.dir, 'central-'));
    this.db.sqlite.prepare('VACUUM INTO ?').run(join(this.#image, 'central.db'));
  }

  /** Central comes back from its backup, with a new timeline. False when there is none. */
  restoreCentral(): boolean {
    if (this.#image === null) return false;
    this.killCentral();
    this.db.close();
    this.db = openCentralDatabase(this.#image);
    this.db.sqlite.pragma('synchronous = OFF');
    this.#image = null;
    startTimeline(this.db);
    this.startCentral();
    return true;
  }

  /** Commits the pushes that have arrived. */
  commit(): void {
    for (const work of this.#deferred.splice(0)) work();
  }

  /** Time passes; alarms that are due ring. */
  advance(ms: number): void {
    this.clock.advance(ms);
    for (const kiosk of this.kiosks) {
      if (kiosk.alarmAt !== null && kiosk.alarmAt <= this.clock.monotonic()) kiosk.machine.tick();
    }
  }

  /** Delivers everything in order and commits, until nothing moves without time passing. */
  settle(): void {
    for (let steps = 0; steps < 20_000; steps += 1) {
      if (this.network.packets.length > 0) this.network.deliver(0);
      else if (this.#deferred.length > 0) this.commit();
      else return;
    }
    throw new Error('the protocol does not come to rest');
  }

  /** Lets everything work undisturbed for `ms`. */
  run(ms: number): void {
    const end = this.clock.monotonic() + ms;
    this.settle();
    for (;;) {
      const alarms = this.kiosks.flatMap(({ alarmAt }) => (alarmAt === null ? [] : [alarmAt]));
      const next = Math.min(...alarms);
      if (next > end) break;
      this.advance(Math.max(0, next - this.clock.monotonic()));
      this.settle();
    }
    this.advance(Math.max(0, end - this.clock.monotonic()));
    this.settle();
  }

  dispose(): void {
    for (const kiosk of this.kiosks) {
      kiosk.machine.stop();
      kiosk.store.close();
    }
    this.hub?.close();
    this.db.close();
    rmSync(this.dir, { recursive: true, force: true });
  }
}
