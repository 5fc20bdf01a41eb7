import type { Database, Tx } from '../db/index.ts';
import type { Uses } from '../papers/index.ts';
import { openHolder } from './holder.ts';
import type { IssuanceTables } from './migrations.ts';

/** Tells the approval behind an issue how its latest attempt stands; nothing to tell where none was needed. */
export function createUseCount(db: Database, uses: Uses): (tx: Tx, issueId: string) => void {
  const query = db.query.$extendTables<IssuanceTables>();
  return (tx, issueId) => {
    const latest = tx.first(
      query
        .selectFrom('issue')
        .select([
          'serial',
          'attempt',
          'holder',
          'document',
          'ref',
          'copies',
          'status',
          'approved_at',
        ])
        .where('issue_id', '=', issueId)
        .orderBy('attempt', 'desc')
        .limit(1),
    );
    if (!latest || latest.approved_at === null) return;
    const { document, ref, attempt, copies, status, approved_at: approvedAt } = latest;
    const no = openHolder(db.fields, latest.serial, latest.holder).personNo;
    const used = status === 'voided' ? 0 : copies;
    uses.count(tx, { no, document, ref }, { issueId, attempt, copies: used, approvedAt });
  };
}
