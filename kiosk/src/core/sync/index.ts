import { randomBytes } from 'node:crypto';
import type { Beat } from '@hallway/protocol';
import { FeedStore } from './feed-store.ts';
import { isPaired, loadOrCreateIdentity } from './identity.ts';
import { unitFrom } from './ids.ts';
import { SyncMachine } from './machine/machine.ts';
import { DurableOutbox } from './outbox.ts';
import { pairOnce } from './pairing.ts';
import { SealKeeper } from './seal.ts';
import { LeasedSerials } from './serials.ts';
import { socketIoTransport } from './transport/socket-io.ts';
import type { Sync, SyncOptions, SyncStatus } from './types.ts';

export { migrations } from './migrations.ts';
export { socketIoTransport } from './transport/socket-io.ts';
export { SyncError } from './types.ts';
export type {
  FeedTarget,
  Outbox,
  SealMaterial,
  SerialLease,
  SerialNeed,
  Serials,
  Sync,
  SyncErrorCode,
  SyncLog,
  SyncOptions,
  SyncStatus,
  Transport,
} from './types.ts';

/** Wait between attempts to pair while central is not there, and after it refused. */
const pairAgainMs = 2_000;
const pairRefusedMs = 60_000;

/** Keeps this kiosk and central of one mind. Everything durable is in the store; call `start` to go on line. */
export function createSync(options: SyncOptions): Sync {
  return new KioskSync(options);
}

class KioskSync implements Sync {
  readonly outbox: DurableOutbox;
  readonly serials: LeasedSerials;
  readonly #options: SyncOptions;
  readonly #machine: SyncMachine;
  readonly #seal: SealKeeper;
  readonly #transport;
  readonly #identity;
  readonly #listeners = new Set<(status: SyncStatus) => void>();
  readonly #awaitingData: (() => void)[] = [];
  #running: AbortController | null = null;
  #alarm: AbortController | null = null;
  #online = false;
  #since: number;
  #paired: boolean;
  #pairingRefusal: string | null = null;
  #wakePlanned = false;

  constructor(options: SyncOptions) {
    const { store, clock, log, kioskId } = options;
    const random = options.random ?? randomBytes;
    this.#options = options;
    this.#since = clock.now();
    this.#paired = isPaired(store);
    this.#transport = options.transport ?? socketIoTransport(options.centralOrigin);
    this.#identity = loadOrCreateIdentity(store);
    this.#seal = new SealKeeper(store, this.#identity, kioskId, log);
    this.outbox = new DurableOutbox(
      store,
      () => clock.now(),
      random,
      () => this.#planWake(),
    );
    this.serials = new LeasedSerials(store, random);
    this.#machine = new SyncMachine({
      kioskId,
      origin: options.centralOrigin,
      appVersion: options.appVersion,
      identity: this.#identity,
      outbox: this.outbox,
      feed: new FeedStore(store, [this.#seal, ...options.targets], log),
      serials: this.serials,
      serialNeeds: options.serialNeeds,
      beat: () => this.#beat(),
      clock,
      unit: () => unitFrom(random),
      open: (listener) => this.#transport.open(listener),
      alarm: (at) => this.#setAlarm(at),
      caughtUp: () => this.#caughtUp(),
      changed: () => this.#changed(),
      log,
    });
  }

  start(): void {
    if (this.#running) return;
    this.#running = new AbortController();
    void this.#run(this.#running.signal);
  }

  stop(): Promise<void> {
    this.#running?.abort();
    this.#running = null;
    this.#machine.stop();
    return Promise.resolve();
  }

  status(): SyncStatus {
    return {
      online: this.#online,
      since: this.#since,
      snapshotAt: this.outbox.state().snapshotAt,
      paired: this.#paired,
      refusal: this.#pairingRefusal ?? this.#machine.refusal,
    };
  }

  onStatus(listener: (status: SyncStatus) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  beatNow(): void {
    this.#machine.beatNow();
  }

  ready(): Promise<void> {
    if (this.outbox.state().snapshotAt !== null) return Promise.resolve();
    return new Promise((resolve) => this.#awaitingData.push(resolve));
  }

  sealMaterial(): ReturnType<Sync['sealMaterial']> {
    return this.#seal.material();
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && !this.#paired) {
      const outcome = await pairOnce({
        store: this.#options.store,
        identity: this.#identity,
        kioskId: this.#options.kioskId,
        pairingCode: this.#options.pairingCode,
        transport: this.#transport,
        now: () => this.#options.clock.now(),
        log: this.#options.log,
      });
      if (signal.aborted) return;
      this.#paired = outcome.paired;
      const refusal = outcome.paired || outcome.code === 'unreachable' ? null : outcome.code;
      this.#pairingRefusal = refusal;
      this.#tell();
      const wait = refusal === null ? pairAgainMs : pairRefusedMs;
      if (!outcome.paired && !(await this.#slept(wait, signal))) return;
    }
    if (!signal.aborted) this.#machine.start();
  }

  /** After the transaction that wrote: it is synchronous, so it has ended before any microtask runs. */
  #planWake(): void {
    if (this.#wakePlanned) return;
    this.#wakePlanned = true;
    queueMicrotask(() => {
      this.#wakePlanned = false;
      if (this.#running) this.#machine.wake();
    });
  }

  #setAlarm(at: number | null): void {
    this.#alarm?.abort();
    this.#alarm = null;
    if (at === null) return;
    const alarm = new AbortController();
    this.#alarm = alarm;
    const wait = Math.max(0, at - this.#options.clock.monotonic());
    void this.#slept(wait, alarm.signal).then((slept) => {
      if (slept) this.#machine.tick();
    });
  }

  async #slept(ms: number, signal: AbortSignal): Promise<boolean> {
    try {
      await this.#options.clock.sleep(ms, signal);
      return !signal.aborted;
    } catch {
      return false;
    }
  }

  #beat(): Beat {
    return {
      ...this.#options.beat(),
      kioskId: this.#options.kioskId,
      at: new Date(this.#options.clock.now()).toISOString(),
      appVersion: this.#options.appVersion,
      outbox: { length: this.outbox.length(), oldestAgeMs: this.outbox.oldestAgeMs() },
    };
  }

  #caughtUp(): void {
    const first = this.outbox.state().snapshotAt === null;
    this.outbox.setSnapshotAt(this.#options.clock.now());
    for (const resolve of this.#awaitingData.splice(0)) resolve();
    if (first) this.#tell();
  }

  #changed(): void {
    if (this.#machine.online !== this.#online) {
      this.#online = this.#machine.online;
      this.#since = this.#options.clock.now();
    }
    this.#tell();
  }

  #tell(): void {
    const status = this.status();
    for (const listener of this.#listeners) listener(status);
  }
}
