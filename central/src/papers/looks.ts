import { randomUUID } from 'node:crypto';
import type { Database, Reader, Tx } from '../db/index.ts';
import type { LookWay, PaperTables } from './migrations.ts';

/** How long it is known who looked; more than the six months that the Cybersecurity Law (Art. 21) asks of logs. */
const KEEP_MS = 366 * 86_400_000;

/** One opening of a person's records; `by` is a staff number. */
export interface Look {
  by: string;
  /** ISO time. */
  at: string;
}

/** Which member of staff was shown whom: whoever may look at everybody is seen looking. */
export interface Looks {
  record(tx: Tx, no: string, way: LookWay, by: string): void;
  /** Who opened the records of a person, newest first. */
  openings(tx: Reader, no: string, limit: number): Look[];
  /** Forgets what is older than a year. */
  forget(): void;
}

/** @param now epoch ms */
export function createLooks(db: Database, now: () => number): Looks {
  const query = db.query.$extendTables<PaperTables>();
  const digestOf = (no: string) => db.fields.blindIndex('person-no', no);
  const placeOf = (id: string) => ({ table: 'person_look', key: id, column: 'looked_by' });
  return {
    record(tx, no, way, by) {
      const id = randomUUID();
      tx.run(
        query.insertInto('person_look').values({
          id,
          at: new Date(now()).toISOString(),
          way,
          person_digest: digestOf(no),
          looked_by: db.fields.seal(placeOf(id), by),
        }),
      );
    },
    openings: (tx, no, limit) =>
      tx
        .all(
          query
            .selectFrom('person_look')
            .select(['id', 'at', 'looked_by'])
            .where('person_digest', '=', digestOf(no))
            .where('way', '=', 'opened')
            .orderBy('at', 'desc')
            .limit(limit),
        )
        .map((row) => ({
          by: db.fields.open(placeOf(row.id), row.looked_by).toString('utf8'),
          at: row.at,
        })),
    forget() {
      const before = new Date(now() - KEEP_MS).toISOString();
      db.write((tx) => tx.run(query.deleteFrom('person_look').where('at', '<', before)));
    },
  };
}
