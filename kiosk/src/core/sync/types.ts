import type { Beat, ClaimRequest, EventBody, EventType, Op, PairRequest } from '@hallway/protocol';
import type { Clock } from '@hallway/device-drivers';
import type { Store } from '../store/index.ts';

/** Events on their way to central, in the order they happened. */
export interface Outbox {
  /**
   * Adds an event, in the caller's transaction: it is kept exactly when what it tells of is kept.
   * Throws `SyncError` EVENT_INVALID when the body does not fit its schema.
   */
  append<T extends EventType>(type: T, body: EventBody<T>): void;
  /** Events central has not acknowledged. */
  length(): number;
  /** Age in ms of the oldest of them, null when there is none. */
  oldestAgeMs(): number | null;
}

/** One number of a leased block and the status-list index that belongs to it. */
export interface SerialLease {
  counter: number;
  statusIndex: number;
}

/** Serial numbers this kiosk may use without asking, per document and year. */
export interface Serials {
  /** The next number, still free. */
  peek(document: string, year: number): SerialLease | null;
  /**
   * Uses up the next number, in the caller's transaction: the one peeked, unless it was used meanwhile.
   * Throws `SyncError` NO_SERIALS.
   */
  take(document: string, year: number): SerialLease;
  remaining(document: string, year: number): number;
}

/** Serial block the kiosk must keep filled. */
export interface SerialNeed {
  document: string;
  year: number;
}

/** A room that keeps part of the feed. */
export interface FeedTarget {
  accepts(part: string): boolean;
  /** In the page's transaction. Unknown shapes are skipped and counted by the target; what it throws is skipped here. */
  apply(part: string, op: Op): void;
  /** The partition comes again from its beginning: forget it, in the transaction of its first page. */
  reset?(part: string): void;
}

export interface SyncStatus {
  online: boolean;
  /** Since when `online` has been what it is (epoch ms). */
  since: number;
  /** When the kiosk last stood at the head of every partition (epoch ms); null when it never did. */
  snapshotAt: number | null;
  paired: boolean;
  /** How far central's clock was ahead of this kiosk's when they last met, in ms; 0 before that. */
  aheadMs: number;
  /** Code with which central last refused this kiosk, null when it does not: what a technician must see. */
  refusal: string | null;
}

/** Structured log of the core, as pino offers it. Facts are codes and counts, never personal data. */
export interface SyncLog {
  info(facts: Record<string, unknown>, message: string): void;
  warn(facts: Record<string, unknown>, message: string): void;
}

export interface SyncOptions {
  /** Opened with this room's `migrations`. */
  store: Store;
  kioskId: string;
  /** Where central answers; also what the kiosk's proof is bound to. */
  centralOrigin: string;
  /** Needed until the kiosk is paired. */
  pairingCode?: string;
  appVersion: string;
  targets: readonly FeedTarget[];
  /** Blocks of serial numbers to keep filled; asked again whenever the feed or the clock moved on. */
  serialNeeds: () => readonly SerialNeed[];
  /** State of the kiosk now, for the next beat. */
  beat: () => Omit<Beat, 'kioskId' | 'at' | 'outbox' | 'appVersion'>;
  clock: Clock;
  log: SyncLog;
  /** Unpredictable bytes, for ids and for jitter; node:crypto when not given. */
  random?: (length: number) => Uint8Array;
  /** Socket.IO and HTTP when not given. */
  transport?: Transport;
}

export type ClaimAnswer =
  | { kind: 'granted'; grant: string }
  | { kind: 'refused'; code: string }
  /** Central is not there, or was gone before it answered: it may have granted all the same. */
  | { kind: 'offline' };

export interface Sync {
  start(): void;
  /** Resolves once nothing of it touches the store any more. */
  stop(): Promise<void>;
  readonly outbox: Outbox;
  readonly serials: Serials;
  status(): SyncStatus;
  onStatus(listener: (status: SyncStatus) => void): () => void;
  /** Asks central whether this kiosk may make the next attempt at an issue; never rejects. */
  askClaim(request: ClaimRequest): Promise<ClaimAnswer>;
  /** Health changed: tell central now rather than at the next beat. */
  beatNow(): void;
  /** Resolves once the kiosk has stood at the head of every partition, now or in an earlier life. */
  ready(): Promise<void>;
}

export type SyncErrorCode = 'EVENT_INVALID' | 'NO_SERIALS' | 'NO_TRANSACTION';

export class SyncError extends Error {
  readonly code: SyncErrorCode;
  constructor(code: SyncErrorCode, message: string) {
    super(message);
    this.name = 'SyncError';
    this.code = code;
  }
}

/** The way to central. Everything that comes from there is unknown until the machine has checked it. */
export interface Transport {
  /** Asks central to pair this machine; answers with status and body. Rejects when central is not there. */
  pair(request: PairRequest, signal: AbortSignal): Promise<{ status: number; body: unknown }>;
  /** Opens one connection; it ends with `closed`, also when it never came about. */
  open(listener: ConnectionListener): Connection;
}

export type RequestName =
  'auth.prove' | 'hello' | 'push' | 'pull' | 'cursor' | 'lease.request' | 'claim.request';

export interface Connection {
  /** Sends a request; its answer comes to `answer` with the same id, or never. */
  request(id: number, name: RequestName, payload: unknown): void;
  /** Sends a beat, which may be lost. */
  beat(beat: Beat): void;
  close(): void;
}

export interface ConnectionListener {
  challenge(message: unknown): void;
  poke(message: unknown): void;
  answer(id: number, message: unknown): void;
  closed(reason: string): void;
}
