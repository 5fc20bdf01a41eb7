import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { kioskIdSchema } from '@hallway/protocol';
import type { SealAct, SealRequest } from '../../../web/contract/seal.ts';
import type { Database, Reader, Tx } from '../../db/index.ts';
import type { SealDesk } from '../desk.ts';
import type { SealRequestRow, SealTables } from '../migrations.ts';
import type { Machine, Seals } from '../seals.ts';
import { sealTopic } from '../topic.ts';

const machine = { kioskId: kioskIdSchema, keyId: z.string().regex(/^[0-9a-f]{32}$/) };
const admit = z.object({ kind: z.literal('admit'), ...machine });

/** What staff may ask for. */
export const askedActSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('change-issuing-key') }),
  z.object({
    kind: z.literal('invalidate'),
    kioskId: kioskIdSchema,
    since: z.iso.datetime(),
  }),
  z.object({ kind: z.literal('reinstate'), ...machine }),
  z.object({ kind: z.literal('policy'), days: z.int().min(7).max(90) }),
]);

/** What two people are needed for. */
const actSchema = z.union([askedActSchema, admit]) satisfies z.ZodType<SealAct>;

export type Decision = 'decided' | 'unknown' | 'own-request' | 'not-waiting' | 'lapsed';

/** Who asks: a member of staff by number, or whoever started central with a pairing code (null). */
export type Asker = string | null;

const START_UP = 'start-up';

/** Acts on the seal that one person asks for and another, a keeper of the seal, approves. */
export interface SealRequests {
  ask(act: SealAct, reason: string, by: Asker): SealRequest;
  /** A machine was paired: asks that it may seal, unless two people let this very one before. In the transaction. */
  paired(tx: Tx, machine: Machine, by: Asker): void;
  /** What waits about this kiosk's machine counts no more. In the transaction that took the machine out. */
  lapse(tx: Tx, kioskId: string): void;
  /** Newest first. */
  list(limit: number): SealRequest[];
  /**
   * Approved, the act is done at once; should central stop in between, it is done when it starts again.
   *
   * @param decision.answer what the second person says to it
   */
  decide(
    id: string,
    decision: { approve: boolean; answer: string | null },
    staffNo: string,
  ): Promise<Decision>;
  /** Does what was approved and not done before central stopped. */
  resume(): Promise<void>;
}

export interface RequestDeps {
  db: Database;
  seals: Pick<Seals, 'rotate' | 'invalidate' | 'setDays'>;
  desk: Pick<SealDesk, 'admit' | 'isAdmitted'>;
  /** The machine that is this kiosk now; null when none is. */
  machineOf: (kioskId: string) => string | null;
  now: () => Date;
}

const placeOf = (id: string, column: 'asked_by' | 'decided_by') => {
  return { table: 'seal_request', key: id, column };
};

export function createSealRequests(deps: RequestDeps): SealRequests {
  const { db, seals, desk, machineOf, now } = deps;
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
      answer: row.answer,
    };
  }

  function byId(tx: Reader, id: string): SealRequestRow | undefined {
    return tx.first(query.selectFrom('seal_request').selectAll().where('id', '=', id));
  }

  function setState(tx: Tx, id: string, state: SealRequest['state']): void {
    tx.run(query.updateTable('seal_request').set({ state }).where('id', '=', id));
    tx.announce(sealTopic);
  }

  function insert(tx: Tx, act: SealAct, reason: string, by: Asker): SealRequest {
    const id = randomUUID();
    const row: SealRequestRow = {
      id,
      act: JSON.stringify(act),
      reason,
      state: 'waiting',
      asked_at: now().toISOString(),
      asked_by: db.fields.seal(placeOf(id, 'asked_by'), by ?? START_UP),
      decided_at: null,
      decided_by: null,
      answer: null,
    };
    tx.run(query.insertInto('seal_request').values(row));
    tx.announce(sealTopic);
    return open(row);
  }

  function lapse(tx: Tx, kioskId: string): void {
    const waiting = query.selectFrom('seal_request').selectAll().where('state', '=', 'waiting');
    for (const { id, act } of tx.all(waiting).map(open)) {
      if ('keyId' in act && act.kioskId === kioskId) setState(tx, id, 'lapsed');
    }
  }

  async function carryOut({ id, act, askedBy, decidedBy }: SealRequest): Promise<void> {
    const by = `${askedBy} + ${decidedBy}`;
    switch (act.kind) {
      case 'invalidate':
        await seals.invalidate(act.kioskId, new Date(act.since), by);
        break;
      case 'change-issuing-key':
        await seals.rotate(id, by);
        break;
      case 'policy':
        seals.setDays(act.days, by);
        break;
      case 'admit':
      case 'reinstate':
        await desk.admit(act, by);
        break;
    }
    db.write((tx) => setState(tx, id, 'done'));
  }

  return {
    ask: (act, reason, by) => db.write((tx) => insert(tx, act, reason, by)),
    paired(tx, { kioskId, keyId }, by) {
      lapse(tx, kioskId);
      if (desk.isAdmitted(tx, { kioskId, keyId })) return;
      insert(tx, { kind: 'admit', kioskId, keyId }, '', by);
    },
    lapse,
    list: (limit) =>
      db
        .read((tx) =>
          tx.all(
            query.selectFrom('seal_request').selectAll().orderBy('asked_at', 'desc').limit(limit),
          ),
        )
        .map(open),
    async decide(id, { approve, answer }, staffNo) {
      const decided = db.write((tx): SealRequest | Decision => {
        const row = byId(tx, id);
        if (!row) return 'unknown';
        if (row.state !== 'waiting') return 'not-waiting';
        if (named(row, 'asked_by') === staffNo) return 'own-request';
        const { act } = open(row);
        if (approve && 'keyId' in act && machineOf(act.kioskId) !== act.keyId) {
          setState(tx, id, 'lapsed');
          return 'lapsed';
        }
        const decision = {
          decided_at: now().toISOString(),
          decided_by: db.fields.seal(placeOf(id, 'decided_by'), staffNo),
          answer,
        };
        tx.run(query.updateTable('seal_request').set(decision).where('id', '=', id));
        setState(tx, id, approve ? 'approved' : 'refused');
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
