import type { Database, Tx } from '../db/index.ts';
import { EffectRefused } from '../sync/index.ts';
import type { IssuanceTables, IssueRow } from './migrations.ts';

/**
 * The row of an attempt that a kiosk reports about.
 *
 * @throws EffectRefused ISSUE_UNKNOWN when there is none, or it is another kiosk's
 */
export function ownIssue(
  db: Database,
  tx: Tx,
  kioskId: string,
  { issueId, attempt }: { issueId: string; attempt: number },
): Pick<IssueRow, 'serial' | 'status'> {
  const row = tx.first(
    db.query
      .$extendTables<IssuanceTables>()
      .selectFrom('issue')
      .select(['serial', 'status'])
      .where('issue_id', '=', issueId)
      .where('attempt', '=', attempt)
      .where('kiosk_id', '=', kioskId),
  );
  if (!row) throw new EffectRefused('ISSUE_UNKNOWN', 'no such issue of this kiosk');
  return row;
}
