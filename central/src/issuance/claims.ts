import {
  claimKey,
  claimUntil,
  optionsSchema,
  type Claim,
  type ClaimRef,
  type EventBody,
} from '@hallway/protocol';
import type { Database, Tx } from '../db/index.ts';
import { publish, SyncRefusal, type ClaimDesk } from '../sync/index.ts';
import { openHolder } from './holder.ts';
import type { ClaimRow, IssuanceTables } from './migrations.ts';
import { sameText } from './same-text.ts';

/**
 * Who may make the next attempt at an issue whose latest attempt is void. At any time that is one kiosk: the one where
 * the person said so and still stands, then nobody while the claim is published, then the one central granted it to.
 */
export interface Claims extends ClaimDesk {
  /**
   * The attempt of this kiosk is void. Nothing happens for an old issue, or when there is a later attempt.
   *
   * @param heldHere the person may still print again at this very kiosk, which returns the claim when they leave
   */
  open(tx: Tx, kioskId: string, ref: ClaimRef, voidedAt: string, heldHere: boolean): void;
  /** The kiosk will not make the next attempt. Without effect when the claim is not (any more) its own. */
  giveBack(tx: Tx, kioskId: string, body: EventBody<'claim.returned'>): void;
  /** Whether an attempt after one made at `before` was this kiosk's to make, as far as can be known here. */
  allows(tx: Tx, kioskId: string, before: string, body: EventBody<'issue.created'>): boolean;
  /** There is such an attempt, or no more shall be made: claims on earlier ones are over. */
  close(tx: Tx, issueId: string, attempt?: number): void;
  /** Takes back what nobody took up in time. Returns how many. */
  expire(): number;
}

export interface ClaimsDeps {
  db: Database;
  /** Null for a kiosk central does not know. */
  campusOf: (kioskId: string) => string | null;
  now: () => number;
}

export function createClaims({ db, campusOf, now }: ClaimsDeps): Claims {
  const query = db.query.$extendTables<IssuanceTables>();
  const partOf = (row: ClaimRow) => `claims:${row.campus}`;
  /** Needs no memory: a central that was restored from a backup knows its earlier grants all the same. */
  const grantFor = (kioskId: string, { issueId, attempt }: ClaimRef) =>
    db.fields.blindIndex('claim-grant', JSON.stringify([issueId, attempt, kioskId]));

  function find(tx: Tx, { issueId, attempt }: ClaimRef): ClaimRow | undefined {
    return tx.first(
      query
        .selectFrom('claim')
        .selectAll()
        .where('issue_id', '=', issueId)
        .where('attempt', '=', attempt),
    );
  }

  function setHolder(
    tx: Tx,
    row: ClaimRow,
    holder: Pick<ClaimRow, 'held_by' | 'request_id'>,
  ): void {
    tx.run(
      query
        .updateTable('claim')
        .set(holder)
        .where('issue_id', '=', row.issue_id)
        .where('attempt', '=', row.attempt),
    );
  }

  function withdraw(tx: Tx, row: ClaimRow): void {
    publish(tx, partOf(row), 'del', claimKey(refOf(row)));
  }

  /** Free for whichever kiosk the person comes to. */
  function offer(tx: Tx, row: ClaimRow): void {
    const issue = tx.first(
      query
        .selectFrom('issue')
        .select([
          'serial',
          'holder',
          'document',
          'purpose',
          'copies',
          'kiosk_id',
          'language',
          'ref',
          'options',
        ])
        .where('issue_id', '=', row.issue_id)
        .where('attempt', '=', row.attempt),
    );
    if (!issue) return;
    const claim: Claim = {
      ...refOf(row),
      personNo: openHolder(db.fields, issue.serial, issue.holder).personNo,
      document: issue.document,
      purpose: issue.purpose === '' ? null : issue.purpose,
      ...(issue.language !== null && { language: issue.language }),
      ...(issue.ref !== null && { ref: issue.ref }),
      ...(issue.options !== null && { options: optionsSchema.parse(JSON.parse(issue.options)) }),
      copies: issue.copies,
      fromKiosk: issue.kiosk_id,
      issuedAt: row.issued_at,
      until: row.until,
    };
    publish(tx, partOf(row), 'put', claimKey(claim), claim);
  }

  function remove(tx: Tx, row: ClaimRow): void {
    tx.run(
      query
        .deleteFrom('claim')
        .where('issue_id', '=', row.issue_id)
        .where('attempt', '=', row.attempt),
    );
    if (row.held_by === null) withdraw(tx, row);
  }

  return {
    open(tx, kioskId, ref, voidedAt, heldHere) {
      const campus = campusOf(kioskId);
      const attempts = tx.all(
        query
          .selectFrom('issue')
          .select(['attempt', 'status', 'issued_at'])
          .where('issue_id', '=', ref.issueId)
          .orderBy('attempt'),
      );
      const latest = attempts.at(-1);
      if (campus === null || latest?.attempt !== ref.attempt || latest.status !== 'voided') return;
      const issuedAt = attempts[0]?.issued_at ?? latest.issued_at;
      const until = claimUntil(issuedAt, voidedAt, now());
      if (until === null || find(tx, ref)) return;
      const row: ClaimRow = {
        issue_id: ref.issueId,
        attempt: ref.attempt,
        campus,
        issued_at: issuedAt,
        until,
        held_by: heldHere ? kioskId : null,
        request_id: null,
      };
      tx.run(query.insertInto('claim').values(row));
      if (!heldHere) offer(tx, row);
    },

    giveBack(tx, kioskId, { requestId, ...ref }) {
      const row = find(tx, ref);
      if (row?.held_by !== kioskId || row.request_id !== requestId) return;
      if (Date.parse(row.until) <= now()) return;
      setHolder(tx, row, { held_by: null, request_id: null });
      offer(tx, row);
    },

    allows(tx, kioskId, before, { issueId, attempt, grant }) {
      const ref = { issueId, attempt: attempt - 1 };
      if (grant !== undefined) return sameText(grant, grantFor(kioskId, ref));
      if (before !== kioskId) return false;
      const row = find(tx, ref);
      return row === undefined || row.held_by === kioskId;
    },

    close(tx, issueId, attempt) {
      let rows = query.selectFrom('claim').selectAll().where('issue_id', '=', issueId);
      if (attempt !== undefined) rows = rows.where('attempt', '<', attempt);
      for (const row of tx.all(rows)) remove(tx, row);
    },

    grant: ({ kioskId, campus }, { requestId, ...ref }) =>
      db.write((tx) => {
        const row = find(tx, ref);
        const over = !row || row.campus !== campus || Date.parse(row.until) <= now();
        if (over) throw new SyncRefusal('CLAIM_OVER');
        if (row.held_by !== null && row.held_by !== kioskId) throw new SyncRefusal('CLAIM_HELD');
        setHolder(tx, row, { held_by: kioskId, request_id: requestId });
        if (row.held_by === null) withdraw(tx, row);
        return { requestId, grant: grantFor(kioskId, ref) };
      }),

    expire: () =>
      db.write((tx) => {
        const over = tx.all(
          query.selectFrom('claim').selectAll().where('until', '<=', new Date(now()).toISOString()),
        );
        for (const row of over) remove(tx, row);
        return over.length;
      }),
  };
}

function refOf(row: ClaimRow): ClaimRef {
  return { issueId: row.issue_id, attempt: row.attempt };
}
