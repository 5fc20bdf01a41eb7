import { createHash } from 'node:crypto';
import type { Clock } from '@hallway/device-drivers';
import { JournalConflict, KeyConflict } from '../journal/index.ts';
import { statement, type FieldPlace, type Store } from '../store/index.ts';
import { isUnderWay, type OneShotAttempt, type OneShotEvent, type OneShotKind } from './attempt.ts';
import type { OneShotFailpoint } from './failpoints.ts';
import { advance, begin } from './transitions.ts';

/** What shall be done, once. */
export interface OneShotIntent {
  key: string;
  kind: OneShotKind;
  /** Id of the device that does it. */
  device: string;
  /** JSON: all that the call is made from. */
  content: string;
}

/** Written before each call to a device, so that a crash at any point leaves a true account. */
export interface OneShotJournal {
  /**
   * Begins the first attempt of a key; the same intent again is the latest attempt of it. On disk when it returns.
   *
   * @throws KeyConflict when the key was begun with another content, kind or device
   */
  intend(intent: OneShotIntent): OneShotAttempt;
  /**
   * Begins another attempt, because somebody asks for it. On disk when it returns.
   *
   * @returns null when there is nothing to do again: never begun, under way, known to be done, or forgotten
   */
  again(key: string): OneShotAttempt | null;
  /** Writes one event, on disk when it returns. @throws IllegalTransition, JournalConflict */
  record(attempt: OneShotAttempt, event: Exclude<OneShotEvent, { type: 'INTENT' }>): OneShotAttempt;
  /** The latest attempt of a key. */
  read(key: string): OneShotAttempt | null;
  /** Attempts in INTENT or SENDING, oldest first. */
  underWay(): OneShotAttempt[];
  /** Null once it is known to be done, or forgotten. */
  content(key: string): string | null;
  /** Forgets attempts at rest since before then (epoch ms), some hundreds at a time. @returns how many */
  prune(before: number): number;
}

export interface OneShotJournalDeps {
  store: Store;
  clock: Pick<Clock, 'now'>;
  /** Told of each event in the transaction that writes it, to tell central in the same one. */
  announce?: (attempt: OneShotAttempt, event: OneShotEvent) => void;
  /** Handed in by tests that end the process at a named point; absent in the product. */
  failpoint?: (name: OneShotFailpoint) => void;
}

/** So many at a time, so that nobody waits for the disk. */
const pruneLimit = 500;

function place(key: string): FieldPlace {
  return { table: 'one_shot_content', key, column: 'content' };
}

export function createOneShotJournal(deps: OneShotJournalDeps): OneShotJournal {
  const { store, clock, announce, failpoint } = deps;
  const { db } = store;

  function read(key: string): OneShotAttempt | null {
    const latest = statement<[string], { record: string }>(
      db,
      'SELECT record FROM one_shot_attempt WHERE key = ? ORDER BY attempt DESC LIMIT 1',
    ).get(key);
    return latest ? (JSON.parse(latest.record) as OneShotAttempt) : null;
  }

  function append(attempt: OneShotAttempt, event: OneShotEvent): void {
    const { type, ...detail } = event;
    const { key, attempt: number, changedAt } = attempt;
    statement(
      db,
      'INSERT INTO one_shot_event (key, attempt, type, detail, at) VALUES (?, ?, ?, ?, ?)',
    ).run(key, number, type, JSON.stringify(detail), changedAt);
    announce?.(attempt, event);
  }

  function insert(attempt: OneShotAttempt, content?: string): OneShotAttempt {
    const { key, attempt: number, state, sha256, changedAt } = attempt;
    failpoint?.('before:INTENT');
    store.transaction(() => {
      statement(db, 'INSERT INTO one_shot_attempt VALUES (?, ?, ?, ?, ?)').run(
        key,
        number,
        state,
        changedAt,
        JSON.stringify(attempt),
      );
      if (content !== undefined) {
        statement(db, 'INSERT INTO one_shot_content VALUES (?, ?)').run(
          key,
          store.fields.seal(place(key), content),
        );
      }
      append(attempt, { type: 'INTENT', sha256 });
    });
    failpoint?.('after:INTENT');
    return attempt;
  }

  function content(key: string): string | null {
    const row = statement<[string], { content: Buffer }>(
      db,
      'SELECT content FROM one_shot_content WHERE key = ?',
    ).get(key);
    return row ? store.fields.open(place(key), row.content).toString('utf8') : null;
  }

  function forget(key: string): void {
    statement(db, 'DELETE FROM one_shot_content WHERE key = ?').run(key);
  }

  return {
    intend(intent) {
      const { key, kind, device } = intent;
      const sha256 = createHash('sha256').update(intent.content).digest('hex');
      const begun = read(key);
      if (begun) {
        const same = begun.sha256 === sha256 && begun.kind === kind && begun.device === device;
        if (!same) throw new KeyConflict();
        return begun;
      }
      const first = begin({ key, attempt: 1, kind, device, reprint: 0 }, sha256, clock.now());
      return insert(first, intent.content);
    },

    again(key) {
      const latest = read(key);
      if (!latest || isUnderWay(latest) || content(key) === null) return null;
      const { attempt, kind, device, sha256, state } = latest;
      // Nothing of a clean failure is on paper; anything else may be, whatever somebody said.
      const reprint = latest.reprint + (state === 'FAILED_CLEAN' ? 0 : 1);
      return insert(
        begin({ key, attempt: attempt + 1, kind, device, reprint }, sha256, clock.now()),
      );
    },

    record(attempt, event) {
      const next = advance(attempt, event, clock.now());
      failpoint?.(`before:${event.type}`);
      store.transaction(() => {
        const { changes } = statement(
          db,
          `UPDATE one_shot_attempt SET state = ?, changed_at = ?, record = ?
           WHERE key = ? AND attempt = ? AND record = ?`,
        ).run(
          next.state,
          next.changedAt,
          JSON.stringify(next),
          next.key,
          next.attempt,
          JSON.stringify(attempt),
        );
        if (changes !== 1) throw new JournalConflict();
        append(next, event);
        if (next.outcome === 'delivered') forget(next.key);
      });
      failpoint?.(`after:${event.type}`);
      return next;
    },

    read,

    // In the order in which they were written: clocks jump, row ids do not.
    underWay: () =>
      statement<[], { record: string }>(
        db,
        `SELECT record FROM one_shot_attempt WHERE state IN ('INTENT', 'SENDING') ORDER BY rowid`,
      )
        .all()
        .map(({ record }) => JSON.parse(record) as OneShotAttempt),

    content,

    prune: (before) =>
      store.transaction(() => {
        // The attempt first: its events may only go once it has.
        db.pragma('defer_foreign_keys = ON');
        const old = statement<[number, number], { key: string; attempt: number }>(
          db,
          `SELECT key, attempt FROM one_shot_attempt
           WHERE changed_at < ? AND state NOT IN ('INTENT', 'SENDING')
           ORDER BY changed_at LIMIT ?`,
        ).all(before, pruneLimit);
        for (const { key, attempt } of old) {
          statement(db, 'DELETE FROM one_shot_attempt WHERE key = ? AND attempt = ?').run(
            key,
            attempt,
          );
          statement(db, 'DELETE FROM one_shot_event WHERE key = ? AND attempt = ?').run(
            key,
            attempt,
          );
          if (read(key) === null) forget(key);
        }
        return old.length;
      }),
  };
}
