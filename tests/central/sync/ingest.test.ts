import { createHash, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonicalEvent, genesisHash, type EventEnvelope, type PushAck } from '@hallway/protocol';
import type { Database } from '../../../central/src/db/index.ts';
import { GroupCommit } from '../../../central/src/sync/group-commit.ts';
import { Ingest } from '../../../central/src/sync/ingest.ts';
import { deadLetters } from '../../../central/src/sync/index.ts';
import { ledger, ledgerEffects, openCentralDatabase, silentLog } from './support.ts';

let db: Database;
let ingest: Ingest;
beforeEach(() => {
  db = openCentralDatabase();
  ingest = new Ingest(db, ledgerEffects(), silentLog, Date.now);
});
afterEach(() => db.close());

const epoch = randomUUID();
const voided = () => ({ issueId: randomUUID(), attempt: 1, reason: 'test' });

/** A well-formed run of events from seq 1. */
function chain(given: { type?: string; v?: number; body?: unknown }[]): EventEnvelope[] {
  let prev = genesisHash;
  return given.map(({ type = 'issue.voided', v = 1, body = voided() }, index) => {
    const event: EventEnvelope = {
      seq: index + 1,
      id: randomUUID(),
      type,
      v,
      occurredAt: '2026-11-22T08:00:00.000Z',
      prev,
      body,
    };
    prev = createHash('sha256').update(canonicalEvent(event)).digest('hex');
    return event;
  });
}

const push = (events: EventEnvelope[], kioskId = 'K01', of = epoch): PushAck =>
  db.write((tx) => ingest.take(tx, kioskId, { epoch: of, events }));

describe('ingest', () => {
  it('acknowledges a replayed batch with the same answer and applies it once', () => {
    const events = chain([{}, { body: { nonsense: true } }, { type: 'weather.changed' }, {}]);
    const answer = push(events);
    expect(answer).toEqual({
      epoch,
      acked: 4,
      rejected: [{ seq: 2, code: 'SCHEMA' }],
      deferred: [3],
    });
    expect(push(events)).toEqual(answer);
    expect(ledger(db).map(({ seq }) => seq)).toEqual([1, 4]);
    expect(deadLetters(db, 'K01')).toMatchObject([{ seq: 2, code: 'SCHEMA' }]);
    expect(deadLetters(db, 'K02')).toEqual([]);
  });

  it('answers a gap with where it stands and takes nothing beyond it', () => {
    const events = chain([{}, {}, {}, {}]);
    push(events.slice(0, 1));
    expect(push(events.slice(2))).toEqual({ gap: 1 });
    expect(push([events[1], events[3]].filter((event) => event !== undefined))).toEqual({ gap: 2 });
    expect(push(events.slice(2))).toMatchObject({ acked: 4 });
    expect(ledger(db)).toHaveLength(4);
  });

  it('sees a chain that does not continue its own', () => {
    push(chain([{}, {}]));
    const other = chain([{}, {}, {}]);
    expect(push(other)).toEqual({ fork: true });
    expect(ledger(db)).toHaveLength(2);
  });

  it('does not take another event for the one it has under the same seq', () => {
    push(chain([{}, {}]));
    expect(push(chain([{}]))).toEqual({ fork: true });
  });

  it('applies an event once though it comes again in a new epoch', () => {
    const [event] = chain([{}]);
    if (!event) throw new Error('one event');
    push([event]);
    expect(push([event], 'K01', randomUUID())).toMatchObject({ acked: 1, rejected: [] });
    expect(ledger(db)).toHaveLength(1);
    // Another kiosk cannot take the id away.
    expect(push([event], 'K02')).toMatchObject({ acked: 1 });
    expect(ledger(db)).toHaveLength(2);
  });

  it('takes deferred events up once their type or version is known', () => {
    const events = chain([{ type: 'weather.changed' }, { v: 2 }, {}]);
    expect(push(events)).toMatchObject({ acked: 3, deferred: [1, 2] });
    expect(ingest.resumeDeferred()).toBe(0);
    // What an upgrade would do to the second one: its version becomes one the program knows.
    const stored = events[1];
    if (!stored) throw new Error('three events');
    const place = {
      table: 'deferred_event',
      key: JSON.stringify(['K01', stored.id]),
      column: 'event',
    };
    db.sqlite
      .prepare('UPDATE deferred_event SET event = ? WHERE id = ?')
      .run(db.fields.seal(place, JSON.stringify({ ...stored, v: 1 })), stored.id);
    expect(ingest.resumeDeferred()).toBe(1);
    expect(ledger(db).map(({ seq }) => seq)).toEqual([3, 2]);
    expect(ingest.resumeDeferred()).toBe(0);
  });

  it('tells kiosks to send again when the disk does not take a group, and keeps nothing of it', () => {
    const planned: (() => void)[] = [];
    const commits = new GroupCommit(db, ingest, silentLog, (work) => planned.push(work));
    const answers: PushAck[] = [];
    const submit = (kioskId: string, events: EventEnvelope[]): void =>
      commits.submit({
        kioskId,
        push: { epoch, events },
        reply: (ack) => answers.push(ack),
      });
    const first = chain([{}]);
    const second = chain([{}, {}]);
    // As full as it is, it takes no further page.
    db.sqlite.pragma(
      `max_page_count = ${String(db.sqlite.pragma('page_count', { simple: true }))}`,
    );
    const large = chain([{ body: { nonsense: 'x'.repeat(60_000) } }]);
    submit('K01', first);
    submit('K02', large);
    for (const work of planned.splice(0)) work();
    expect(answers.splice(0)).toEqual([{ retryAfterMs: 2_000 }, { retryAfterMs: 2_000 }]);
    expect(ledger(db)).toHaveLength(0);
    db.sqlite.pragma('max_page_count = 100000');
    submit('K01', first);
    submit('K02', second);
    expect(answers).toEqual([]);
    for (const work of planned.splice(0)) work();
    expect(answers).toMatchObject([{ acked: 1 }, { acked: 2 }]);
    expect(ledger(db)).toHaveLength(3);
  });
});
