import { z } from 'zod';
import type { Beat } from './health.ts';
import { eventEnvelopeSchema } from './events.ts';
import { kioskIdSchema, sha256Schema } from './identifiers.ts';
import { partitionSchema } from './partitions.ts';

/** First message of central on a new connection. */
export const challengeSchema = z.object({
  nonce: z.string().min(32).max(64),
  serverTime: z.iso.datetime(),
  /** Changes when central is restored from a backup. */
  timeline: z.string().max(64),
});

/** The kiosk proves its key: Ed25519 (RFC 8032) over the text of `proofText`. */
export const proveSchema = z.object({
  kioskId: kioskIdSchema,
  keyId: z.string().max(64),
  sig: z.base64(),
});

export const proveAckSchema = z.union([
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), code: z.string() }),
]);

export const helloSchema = z.object({
  proto: z.tuple([z.int(), z.int()]),
  appVersion: z.string().max(32),
  epoch: z.uuid(),
  /** Last seq this kiosk has written in that epoch, 0 when none. */
  lastSeq: z.int().min(0),
  /** Hash of the event at `lastSeq`; `genesisHash` when none. Tells a cloned or rolled back disk. */
  headHash: sha256Schema,
  cursors: z.record(partitionSchema, z.int().min(0)),
});

export const welcomeSchema = z.object({
  proto: z.int(),
  timeline: z.string(),
  serverTime: z.iso.datetime(),
  /** Last seq of that epoch which central has applied, dead-lettered or deferred. */
  acked: z.int().min(0),
  /** Hash of the event at `acked`: the kiosk trusts `acked` only if its own event there has the same hash. */
  ackedHash: sha256Schema,
  /** `fork`: the kiosk is behind what central acknowledged (rolled back or cloned disk): it must open a new epoch. */
  verdict: z.enum(['ok', 'fork']),
  parts: z.array(z.object({ part: partitionSchema, priority: z.int(), head: z.int().min(0) })),
  reconnect: z.object({ minMs: z.int().min(0), maxMs: z.int().min(0) }),
  limits: z.object({
    maxEvents: z.int().min(1),
    maxBytes: z.int().min(1),
    window: z.int().min(1),
  }),
});

export const pushSchema = z.object({
  epoch: z.uuid(),
  events: z.array(eventEnvelopeSchema).min(1).max(200),
});

export const pushAckSchema = z.union([
  z.object({
    epoch: z.uuid(),
    acked: z.int().min(0),
    rejected: z.array(z.object({ seq: z.int(), code: z.string() })),
    deferred: z.array(z.int()),
  }),
  /** Central has not seen what came before: send again from `gap + 1`. */
  z.object({ gap: z.int().min(0) }),
  z.object({ retryAfterMs: z.int().min(1) }),
  /** The chain does not continue what central holds: the kiosk must open a new epoch. */
  z.object({ fork: z.literal(true) }),
]);

export const pokeSchema = z.object({
  part: partitionSchema,
  head: z.int().min(0),
  priority: z.int(),
});

export const pullSchema = z.object({
  part: partitionSchema,
  from: z.int().min(0),
  limit: z.int().min(1).max(1000),
});

export const opSchema = z.object({
  pos: z.int().min(1),
  op: z.enum(['put', 'del']),
  /** A prefix and an id of at most 64 characters fit. */
  key: z.string().max(80),
  data: z.unknown(),
});

export const pageSchema = z.object({
  part: partitionSchema,
  from: z.int().min(0),
  to: z.int().min(0),
  ops: z.array(opSchema),
  head: z.int().min(0),
  more: z.boolean(),
});

/** Sent after the local transaction committed; central only measures with it. */
export const cursorSchema = z.object({ part: partitionSchema, pos: z.int().min(0) });

export const leaseRequestSchema = z.object({
  /** Chosen and kept by the kiosk before it asks: asked again, central grants the same lease again. */
  leaseId: z.uuid(),
  kind: z.literal('serial'),
  /** `<document>-<year>`: D01-2026. Serials count per kiosk, document and year. */
  key: z.string().regex(/^D\d{2}-\d{4}$/),
  want: z.int().min(1).max(1000),
  /** Highest counter this kiosk was ever granted for the key: a central restored from a backup must not grant it twice. */
  above: z.int().min(0).max(999_999),
});

export const leaseGrantSchema = z.object({
  leaseId: z.uuid(),
  key: z.string(),
  /** Inclusive range of counters and, one to one, of status-list indexes drawn at random by central. */
  from: z.int().min(1),
  to: z.int().min(1),
  statusIndexes: z.array(z.int().min(0)),
  /** Highest counter granted to this kiosk for the key so far. */
  issuedTotal: z.int().min(1),
});

/** The person stands here and wants to go on: may this kiosk make the next attempt? */
export const claimRequestSchema = z.object({
  /** Chosen by the kiosk for this one request. */
  requestId: z.uuid(),
  issueId: z.uuid(),
  /** The void attempt. */
  attempt: z.int().min(1),
});

/** This kiosk alone may make the next attempt, until it has made it or returned the claim with `claim.returned`. */
export const claimGrantSchema = z.object({
  requestId: z.uuid(),
  /** Goes into `issue.created`, so that central knows its own grant whenever and in whatever order it hears of it. */
  grant: z.string().min(1).max(64),
});

/** Answer of a request that central will not serve: code for support, sentence in both languages. */
export const refusedSchema = z.object({
  error: z.object({ code: z.string(), message: z.object({ zh: z.string(), en: z.string() }) }),
});

export type Challenge = z.infer<typeof challengeSchema>;
export type Prove = z.infer<typeof proveSchema>;
export type ProveAck = z.infer<typeof proveAckSchema>;
export type Hello = z.infer<typeof helloSchema>;
export type Welcome = z.infer<typeof welcomeSchema>;
export type Push = z.infer<typeof pushSchema>;
export type PushAck = z.infer<typeof pushAckSchema>;
export type Poke = z.infer<typeof pokeSchema>;
export type Pull = z.infer<typeof pullSchema>;
export type Op = z.infer<typeof opSchema>;
export type Page = z.infer<typeof pageSchema>;
export type Cursor = z.infer<typeof cursorSchema>;
export type LeaseRequest = z.infer<typeof leaseRequestSchema>;
export type LeaseGrant = z.infer<typeof leaseGrantSchema>;
export type ClaimRequest = z.infer<typeof claimRequestSchema>;
export type ClaimGrant = z.infer<typeof claimGrantSchema>;
export type Refused = z.infer<typeof refusedSchema>;

/** Socket.IO events that a kiosk sends, typed for both ends. Every request has an acknowledgement. */
export interface KioskToCentral {
  'auth.prove': (prove: Prove, ack: (answer: ProveAck) => void) => void;
  hello: (hello: Hello, ack: (answer: Welcome | Refused) => void) => void;
  push: (push: Push, ack: (answer: PushAck | Refused) => void) => void;
  pull: (pull: Pull, ack: (answer: Page | Refused) => void) => void;
  cursor: (cursor: Cursor, ack: (answer: { ok: true } | Refused) => void) => void;
  'lease.request': (request: LeaseRequest, ack: (answer: LeaseGrant | Refused) => void) => void;
  'claim.request': (request: ClaimRequest, ack: (answer: ClaimGrant | Refused) => void) => void;
  beat: (beat: Beat) => void;
}

/** Socket.IO events that central sends. `poke` carries no data and may be lost. */
export interface CentralToKiosk {
  'auth.challenge': (challenge: Challenge) => void;
  poke: (poke: Poke) => void;
}
