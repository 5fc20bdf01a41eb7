import { createHash } from 'node:crypto';
import type { Database, Reader, Tx } from '../../db/index.ts';
import type { IssuanceTables } from '../../issuance/migrations.ts';
import type { CopyLevel, CopyRow, SealTables } from '../migrations.ts';

/** Days after its last day of validity that an electronic copy is kept. */
const KEPT_DAYS = 30;
const DAY = 86_400_000;

/** `unknown`: central has not heard of the number, or it is another kiosk's; ask again once the events are here. */
export type Received = 'stored' | 'stored-before' | 'unknown' | 'other-bytes' | 'not-kept';

/** One electronic copy, opened. */
export interface Copy {
  serial: string;
  pdf: Uint8Array;
  level: CopyLevel;
  tries: number;
}

/** Electronic copies of copies: taken in from kiosks, kept encrypted, deleted by policy. */
export interface Copies {
  /** Takes a kiosk's sealed PDF in, once, when it is the very file that the event told of. */
  receive(kioskId: string, serial: string, pdf: Uint8Array): Received;
  /** The copy for its holder, at the highest level reached; null when there is none. */
  copy(serial: string): Pick<Copy, 'pdf' | 'level'> | null;
  /** The copy whose next step has been due longest. */
  due(now: Date): Copy | null;
  /** Keeps what a step made of a copy. @param dueAt of the step after it */
  advance(copy: Copy, pdf: Uint8Array, level: CopyLevel, dueAt: Date | null): void;
  /** A step failed: it is tried again at `dueAt`, or never. */
  postpone(copy: Copy, problem: string, dueAt: Date | null): void;
  /** Makes the next step of a copy due now. @returns whether there is such a copy */
  demand(serial: string): boolean;
  /** Every level a copy reached, oldest first. */
  steps(serial: string): { level: CopyLevel; at: string; sha256: string }[];
  /** Deletes copies of revoked papers and of those long out of date. @returns how many */
  sweep(): number;
}

const placeOf = (serial: string) => ({ table: 'electronic_copy', key: serial, column: 'pdf' });
const sha256 = (pdf: Uint8Array) => createHash('sha256').update(pdf).digest('hex');

export function createCopies(db: Database, now: () => Date): Copies {
  const query = db.query.$extendTables<SealTables & Pick<IssuanceTables, 'issue'>>();

  function row(tx: Reader, serial: string): CopyRow | undefined {
    return tx.first(query.selectFrom('electronic_copy').selectAll().where('serial', '=', serial));
  }

  function open({ serial, pdf, level, tries }: CopyRow): Copy {
    return { serial, pdf: db.fields.open(placeOf(serial), pdf), level, tries };
  }

  function addStep(tx: Tx, serial: string, level: CopyLevel, pdf: Uint8Array): void {
    const step = { serial, level, at: now().toISOString(), sha256: sha256(pdf) };
    tx.run(query.insertInto('electronic_copy_step').values(step));
  }

  function lastDayKept(): string {
    return new Date(now().getTime() - KEPT_DAYS * DAY).toISOString().slice(0, 10);
  }

  return {
    receive: (kioskId, serial, pdf) =>
      db.write((tx) => {
        const issue = tx.first(
          query
            .selectFrom('issue')
            .select(['pdf_sha256', 'status', 'valid_until'])
            .where('serial', '=', serial)
            .where('kiosk_id', '=', kioskId),
        );
        if (!issue) return 'unknown';
        if (sha256(pdf) !== issue.pdf_sha256) return 'other-bytes';
        if (row(tx, serial)) return 'stored-before';
        if (issue.status === 'revoked' || issue.valid_until < lastDayKept()) return 'not-kept';
        const sealed = db.fields.seal(placeOf(serial), Buffer.from(pdf));
        const due_at = now().toISOString();
        const state = { level: 'B-B', due_at, tries: 0, problem: null } as const;
        tx.run(query.insertInto('electronic_copy').values({ serial, pdf: sealed, ...state }));
        addStep(tx, serial, 'B-B', pdf);
        return 'stored';
      }),
    copy(serial) {
      const found = db.read((tx) => row(tx, serial));
      return found ? open(found) : null;
    },
    due(at) {
      const found = db.read((tx) =>
        tx.first(
          query
            .selectFrom('electronic_copy')
            .selectAll()
            .where('due_at', '<=', at.toISOString())
            .orderBy('due_at')
            .limit(1),
        ),
      );
      return found ? open(found) : null;
    },
    advance({ serial }, pdf, level, dueAt) {
      const sealed = db.fields.seal(placeOf(serial), Buffer.from(pdf));
      const due_at = dueAt?.toISOString() ?? null;
      db.write((tx) => {
        const changed = tx.run(
          query
            .updateTable('electronic_copy')
            .set({ pdf: sealed, level, due_at, tries: 0, problem: null })
            .where('serial', '=', serial),
        );
        // Deleted meanwhile: then it stays deleted.
        if (changed > 0) addStep(tx, serial, level, pdf);
      });
    },
    postpone({ serial, tries }, problem, dueAt) {
      const due_at = dueAt?.toISOString() ?? null;
      const change = { due_at, problem, tries: tries + 1 };
      db.write((tx) =>
        tx.run(query.updateTable('electronic_copy').set(change).where('serial', '=', serial)),
      );
    },
    demand: (serial) =>
      db.write(
        (tx) =>
          tx.run(
            query
              .updateTable('electronic_copy')
              .set({ due_at: now().toISOString(), tries: 0 })
              .where('serial', '=', serial),
          ) > 0,
      ),
    steps: (serial) =>
      db.read((tx) =>
        tx.all(
          query
            .selectFrom('electronic_copy_step')
            .select(['level', 'at', 'sha256'])
            .where('serial', '=', serial)
            .orderBy('step'),
        ),
      ),
    sweep: () =>
      db.write((tx) =>
        tx.run(
          query.deleteFrom('electronic_copy').where('serial', 'in', (sub) =>
            sub
              .selectFrom('issue')
              .select('issue.serial')
              .where((e) =>
                e.or([e('status', '=', 'revoked'), e('valid_until', '<', lastDayKept())]),
              ),
          ),
        ),
      ),
  };
}
