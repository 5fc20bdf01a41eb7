import {
  paperKey,
  paperSchema,
  type Approval,
  type OfficeCode,
  type Paper,
  type PaperRef,
} from '@hallway/protocol';
import type { Database, Reader, Tx } from '../db/index.ts';
import { campuses } from '../people/index.ts';
import { publish } from '../sync/index.ts';
import type { PaperTables } from './migrations.ts';

/** Who approves what, and when (ISO time). */
export interface ApprovedBy {
  office: OfficeCode;
  staffNo: string;
  at: string;
}

/** The records behind documents: sealed at rest, found by keyed digests, published to every kiosk. */
export interface Papers {
  /** Stores a record in place of the one it may have had. @throws ZodError when it is malformed */
  put(tx: Tx, paper: Paper): void;
  /** @returns whether there was such a record */
  remove(tx: Tx, ref: PaperRef): boolean;
  get(tx: Reader, ref: PaperRef): Paper | null;
  /** All records of a person, by document and then by which of several. */
  of(tx: Reader, no: string): Paper[];
  /** Staff number of who gave the approval that a record has now; null where it has none, or it came with the records. */
  approvedBy(tx: Reader, paper: Paper): string | null;
  /**
   * Lets a person have what the record states, in so many copies (rule R12). Approved again, they count anew.
   *
   * @throws ZodError when the record is malformed
   */
  approve(tx: Tx, paper: Omit<Paper, 'approval'>, copies: number, by: ApprovedBy): void;
}

export function createPapers(db: Database): Papers {
  const query = db.query.$extendTables<PaperTables>();
  const idOf = (ref: PaperRef) => db.fields.blindIndex('paper', paperKey(ref));
  const digestOf = (no: string) => db.fields.blindIndex('person-no', no);
  const placeOf = (id: string) => ({ table: 'paper', key: id, column: 'record' });
  const approvalPlace = (id: string, at: string) => ({
    table: 'paper_approval',
    key: `${id}:${at}`,
    column: 'approved_by',
  });

  function open({ id, record }: { id: string; record: Uint8Array }): Paper {
    return paperSchema.parse(JSON.parse(db.fields.open(placeOf(id), record).toString('utf8')));
  }

  function put(tx: Tx, paper: Paper): void {
    const record = paperSchema.parse(paper);
    const id = idOf(record);
    const sealed = db.fields.seal(placeOf(id), JSON.stringify(record));
    tx.run(
      query
        .insertInto('paper')
        .values({ id, person_digest: digestOf(record.no), record: sealed })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ record: sealed })),
    );
    for (const campus of campuses) publish(tx, `papers:${campus}`, 'put', paperKey(record), record);
  }

  return {
    put,
    remove(tx, ref) {
      const id = idOf(ref);
      const known = tx.first(query.selectFrom('paper').select('id').where('id', '=', id));
      if (!known) return false;
      tx.run(query.deleteFrom('paper').where('id', '=', id));
      for (const campus of campuses) publish(tx, `papers:${campus}`, 'del', paperKey(ref));
      return true;
    },
    get(tx, ref) {
      const row = tx.first(
        query.selectFrom('paper').select(['id', 'record']).where('id', '=', idOf(ref)),
      );
      return row ? open(row) : null;
    },
    of: (tx, no) =>
      tx
        .all(
          query
            .selectFrom('paper')
            .select(['id', 'record'])
            .where('person_digest', '=', digestOf(no)),
        )
        .map(open)
        .sort((a, b) => (paperKey(a) < paperKey(b) ? -1 : 1)),
    approvedBy(tx, paper) {
      if (!paper.approval) return null;
      const id = idOf(paper);
      const at = paper.approval.approvedAt;
      const row = tx.first(
        query
          .selectFrom('paper_approval')
          .select('approved_by')
          .where('id', '=', id)
          .where('approved_at', '=', at),
      );
      return row ? db.fields.open(approvalPlace(id, at), row.approved_by).toString('utf8') : null;
    },
    approve(tx, paper, copies, { office, staffNo, at }) {
      const approval: Approval = { approvedAt: at, copies, by: office, issues: [] };
      put(tx, { ...paper, approval });
      const id = idOf(paper);
      tx.run(
        query.insertInto('paper_approval').values({
          id,
          approved_at: at,
          office,
          copies,
          approved_by: db.fields.seal(approvalPlace(id, at), staffNo),
        }),
      );
    },
  };
}
