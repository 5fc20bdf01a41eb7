import type { Statement } from 'better-sqlite3';
import { eventEnvelopeSchema, type EventEnvelope } from '@hallway/protocol';
import { statement, type Database, type FieldCipher, type FieldPlace } from '../db/index.ts';

interface CursorRow {
  acked: number;
  hash: string;
}

interface DeferredRow {
  id: string;
  kiosk_id: string;
  epoch: string;
  event: Buffer;
}

/** An event that could not take effect, as staff see it. */
export interface DeadLetter {
  seq: number;
  code: string;
  receivedAt: string;
}

type Add = [id: string, kiosk: string, epoch: string, seq: number];

/** The tables of ingest by prepared statement: this is the hot path. Bodies of kept events are sealed. */
export class IngestTables {
  readonly #fields: FieldCipher;
  readonly #now: () => number;
  readonly #cursor: Statement<[string, string], CursorRow>;
  readonly #moveCursor: Statement<[string, string, number, string]>;
  readonly #outcome: Statement<[string, string], string>;
  readonly #addOutcome: Statement<[...Add, string]>;
  readonly #setOutcome: Statement<[string, string, string]>;
  readonly #addDeadLetter: Statement<[...Add, string, string, Buffer]>;
  readonly #addDeferred: Statement<[...Add, string, Buffer]>;
  readonly #deferred: Statement<[], DeferredRow>;
  readonly #dropDeferred: Statement<[string, string]>;

  constructor({ sqlite, fields }: Database, now: () => number) {
    this.#fields = fields;
    this.#now = now;
    this.#cursor = sqlite.prepare(
      'SELECT acked, head_hash AS hash FROM ingest_cursor WHERE kiosk_id = ? AND epoch = ?',
    );
    this.#moveCursor = sqlite.prepare(
      `INSERT INTO ingest_cursor (kiosk_id, epoch, acked, head_hash) VALUES (?, ?, ?, ?)
       ON CONFLICT (kiosk_id, epoch)
       DO UPDATE SET acked = excluded.acked, head_hash = excluded.head_hash`,
    );
    this.#outcome = sqlite
      .prepare<[string, string], string>(
        'SELECT outcome FROM ingested_event WHERE kiosk_id = ? AND id = ?',
      )
      .pluck();
    this.#addOutcome = sqlite.prepare(
      'INSERT INTO ingested_event (id, kiosk_id, epoch, seq, outcome) VALUES (?, ?, ?, ?, ?)',
    );
    this.#setOutcome = sqlite.prepare(
      'UPDATE ingested_event SET outcome = ? WHERE kiosk_id = ? AND id = ?',
    );
    this.#addDeadLetter = sqlite.prepare(
      `INSERT INTO dead_letter (id, kiosk_id, epoch, seq, code, received_at, event)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#addDeferred = sqlite.prepare(
      `INSERT INTO deferred_event (id, kiosk_id, epoch, seq, received_at, event)
       VALUES (?, ?, ?, ?, ?, ?)`,
    );
    this.#deferred = sqlite.prepare(
      'SELECT id, kiosk_id, epoch, event FROM deferred_event ORDER BY received_at, kiosk_id, seq',
    );
    this.#dropDeferred = sqlite.prepare('DELETE FROM deferred_event WHERE kiosk_id = ? AND id = ?');
  }

  cursor(kioskId: string, epoch: string): CursorRow | null {
    return this.#cursor.get(kioskId, epoch) ?? null;
  }

  moveCursor(kioskId: string, epoch: string, acked: number, hash: string): void {
    this.#moveCursor.run(kioskId, epoch, acked, hash);
  }

  /** What became of an event that was taken in before, null when it never was. */
  outcome(kioskId: string, id: string): string | null {
    return this.#outcome.get(kioskId, id) ?? null;
  }

  addOutcome(kioskId: string, epoch: string, event: EventEnvelope, outcome: string): void {
    this.#addOutcome.run(event.id, kioskId, epoch, event.seq, outcome);
  }

  setOutcome(kioskId: string, id: string, outcome: string): void {
    this.#setOutcome.run(outcome, kioskId, id);
  }

  addDeadLetter(kioskId: string, epoch: string, event: EventEnvelope, code: string): void {
    const sealed = this.#seal('dead_letter', kioskId, event);
    this.#addDeadLetter.run(event.id, kioskId, epoch, event.seq, code, this.#time(), sealed);
  }

  addDeferred(kioskId: string, epoch: string, event: EventEnvelope): void {
    const sealed = this.#seal('deferred_event', kioskId, event);
    this.#addDeferred.run(event.id, kioskId, epoch, event.seq, this.#time(), sealed);
  }

  /** Deferred events in the order they came. */
  deferred(): { kioskId: string; epoch: string; event: EventEnvelope }[] {
    return this.#deferred.all().map((row) => {
      const place = placeOf('deferred_event', row.kiosk_id, row.id);
      const plain = this.#fields.open(place, row.event).toString('utf8');
      return {
        kioskId: row.kiosk_id,
        epoch: row.epoch,
        event: eventEnvelopeSchema.parse(JSON.parse(plain)),
      };
    });
  }

  dropDeferred(kioskId: string, id: string): void {
    this.#dropDeferred.run(kioskId, id);
  }

  #seal(table: string, kioskId: string, event: EventEnvelope): Buffer {
    return this.#fields.seal(placeOf(table, kioskId, event.id), JSON.stringify(event));
  }

  #time(): string {
    return new Date(this.#now()).toISOString();
  }
}

/** The latest events of a kiosk that could not take effect, newest first. */
export function deadLetters(db: Database, kioskId: string, limit = 20): DeadLetter[] {
  return statement<[string, number], DeadLetter>(
    db.sqlite,
    `SELECT seq, code, received_at AS receivedAt FROM dead_letter WHERE kiosk_id = ?
     ORDER BY received_at DESC, seq DESC LIMIT ?`,
  ).all(kioskId, limit);
}

function placeOf(table: string, kioskId: string, id: string): FieldPlace {
  return { table, key: JSON.stringify([kioskId, id]), column: 'event' };
}
