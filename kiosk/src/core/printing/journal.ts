import { createHash } from 'node:crypto';
import type { Clock, JobRef } from '@hallway/device-drivers';
import type { Form } from '../../bridge/index.ts';
import { JournalConflict, KeyConflict } from '../journal/index.ts';
import type { FieldPlace, Store } from '../store/index.ts';
import type { Outbox } from '../sync/index.ts';
import { announce } from './announce.ts';
import { atRest, type Attempt, type JournalEvent } from './attempt.ts';
import type { FailpointHandler } from './failpoints.ts';
import { advance, begin } from './transitions.ts';

/** What shall be printed. */
export interface Intent {
  issueId: string;
  /** From 1. */
  attempt: number;
  form: Form;
  /** The sealed PDF, or the content of the slip. */
  content: Uint8Array;
  /** Pages of one copy. */
  pages: number;
  copies: number;
}

/** The print journal: written before each external effect, so that a crash at any point leaves a true account. */
export interface Journal {
  /**
   * Begins an attempt, with its document sealed, in the caller's transaction. The same intent again is the same
   * attempt.
   *
   * @throws KeyConflict when the attempt was begun with another document
   */
  intend(intent: Intent): Attempt;
  /**
   * Writes one event: row, state, erasure and the outbox event in one transaction, on disk when it returns.
   *
   * @throws IllegalTransition, JournalConflict
   */
  record(attempt: Attempt, event: Exclude<JournalEvent, { type: 'INTENT' }>): Attempt;
  /** The latest attempt of an issue; null for an issue never intended. */
  read(issueId: string): Attempt | null;
  /** Attempts neither ended nor resolved, oldest first; ambiguous ones included. */
  unresolved(): Attempt[];
  /**
   * Attempts of which somebody said, at `since` (epoch milliseconds) or later, that nothing came out, though their job
   * may still wait at the printer.
   */
  voidedByWord(since: number): (Attempt & { job: JobRef })[];
  /** What an attempt may still have to send; null once it is erased. */
  content(attempt: Attempt): Uint8Array | null;
  /** Epoch milliseconds of the last proven delivery; null when there was none. */
  lastDeliveryAt(): number | null;
  /**
   * Forgets attempts that ended before `before` (epoch milliseconds), some hundreds at a time, and only while central
   * has acknowledged everything. Returns what went.
   */
  prune(before: number): Ended[];
}

/** An attempt of which nothing more is to be learnt. */
export type Ended = Pick<Attempt, 'issueId' | 'attempt'> & {
  outcome: NonNullable<Attempt['outcome']>;
};

/** So many at a time, so that nobody waits for the disk. */
const pruneLimit = 500;

export interface JournalDeps {
  store: Store;
  outbox: Outbox;
  clock: Pick<Clock, 'now'>;
  failpoint?: FailpointHandler;
}

/** The content is needed only until the printer has it whole, or until nothing will be sent any more. */
function outlived(attempt: Attempt): boolean {
  return atRest(attempt) || attempt.documentSent || attempt.state === 'CANCELING';
}

function place({ issueId, attempt }: Pick<Attempt, 'issueId' | 'attempt'>): FieldPlace {
  return { table: 'print_document', key: `${issueId}:${attempt}`, column: 'pdf' };
}

function parse(record: string): Attempt {
  return JSON.parse(record) as Attempt;
}

function sameAttempt(
  begun: Attempt,
  { sha256, pages, copies }: Pick<Attempt, 'sha256' | 'pages' | 'copies'>,
): Attempt {
  const same = begun.sha256 === sha256 && begun.pages === pages && begun.copies === copies;
  if (!same) throw new KeyConflict();
  return begun;
}

export function createJournal({ store, outbox, clock, failpoint }: JournalDeps): Journal {
  const { db } = store;
  const insertAttempt = db.prepare(
    `INSERT INTO print_attempt (issue_id, attempt, state, intended_at, changed_at, record)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const insertEvent = db.prepare(
    'INSERT INTO print_event (issue_id, attempt, type, detail, at) VALUES (?, ?, ?, ?, ?)',
  );
  const insertDocument = db.prepare(
    'INSERT INTO print_document (issue_id, attempt, pdf) VALUES (?, ?, ?)',
  );
  const updateAttempt = db.prepare(
    `UPDATE print_attempt SET state = ?, outcome = ?, changed_at = ?, record = ?
     WHERE issue_id = ? AND attempt = ? AND record = ?`,
  );
  const eraseDocument = db.prepare('DELETE FROM print_document WHERE issue_id = ? AND attempt = ?');
  const selectLatest = db
    .prepare<[string], string>(
      'SELECT record FROM print_attempt WHERE issue_id = ? ORDER BY attempt DESC LIMIT 1',
    )
    .pluck();
  const selectOne = db
    .prepare<[string, number], string>(
      'SELECT record FROM print_attempt WHERE issue_id = ? AND attempt = ?',
    )
    .pluck();
  // In the order in which they were written: clocks jump, row ids do not.
  const selectOpen = db
    .prepare<[], string>(
      `SELECT record FROM print_attempt
       WHERE state NOT IN ('DELIVERED', 'FAILED_CLEAN', 'RESOLVED') ORDER BY rowid`,
    )
    .pluck();
  const selectVoidedByWord = db
    .prepare<[number], string>(
      `SELECT record FROM print_attempt
       WHERE outcome = 'voided' AND state = 'RESOLVED' AND changed_at >= ?`,
    )
    .pluck();
  const selectDocument = db
    .prepare<[string, number], Buffer>(
      'SELECT pdf FROM print_document WHERE issue_id = ? AND attempt = ?',
    )
    .pluck();
  const selectLastDelivery = db
    .prepare<[], number | null>(
      `SELECT max(changed_at) FROM print_attempt WHERE outcome = 'delivered'`,
    )
    .pluck();

  const selectEnded = db.prepare<[number, number], Ended>(
    `SELECT issue_id AS issueId, attempt, outcome FROM print_attempt
     WHERE outcome IS NOT NULL AND changed_at < ? ORDER BY changed_at LIMIT ?`,
  );
  const deleteAttempt = db.prepare('DELETE FROM print_attempt WHERE issue_id = ? AND attempt = ?');
  const deleteEvents = db.prepare('DELETE FROM print_event WHERE issue_id = ? AND attempt = ?');

  function append(attempt: Attempt, event: JournalEvent): void {
    const { type, ...detail } = event;
    insertEvent.run(
      attempt.issueId,
      attempt.attempt,
      type,
      JSON.stringify(detail),
      attempt.changedAt,
    );
  }

  return {
    intend(intent) {
      const event = {
        type: 'INTENT',
        sha256: createHash('sha256').update(intent.content).digest('hex'),
        pages: intent.pages,
        copies: intent.copies,
        ...(intent.form === 'slip' && { form: intent.form }),
      } as const;
      const begun = selectOne.get(intent.issueId, intent.attempt);
      if (begun !== undefined) return sameAttempt(parse(begun), event);
      const attempt = begin(intent.issueId, intent.attempt, event, clock.now());
      const { issueId, attempt: number, state, intendedAt, changedAt } = attempt;
      insertAttempt.run(issueId, number, state, intendedAt, changedAt, JSON.stringify(attempt));
      append(attempt, event);
      insertDocument.run(issueId, number, store.fields.seal(place(attempt), intent.content));
      return attempt;
    },

    record(attempt, event) {
      const next = advance(attempt, event, clock.now());
      failpoint?.(`before:${event.type}`);
      store.transaction(() => {
        const { changes } = updateAttempt.run(
          next.state,
          next.outcome,
          next.changedAt,
          JSON.stringify(next),
          next.issueId,
          next.attempt,
          JSON.stringify(attempt),
        );
        if (changes !== 1) throw new JournalConflict();
        append(next, event);
        if (outlived(next)) eraseDocument.run(next.issueId, next.attempt);
        announce(outbox, next, event);
      });
      failpoint?.(`after:${event.type}`);
      return next;
    },

    read(issueId) {
      const record = selectLatest.get(issueId);
      return record === undefined ? null : parse(record);
    },

    unresolved: () => selectOpen.all().map(parse),

    voidedByWord: (since) =>
      selectVoidedByWord
        .all(since)
        .map(parse)
        .flatMap((attempt) => (attempt.job ? [{ ...attempt, job: attempt.job }] : [])),

    content(attempt) {
      const sealed = selectDocument.get(attempt.issueId, attempt.attempt);
      return sealed ? store.fields.open(place(attempt), sealed) : null;
    },

    lastDeliveryAt: () => selectLastDelivery.get() ?? null,

    prune: (before) =>
      store.transaction(() => {
        if (outbox.length() > 0) return [];
        // The attempt first: its events may only go once it has.
        db.pragma('defer_foreign_keys = ON');
        const ended = selectEnded.all(before, pruneLimit);
        for (const { issueId, attempt } of ended) {
          deleteAttempt.run(issueId, attempt);
          deleteEvents.run(issueId, attempt);
        }
        return ended;
      }),
  };
}
