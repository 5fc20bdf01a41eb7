import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { kioskIdSchema } from '@hallway/protocol';
import type { SealAct, SealRequest } from '../../../web/contract/seal.ts';
import type { Database, Reader } from '../../db/index.ts';
import type { SealRequestRow, SealTables } from '../migrations.ts';
import type { Seals } from '../seals.ts';

/** What two people are needed for. */
export const actSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('change-issuing-key') }),
  z.object({
    kind: z.literal('invalidate'),
    kioskId: kioskIdSchema,
    since: z.iso.datetime(),
  }),
]) satisfies z.ZodType<SealAct>;

export type Decision = 'decided' | 'unknown' | 'own-request' | 'not-waiting';

/** Acts on the seal that one member of staff asks for and another approves. */
export interface SealRequests {
  ask(act: SealAct, reason: string, staffNo: string): SealRequest;
  /** Newest first. */
  list(limit: number): SealRequest[];
  /** Approved, the act is done at once; should central stop in between, it is done when it starts again. */
  decide(id: string, approve: boolean, staffNo: string): Promise<Decision>;
  /** Does what was approved and not done before central stopped. */
  resume(): Promise<void>;
}

export interface RequestDeps {
  db: Database;
  seals: Pick<Seals, 'rotate' | 'invalidate'>;
  now: () => Date;
}

const placeOf = (id: string, column: 'asked_by' | 'decided_by') => {
  return { table: 'seal_request', key: id, column };
};

export function createSealRequests({ db, seals, now }: RequestDeps): SealRequests {
  const query = db.query.$extendTables<SealTables>();

  function named(row: SealRequestRow, column: 'asked_by' | 'decided_by'): string | null {
    const sealed = row[column];
    return sealed && db.fields.open(placeOf(row.id, column), sealed).toString('utf8');
  }

  function open(row: SealRequestRow): SealRequest {
    return {
      id: row.id,
      act: actSchema.parse(JSON.parse(row.act)),
      reason: row.reason,
      state: row.state,
      askedAt: row.asked_at,
      askedBy: named(row, 'asked_by') ?? '',
      decidedAt: row.decided_at,
      decidedBy: named(row, 'decided_by'),
    };
  }

  function byId(tx: Reader, id: string): SealRequestRow | undefined {
    return tx.first(query.selectFrom('seal_request').selectAll().where('id', '=', id));
  }

  async function carryOut(request: SealRequest): Promise<void> {
    const by = `${request.askedBy} + ${request.decidedBy}`;
    const { act } = request;
    if (act.kind === 'invalidate') await seals.invalidate(act.kioskId, new Date(act.since), by);
    else await seals.rotate(request.id, by);
    db.write((tx) =>
      tx.run(query.updateTable('seal_request').set({ state: 'done' }).where('id', '=', request.id)),
    );
  }

  return {
    ask(act, reason, staffNo) {
      const id = randomUUID();
      const row: SealRequestRow = {
        id,
        act: JSON.stringify(act),
        reason,
        state: 'waiting',
        asked_at: now().toISOString(),
        asked_by: db.fields.seal(placeOf(id, 'asked_by'), staffNo),
        decided_at: null,
        decided_by: null,
      };
      db.write((tx) => tx.run(query.insertInto('seal_request').values(row)));
      return open(row);
    },
    list: (limit) =>
      db
        .read((tx) =>
          tx.all(
            query.selectFrom('seal_request').selectAll().orderBy('asked_at', 'desc').limit(limit),
          ),
        )
        .map(open),
    async decide(id, approve, staffNo) {
      const decided = db.write((tx): SealRequest | Decision => {
        const row = byId(tx, id);
        if (!row) return 'unknown';
        if (row.state !== 'waiting') return 'not-waiting';
        if (named(row, 'asked_by') === staffNo) return 'own-request';
        const decision = {
          state: approve ? ('approved' as const) : ('refused' as const),
          decided_at: now().toISOString(),
          decided_by: db.fields.seal(placeOf(id, 'decided_by'), staffNo),
        };
        tx.run(query.updateTable('seal_request').set(decision).where('id', '=', id));
        return open({ ...row, ...decision });
      });
      if (typeof decided === 'string') return decided;
      if (approve) await carryOut(decided);
      return 'decided';
    },
    async resume() {
      const left = db.read((tx) =>
        tx.all(query.selectFrom('seal_request').selectAll().where('state', '=', 'approved')),
      );
      for (const row of left) await carryOut(open(row));
    },
  };
}
