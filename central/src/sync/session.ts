import { randomBytes } from 'node:crypto';
import {
  beatSchema,
  claimRequestSchema,
  cursorSchema,
  helloSchema,
  leaseRequestSchema,
  partitionPriority,
  partitionsOf,
  proveSchema,
  pullSchema,
  pushSchema,
  type Challenge,
  type ClaimGrant,
  type LeaseGrant,
  type Page,
  type Poke,
  type ProveAck,
  type PushAck,
  type Refused,
  type Welcome,
} from '@hallway/protocol';
import type { ZodType } from 'zod';
import { statement, type Database } from '../db/index.ts';
import { headOf, pageOf } from './feed.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Ingest } from './ingest.ts';
import { grantLease } from './leases.ts';
import { checkProof } from './proof.ts';
import { refusal, SyncRefusal } from './refusal.ts';
import { timelineOf } from './timeline.ts';
import type { BeatSink, ClaimDesk, KioskDirectory } from './types.ts';

/** Version of campus-sync that this program speaks. */
const protocolVersion = 1;
const limits: Welcome['limits'] = { maxEvents: 200, maxBytes: 256 * 1024, window: 2 };

export interface SessionDeps {
  db: Database;
  directory: KioskDirectory;
  ingest: Ingest;
  commits: GroupCommit;
  connections: Connections;
  beats: BeatSink;
  claims: ClaimDesk;
  origins: () => readonly string[];
  now: () => number;
}

/** Where a session that has proven itself is kept. */
export interface Connections {
  join(session: KioskSession): void;
  leave(session: KioskSession): void;
  /** In which time from now kiosks may come back when central is gone. */
  reconnectWindow(): Welcome['reconnect'];
}

/** The way back to the kiosk on one connection. */
export interface Link {
  poke(poke: Poke): void;
  close(): void;
}

interface ProvenKiosk {
  kioskId: string;
  campus: string;
  keyId: string;
}

/**
 * Central's side of one connection: first the proof, then hello, then requests in any order. Every message is
 * checked before it is believed. No socket and no timer in here: a simulation runs the very same code.
 */
export class KioskSession {
  readonly #deps: SessionDeps;
  readonly #link: Link;
  readonly #nonce: string;
  readonly #timeline: string;
  #proofTried = false;
  #kiosk: ProvenKiosk | null = null;
  #welcome = false;
  #pushing = 0;

  constructor(deps: SessionDeps, link: Link) {
    this.#deps = deps;
    this.#link = link;
    this.#nonce = randomBytes(24).toString('base64url');
    this.#timeline = timelineOf(deps.db);
  }

  /** Who is at the other end, once proven. */
  get kiosk(): ProvenKiosk | null {
    return this.#kiosk;
  }

  challenge(): Challenge {
    const serverTime = new Date(this.#deps.now()).toISOString();
    return { nonce: this.#nonce, serverTime, timeline: this.#timeline };
  }

  /** One try a connection: a nonce is never good for two proofs. */
  prove(message: unknown): ProveAck {
    const prove = proveSchema.safeParse(message);
    if (!prove.success || this.#proofTried) return { ok: false, code: 'BAD_PROOF' };
    this.#proofTried = true;
    const verdict = checkProof(this.#deps.directory, prove.data, {
      nonce: this.#nonce,
      timeline: this.#timeline,
      origins: this.#deps.origins(),
    });
    if (!verdict.ok) return { ok: false, code: verdict.code };
    this.#kiosk = { kioskId: verdict.kioskId, campus: verdict.campus, keyId: verdict.keyId };
    this.#deps.connections.join(this);
    return { ok: true };
  }

  hello(message: unknown): Welcome | Refused {
    return this.#serve(() => {
      const kiosk = this.#proven();
      const hello = checked(helloSchema, message);
      const [lowest, highest] = hello.proto;
      if (protocolVersion < lowest || protocolVersion > highest) {
        throw new SyncRefusal('PROTOCOL_UNKNOWN');
      }
      const { acked, hash } = this.#deps.ingest.cursor(kiosk.kioskId, hello.epoch);
      const forked = hello.lastSeq < acked || (hello.lastSeq === acked && hello.headHash !== hash);
      this.#welcome = true;
      return {
        proto: protocolVersion,
        timeline: this.#timeline,
        serverTime: new Date(this.#deps.now()).toISOString(),
        acked,
        ackedHash: hash,
        verdict: forked ? 'fork' : 'ok',
        parts: partitionsOf(kiosk).map((part) => ({
          part,
          priority: partitionPriority(part),
          head: headOf(this.#deps.db, part),
        })),
        reconnect: this.#deps.connections.reconnectWindow(),
        limits,
      };
    });
  }

  /** Answers after the commit. A kiosk that ignores its window is told to wait. */
  push(message: unknown, reply: (answer: PushAck | Refused) => void): void {
    const refused = this.#serve(() => {
      const { kioskId } = this.#welcomed();
      const push = checked(pushSchema, message);
      if (this.#pushing >= 2 * limits.window) {
        reply({ retryAfterMs: 1_000 });
        return null;
      }
      this.#pushing += 1;
      this.#deps.commits.submit({
        kioskId,
        push,
        reply: (ack) => {
          this.#pushing -= 1;
          reply(ack);
        },
      });
      return null;
    });
    if (refused) reply(refused);
  }

  pull(message: unknown): Page | Refused {
    return this.#serve(() => {
      const kiosk = this.#welcomed();
      const { part, from, limit } = checked(pullSchema, message);
      if (!partitionsOf(kiosk).includes(part)) throw new SyncRefusal('PART_NOT_YOURS');
      return pageOf(this.#deps.db, part, from, limit);
    });
  }

  cursor(message: unknown): { ok: true } | Refused {
    return this.#serve(() => {
      const kiosk = this.#welcomed();
      const { part, pos } = checked(cursorSchema, message);
      if (!partitionsOf(kiosk).includes(part)) throw new SyncRefusal('PART_NOT_YOURS');
      statement(
        this.#deps.db.sqlite,
        `INSERT INTO feed_cursor (kiosk_id, part, pos) VALUES (?, ?, ?)
         ON CONFLICT (kiosk_id, part) DO UPDATE SET pos = excluded.pos`,
      ).run(kiosk.kioskId, part, pos);
      return { ok: true };
    });
  }

  leaseRequest(message: unknown): LeaseGrant | Refused {
    return this.#serve(() => {
      const { kioskId } = this.#welcomed();
      const request = checked(leaseRequestSchema, message);
      return grantLease(this.#deps.db, kioskId, request, this.#deps.now());
    });
  }

  claimRequest(message: unknown): ClaimGrant | Refused {
    return this.#serve(() => {
      const kiosk = this.#welcomed();
      return this.#deps.claims.grant(kiosk, checked(claimRequestSchema, message));
    });
  }

  /** Volatile: what is not a beat of this kiosk is dropped. */
  beat(message: unknown): void {
    const beat = beatSchema.safeParse(message);
    if (!beat.success || !this.#welcome || beat.data.kioskId !== this.#kiosk?.kioskId) return;
    this.#deps.beats.record(beat.data.kioskId, beat.data);
  }

  /** A partition grew to `head`: tells the kiosk if it may see it. */
  poke(part: string, head: number): void {
    const kiosk = this.#kiosk;
    if (!kiosk || !this.#welcome || !partitionsOf(kiosk).includes(part)) return;
    this.#link.poke({ part, head, priority: partitionPriority(part) });
  }

  /** Ends the connection from this side. */
  close(): void {
    this.#link.close();
    this.closed();
  }

  /** The connection has ended. */
  closed(): void {
    this.#deps.connections.leave(this);
    this.#kiosk = null;
    this.#welcome = false;
  }

  #proven(): ProvenKiosk {
    if (!this.#kiosk) throw new SyncRefusal('NOT_PROVEN');
    return this.#kiosk;
  }

  #welcomed(): ProvenKiosk {
    if (!this.#welcome) throw new SyncRefusal('NOT_PROVEN');
    return this.#proven();
  }

  #serve<T>(work: () => T): T | Refused {
    try {
      return work();
    } catch (error) {
      if (error instanceof SyncRefusal) return refusal(error.code);
      throw error;
    }
  }
}

function checked<T>(schema: ZodType<T>, message: unknown): T {
  const parsed = schema.safeParse(message);
  if (!parsed.success) throw new SyncRefusal('BAD_MESSAGE');
  return parsed.data;
}
