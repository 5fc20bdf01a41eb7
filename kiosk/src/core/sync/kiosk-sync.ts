import { randomBytes } from 'node:crypto';
import type { Beat, ClaimRequest } from '@hallway/protocol';
import { Alarm } from './alarm.ts';
import { FeedStore } from './feed-store.ts';
import { isPaired, loadOrCreateIdentity } from './identity.ts';
import { unitFrom } from './ids.ts';
import { SyncMachine } from './machine/machine.ts';
import { DurableOutbox } from './outbox.ts';
import { pairOnce, pairUntilDone, type PairingDeps } from './pairing.ts';
import { LeasedSerials } from './serials.ts';
import { socketIoTransport } from './transport/socket-io.ts';
import type { ClaimAnswer, Sync, SyncOptions, SyncStatus } from './types.ts';

/** Central answers these when it does not, or no longer, know this machine: pairing again may help. */
const unknownHere = new Set(['UNKNOWN_KIOSK', 'REVOKED', 'BAD_PROOF']);
/** Pairing is tried again no more often than this: wrong codes are counted. */
const pairAgainEveryMs = 5 * 60_000;

/** The machine of campus-sync/1 on a real clock, with pairing before it. */
export class KioskSync implements Sync {
  readonly outbox: DurableOutbox;
  readonly serials: LeasedSerials;
  readonly #options: SyncOptions;
  readonly #machine: SyncMachine;
  readonly #pairing: PairingDeps;
  readonly #listeners = new Set<(status: SyncStatus) => void>();
  readonly #awaitingData: (() => void)[] = [];
  #running: AbortController | null = null;
  #pairingTask: Promise<void> = Promise.resolve();
  #pairingRefusal: string | null = null;
  #pairAgainAt = 0;
  #paired: boolean;
  #online = false;
  #since: number;
  #wakePlanned = false;

  constructor(options: SyncOptions) {
    const { store, clock, log, kioskId, centralOrigin } = options;
    const random = options.random ?? randomBytes;
    const transport = options.transport ?? socketIoTransport(centralOrigin);
    const identity = loadOrCreateIdentity(store);
    const { pairingCode } = options;
    this.#options = options;
    this.#paired = isPaired(store);
    this.#since = clock.now();
    this.#pairing = { store, identity, kioskId, pairingCode, transport, clock, log };
    const planWake = (): void => this.#planWake();
    this.outbox = new DurableOutbox(store, () => clock.now(), random, planWake);
    this.serials = new LeasedSerials(store, random);
    const alarm = new Alarm(clock, () => this.#machine.tick());
    this.#machine = new SyncMachine({
      kioskId,
      origin: centralOrigin,
      appVersion: options.appVersion,
      identity,
      outbox: this.outbox,
      feed: new FeedStore(store, options.targets, log),
      serials: this.serials,
      transaction: (work) => store.transaction(work),
      serialNeeds: options.serialNeeds,
      beat: () => this.#beat(),
      clock,
      unit: () => unitFrom(random),
      open: (listener) => transport.open(listener),
      alarm: (at) => alarm.set(at),
      caughtUp: () => this.#caughtUp(),
      changed: () => this.#changed(),
      log,
    });
  }

  start(): void {
    if (this.#running) return;
    const running = new AbortController();
    this.#running = running;
    if (this.#paired) {
      this.#machine.start();
      return;
    }
    this.#pairingTask = pairUntilDone(this.#pairing, running.signal, (outcome) => {
      this.#paired = outcome.kind === 'paired';
      this.#pairingRefusal = outcome.kind === 'refused' ? outcome.code : null;
      this.#tell();
      if (this.#paired) this.#machine.start();
    });
  }

  async stop(): Promise<void> {
    this.#running?.abort();
    this.#running = null;
    this.#machine.stop();
    await this.#pairingTask;
  }

  status(): SyncStatus {
    return {
      online: this.#online,
      since: this.#since,
      snapshotAt: this.outbox.state().snapshotAt,
      paired: this.#paired,
      aheadMs: this.#machine.aheadMs,
      refusal: this.#pairingRefusal ?? this.#machine.refusal,
    };
  }

  onStatus(listener: (status: SyncStatus) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  askClaim(request: ClaimRequest): Promise<ClaimAnswer> {
    return this.#machine.askClaim(request);
  }

  beatNow(): void {
    this.#machine.beatNow();
  }

  ready(): Promise<void> {
    if (this.outbox.state().snapshotAt !== null) return Promise.resolve();
    return new Promise((resolve) => this.#awaitingData.push(resolve));
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
    const { online, refusal } = this.#machine;
    if (online !== this.#online) {
      this.#online = online;
      this.#since = this.#options.clock.now();
    }
    if (refusal !== null && unknownHere.has(refusal)) this.#pairAgain();
    this.#tell();
  }

  /** A technician may have given this machine a new code, or central may have been set up anew. */
  #pairAgain(): void {
    const now = this.#options.clock.monotonic();
    const { pairingCode } = this.#pairing;
    if (!this.#running || pairingCode === undefined || now < this.#pairAgainAt) return;
    this.#pairAgainAt = now + pairAgainEveryMs;
    const { signal } = this.#running;
    this.#pairingTask = pairOnce(this.#pairing, signal).then((outcome) => {
      if (signal.aborted || outcome.kind !== 'paired') return;
      this.#machine.stop();
      this.#machine.start();
    });
  }

  #tell(): void {
    const status = this.status();
    for (const listener of this.#listeners) listener(status);
  }
}
