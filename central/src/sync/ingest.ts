import { createHash } from 'node:crypto';
import Sqlite from 'better-sqlite3';
import {
  canonicalEvent,
  eventBodies,
  genesisHash,
  type EventBody,
  type EventEnvelope,
  type EventType,
  type Push,
  type PushAck,
} from '@hallway/protocol';
import type { ZodType } from 'zod';
import type { Database, Tx } from '../db/index.ts';
import { EffectRefused, type EffectTable } from './effects.ts';
import { IngestTables } from './ingest-tables.ts';
import type { Log } from './types.ts';

/** What became of one event. A code other than these two is the reason of a dead letter. */
const applied = 'applied';
const deferred = 'deferred';

/** Body version this program understands, the same for all types so far. */
const knownVersion = 1;

const schemas: { [T in EventType]: ZodType<EventBody<T>> } = eventBodies;

interface Outcome {
  seq: number;
  outcome: string;
}

/**
 * Takes in what kiosks push. Runs inside a transaction: de-duplication, effects, feed and cursor are kept together
 * or not at all. Events of one epoch are taken in their order without gaps; an event that cannot take effect goes to
 * the dead letters and the next one goes on.
 */
export class Ingest {
  readonly #db: Database;
  readonly #tables: IngestTables;
  readonly #effects: EffectTable;
  readonly #log: Log;

  constructor(db: Database, effects: EffectTable, log: Log, now: () => number) {
    this.#db = db;
    this.#tables = new IngestTables(db, now);
    this.#effects = effects;
    this.#log = log;
  }

  /** How far an epoch was taken in, and the hash of the event there. */
  cursor(kioskId: string, epoch: string): { acked: number; hash: string } {
    return this.#tables.cursor(kioskId, epoch) ?? { acked: 0, hash: genesisHash };
  }

  /** Throws only for trouble of storage, after which the whole transaction must be tried again. */
  take(tx: Tx, kioskId: string, { epoch, events }: Push): PushAck {
    let { acked, hash } = this.cursor(kioskId, epoch);
    const before = acked;
    const outcomes: Outcome[] = [];
    let obstacle: PushAck | null = null;
    for (const event of events) {
      if (event.seq <= acked) {
        // Taken in before, or an event of another life of this kiosk under the same seq.
        const outcome = this.#tables.outcome(kioskId, event.id);
        if (outcome === null) {
          obstacle = { fork: true };
          break;
        }
        outcomes.push({ seq: event.seq, outcome });
      } else if (event.seq > acked + 1) {
        obstacle = { gap: acked };
        break;
      } else if (event.prev !== hash) {
        obstacle = { fork: true };
        break;
      } else {
        const outcome = this.#takeEvent(tx, kioskId, epoch, event);
        outcomes.push({ seq: event.seq, outcome });
        acked = event.seq;
        hash = hashOf(event);
      }
    }
    if (acked > before) this.#tables.moveCursor(kioskId, epoch, acked, hash);
    return obstacle ?? acknowledgement(epoch, acked, outcomes);
  }

  /** After an upgrade: events whose type or version is known by now take effect. Returns how many. */
  resumeDeferred(): number {
    return this.#db.write((tx) => {
      let resumed = 0;
      for (const { kioskId, epoch, event } of this.#tables.deferred()) {
        if (!isKnown(event)) continue;
        const outcome = this.#attempt(tx, kioskId, event);
        this.#tables.dropDeferred(kioskId, event.id);
        if (outcome !== applied) this.#tables.addDeadLetter(kioskId, epoch, event, outcome);
        this.#tables.setOutcome(kioskId, event.id, outcome);
        resumed += 1;
      }
      return resumed;
    });
  }

  #takeEvent(tx: Tx, kioskId: string, epoch: string, event: EventEnvelope): string {
    const earlier = this.#tables.outcome(kioskId, event.id);
    if (earlier !== null) return earlier;
    const outcome = this.#attempt(tx, kioskId, event);
    if (outcome === deferred) this.#tables.addDeferred(kioskId, epoch, event);
    else if (outcome !== applied) this.#tables.addDeadLetter(kioskId, epoch, event, outcome);
    this.#tables.addOutcome(kioskId, epoch, event, outcome);
    return outcome;
  }

  #attempt(tx: Tx, kioskId: string, event: EventEnvelope): string {
    if (!isKnown(event)) return deferred;
    try {
      return tx.nested(() => takeEffect(this.#effects, event.type, tx, kioskId, event));
    } catch (error) {
      if (error instanceof EffectRefused) return error.code;
      if (isStorageTrouble(error)) throw error;
      const kind = error instanceof Error ? error.name : 'unknown';
      this.#log.error({ kioskId, seq: event.seq, type: event.type, error: kind }, 'effect failed');
      return 'EFFECT_FAILED';
    }
  }
}

function takeEffect<T extends EventType>(
  effects: Pick<EffectTable, T>,
  type: T,
  tx: Tx,
  kioskId: string,
  event: EventEnvelope,
): string {
  const body = schemas[type].safeParse(event.body);
  if (!body.success) return 'SCHEMA';
  effects[type](tx, kioskId, body.data, event);
  return applied;
}

function acknowledgement(epoch: string, acked: number, outcomes: readonly Outcome[]): PushAck {
  return {
    epoch,
    acked,
    rejected: outcomes
      .filter(({ outcome }) => outcome !== applied && outcome !== deferred)
      .map(({ seq, outcome }) => ({ seq, code: outcome })),
    deferred: outcomes.filter(({ outcome }) => outcome === deferred).map(({ seq }) => seq),
  };
}

function isKnown(event: EventEnvelope): event is EventEnvelope & { type: EventType } {
  return Object.hasOwn(eventBodies, event.type) && event.v === knownVersion;
}

function hashOf(event: EventEnvelope): string {
  return createHash('sha256').update(canonicalEvent(event), 'utf8').digest('hex');
}

/** The disk is at fault, not the event. A broken constraint is the event's. */
function isStorageTrouble(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && !error.code.startsWith('SQLITE_CONSTRAINT');
}
