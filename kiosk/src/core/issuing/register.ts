import { campusDate, termAt, universityCalendar, type Usage } from '@hallway/certificates/rules';
import type { Paper } from '@hallway/protocol';
import type { Ended } from '../printing/index.ts';
import type { Store } from '../store/index.ts';
import type { IssuedNumber, PersonUsage } from './types.ts';

/** One line of the kiosk's own register of issues. */
export interface RegisterEntry {
  issueId: string;
  attempt: number;
  serial: string;
  document: string;
  personNo: string;
  copies: number;
  offline: boolean;
  issuedAt: Date;
  /** Hundredths of a yuan. */
  amountFen: number;
  /** Epoch milliseconds at which its events were written. */
  recordedAt: number;
  paper: Pick<Paper, 'ref' | 'approval'> | null;
}

/** What this kiosk has issued, for quotas. A person is found by blind index only. */
export interface Register {
  /** In the caller's transaction. */
  add(entry: RegisterEntry): void;
  /** In the caller's transaction: the journal forgets this attempt. What was voided is forgotten with it. */
  forget(attempt: Ended): void;
  /** Null for an attempt that is not kept. */
  issued(issueId: string, attempt: number): IssuedNumber | null;
  /** Copies issued here and copies the record tells of (R09). What was voided does not count. */
  usage(person: PersonUsage, document: string, now: Date): Usage;
  /** Copies issued here, and those central tells of, of what was approved (R12). What was voided does not count. */
  used(paper: Paper): number;
  /** What papers recorded since `recordedSince` (epoch ms) cost the person, in fen. What was voided costs nothing. */
  chargedFen(personNo: string, recordedSince: number): number;
  /** Copies issued here today while central was away (R14). */
  offlineToday(personNo: string, document: string, now: Date): number;
}

/** An issue on an approval, and its latest attempt here; no copies when all attempts are void. */
interface ApprovedIssue {
  issueId: string;
  attempt: number;
  copies: number;
}

interface Counted {
  copies: number;
}

/** A void attempt put out no valid paper and costs the person nothing. */
const notVoid = `NOT EXISTS (SELECT 1 FROM print_attempt
                             WHERE print_attempt.issue_id = issue.issue_id
                               AND print_attempt.attempt = issue.attempt
                               AND print_attempt.outcome = 'voided')`;

export function createRegister(store: Store): Register {
  const { db, fields } = store;
  const insert = db.prepare(
    `INSERT INTO issue (issue_id, attempt, serial, document, person, day, copies, offline, issued_at,
                        amount_fen, recorded_at, ref, approved_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const remove = db.prepare('DELETE FROM issue WHERE issue_id = ? AND attempt = ?');
  const selectNumber = db.prepare<[string, number], { serial: string; issuedAt: number }>(
    `SELECT serial, issued_at AS issuedAt FROM issue WHERE issue_id = ? AND attempt = ?`,
  );
  const count = db.prepare<[string, string, string, number], Counted>(
    `SELECT coalesce(sum(copies), 0) AS copies FROM issue
     WHERE person = ? AND document = ? AND day >= ? AND offline >= ? AND ${notVoid}`,
  );
  const charged = db
    .prepare<[string, number], number>(
      `SELECT coalesce(sum(amount_fen), 0) FROM issue
       WHERE person = ? AND recorded_at >= ? AND ${notVoid}`,
    )
    .pluck();
  const onApproval = db.prepare<[string, string, string | null, string], ApprovedIssue>(
    `SELECT issue_id AS issueId, max(attempt) AS attempt,
            sum(CASE WHEN ${notVoid} THEN copies ELSE 0 END) AS copies
     FROM issue WHERE person = ? AND document = ? AND ref IS ? AND approved_at = ? GROUP BY issue_id`,
  );
  const indexOf = (personNo: string) => fields.blindIndex('issue.person', personNo);

  function countSince(personNo: string, document: string, day: string, offlineOnly: boolean) {
    return count.get(indexOf(personNo), document, day, offlineOnly ? 1 : 0)?.copies ?? 0;
  }

  return {
    add(entry) {
      insert.run(
        entry.issueId,
        entry.attempt,
        entry.serial,
        entry.document,
        indexOf(entry.personNo),
        campusDate(entry.issuedAt),
        entry.copies,
        entry.offline ? 1 : 0,
        entry.issuedAt.getTime(),
        entry.amountFen,
        entry.recordedAt,
        entry.paper?.ref ?? null,
        entry.paper?.approval?.approvedAt ?? null,
      );
    },

    forget({ issueId, attempt, outcome }) {
      if (outcome === 'voided') remove.run(issueId, attempt);
    },

    issued(issueId, attempt) {
      const found = selectNumber.get(issueId, attempt);
      return found ? { serial: found.serial, issuedAt: new Date(found.issuedAt) } : null;
    },

    usage(person, document, now) {
      const today = campusDate(now);
      const { startsOn } = termAt(universityCalendar, now);
      const recorded = person.issuedOn[document];
      return {
        today:
          countSince(person.no, document, today, false) +
          (recorded?.date === today ? recorded.copies : 0),
        thisTerm:
          countSince(person.no, document, startsOn, false) + (person.issuedThisTerm[document] ?? 0),
      };
    },

    used({ no, document, ref, approval }) {
      if (!approval) return 0;
      const own = new Map(
        onApproval
          .all(indexOf(no), document, ref, approval.approvedAt)
          .map((issue) => [issue.issueId, issue]),
      );
      // Of an issue of its own this kiosk knows better than central, unless the latest attempt was made elsewhere.
      const told = approval.issues.filter(
        ({ issueId, attempt }) => attempt > (own.get(issueId)?.attempt ?? 0),
      );
      return [...own.values(), ...told].reduce((total, { copies }) => total + copies, 0);
    },

    chargedFen: (personNo, recordedSince) => charged.get(indexOf(personNo), recordedSince) ?? 0,

    offlineToday: (personNo, document, now) =>
      countSince(personNo, document, campusDate(now), true),
  };
}
