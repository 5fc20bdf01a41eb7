import type { EventBody } from '@hallway/protocol';
import type { Database, Reader, Tx } from '../db/index.ts';
import type { People } from '../people/index.ts';
import { EffectRefused } from '../sync/index.ts';
import type { IssuanceTables } from './migrations.ts';
import { ownIssue } from './own-issue.ts';
import type { ChargeState } from './status.ts';

export interface Charge {
  amountFen: number;
  state: ChargeState;
}

/** An attempt at an issue, which a charge belongs to. */
interface AttemptKey {
  issueId: string;
  attempt: number;
}

/**
 * What papers cost the campus card (rule R15). The balance of a person is less by a charge from the moment it is held,
 * at every kiosk; it is taken at most once and given back at most once, whatever is reported how often.
 */
export interface Charges {
  /** @throws EffectRefused when this kiosk has no such issue, or its charge is held already */
  hold(tx: Tx, kioskId: string, body: EventBody<'charge.held'>, at: string): void;
  /** Takes or gives back what is held; without effect when nothing is (any more). */
  settle(tx: Tx, of: AttemptKey, as: Exclude<ChargeState, 'held'>, at: string): void;
  /** Null for a free paper. */
  of(tx: Reader, attempt: AttemptKey): Charge | null;
}

export function createCharges(db: Database, people: People): Charges {
  const query = db.query.$extendTables<IssuanceTables>();
  const placeOf = ({ issueId, attempt }: AttemptKey) => ({
    table: 'charge',
    key: `${issueId}:${attempt}`,
    column: 'person',
  });

  function add(tx: Tx, personNo: string, fen: number): void {
    people.change(tx, personNo, (person) => ({
      ...person,
      walletFen: (person.walletFen ?? 0) + fen,
    }));
  }

  function rowOf(tx: Reader, { issueId, attempt }: AttemptKey) {
    return tx.first(
      query
        .selectFrom('charge')
        .selectAll()
        .where('issue_id', '=', issueId)
        .where('attempt', '=', attempt),
    );
  }

  return {
    hold(tx, kioskId, body, at) {
      ownIssue(db, tx, kioskId, body);
      if (rowOf(tx, body)) throw new EffectRefused('CHARGE_TAKEN', 'this attempt has its charge');
      tx.run(
        query.insertInto('charge').values({
          issue_id: body.issueId,
          attempt: body.attempt,
          person: db.fields.seal(placeOf(body), body.personNo),
          amount_fen: body.amountFen,
          state: 'held',
          held_at: at,
          settled_at: null,
        }),
      );
      add(tx, body.personNo, -body.amountFen);
    },

    settle(tx, attempt, state, at) {
      const row = rowOf(tx, attempt);
      if (row?.state !== 'held') return;
      tx.run(
        query
          .updateTable('charge')
          .set({ state, settled_at: at })
          .where('issue_id', '=', attempt.issueId)
          .where('attempt', '=', attempt.attempt),
      );
      if (state === 'captured') return;
      add(tx, db.fields.open(placeOf(attempt), row.person).toString('utf8'), row.amount_fen);
    },

    of(tx, attempt) {
      const row = rowOf(tx, attempt);
      return row ? { amountFen: row.amount_fen, state: row.state } : null;
    },
  };
}
