import type { EventBody } from '@hallway/protocol';
import type { Database, Reader, Tx } from '../db/index.ts';
import { EffectRefused } from '../sync/index.ts';
import type { IssuanceTables, IssueStampRow } from './migrations.ts';
import { ownIssue } from './own-issue.ts';

/** What kiosks report of stamps on papers, kept beside the numbers. */
export interface Stamps {
  /** @throws EffectRefused for a number that is not this kiosk's, or a stamp that is known already */
  applied(tx: Tx, kioskId: string, body: EventBody<'stamp.applied'>): void;
  /** @throws EffectRefused as `applied` */
  ambiguous(tx: Tx, kioskId: string, body: EventBody<'stamp.ambiguous'>, at: string): void;
  /** @throws EffectRefused as `applied`, and when the stamp was not ambiguous */
  resolved(tx: Tx, kioskId: string, body: EventBody<'stamp.resolved'>, at: string): void;
  /** Null for a paper that nobody stamped. */
  of(tx: Reader, serial: string): IssueStampRow['state'] | null;
}

export function createStamps(db: Database): Stamps {
  const query = db.query.$extendTables<IssuanceTables>();

  const serialOf = (tx: Tx, kioskId: string, attempt: { issueId: string; attempt: number }) =>
    ownIssue(db, tx, kioskId, attempt).serial;

  function stateOf(tx: Reader, serial: string): IssueStampRow['state'] | null {
    const row = tx.first(
      query.selectFrom('issue_stamp').select('state').where('serial', '=', serial),
    );
    return row?.state ?? null;
  }

  function insert(tx: Tx, row: IssueStampRow): void {
    if (stateOf(tx, row.serial)) {
      throw new EffectRefused('STAMP_CONTRADICTED', 'what became of this stamp is known');
    }
    tx.run(query.insertInto('issue_stamp').values(row));
  }

  return {
    applied: (tx, kioskId, body) =>
      insert(tx, {
        serial: serialOf(tx, kioskId, body),
        state: 'applied',
        device_id: body.deviceId,
        counter_before: body.counter.before,
        counter_after: body.counter.after,
        reason: null,
        at: body.appliedAt,
      }),

    ambiguous: (tx, kioskId, body, at) =>
      insert(tx, {
        serial: serialOf(tx, kioskId, body),
        state: 'ambiguous',
        device_id: body.deviceId,
        counter_before: body.counter.before,
        counter_after: body.counter.after,
        reason: body.reason,
        at,
      }),

    resolved(tx, kioskId, body, at) {
      const serial = serialOf(tx, kioskId, body);
      const state = stateOf(tx, serial);
      if (state !== 'ambiguous') {
        throw new EffectRefused('STAMP_CONTRADICTED', `${state ?? 'no stamp'}, then resolved`);
      }
      tx.run(
        query
          .updateTable('issue_stamp')
          .set({ state: body.outcome, at })
          .where('serial', '=', serial),
      );
    },

    of: stateOf,
  };
}
