import { campusDate, termAt, universityCalendar, type Usage } from '@hallway/certificates/rules';
import type { Person } from '@hallway/protocol';
import type { Database, Reader } from '../db/index.ts';
import type { IssuanceTables } from './migrations.ts';

/** Counts the copies of a document that a person was issued, at whichever kiosks (rule R09). What was voided does not count. */
export function createUsage(db: Database) {
  const query = db.query.$extendTables<IssuanceTables>();
  return (tx: Reader, person: Person, document: string, now: Date): Usage => {
    const attempts = tx.all(
      query
        .selectFrom('issue')
        .select(['issue_id', 'copies', 'issued_at', 'status'])
        .where('person_digest', '=', db.fields.blindIndex('person-no', person.no))
        .where('document', '=', document)
        .orderBy('attempt'),
    );
    // Only the latest attempt at an issue put out paper that counts.
    const issues = [...new Map(attempts.map((attempt) => [attempt.issue_id, attempt])).values()];
    const today = campusDate(now);
    const { startsOn } = termAt(universityCalendar, now);
    const since = (day: string) =>
      issues
        .filter(({ status }) => status !== 'voided')
        .filter((issue) => campusDate(new Date(issue.issued_at)) >= day)
        .reduce((sum, { copies }) => sum + copies, 0);
    const recorded = person.issuedOn[document];
    return {
      today: since(today) + (recorded?.date === today ? recorded.copies : 0),
      thisTerm: since(startsOn) + (person.issuedThisTerm[document] ?? 0),
    };
  };
}
