import { createHash } from 'node:crypto';
import type { Database, Reader, Tx } from '../../db/index.ts';
import type { SealTables, SealUseKind, SealUseRow } from '../migrations.ts';
import { sealTopic } from '../topic.ts';

export interface SealUse {
  what: SealUseKind;
  /** The key's identifier; null when the act is not about one key. */
  kid: string | null;
  /** Who did it: a kiosk, two members of staff, or the standing authorisation of a pairing. */
  by: string;
  /** SHA-256 of what was sealed or certified, hex. */
  digest: string;
}

export interface RecordedUse extends SealUse {
  n: number;
  at: string;
}

/** Uses of one of these keys, or of what begins with this digest; one of them is enough. */
export interface UseFilter {
  kids: readonly string[];
  digest: string | null;
}

/** Every use of the seal, in the order central heard of it. Nothing in it is ever changed or taken out. */
export interface SealUses {
  record(tx: Tx, use: SealUse): void;
  /** Newest first, at most `limit`, before number `before` and such as `found` when given. */
  list(limit: number, wanted?: { before?: number; found?: UseFilter }): RecordedUse[];
  /** Reads all of them: how many there are, and the number of the first that does not continue the one before; null when all do. */
  check(): { records: number; firstBroken: number | null };
}

const GENESIS = '0'.repeat(64);
const placeOf = (n: number) => ({ table: 'seal_use', key: String(n), column: 'by' });

/** Over the sealed name, not the name: the chain holds also where the name is erased with its key. */
function hashOf(row: Omit<SealUseRow, 'hash'>): string {
  const by = Buffer.from(row.by).toString('hex');
  const fields = [row.prev, row.n, row.at, row.what, row.kid, by, row.digest];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

export function createSealUses(db: Database, now: () => Date): SealUses {
  const query = db.query.$extendTables<SealTables>();

  function last(tx: Reader): Pick<SealUseRow, 'n' | 'hash'> {
    const newest = query.selectFrom('seal_use').select(['n', 'hash']).orderBy('n', 'desc');
    return tx.first(newest.limit(1)) ?? { n: 0, hash: GENESIS };
  }

  return {
    record(tx, { what, kid, by, digest }) {
      const { n: before, hash: prev } = last(tx);
      const n = before + 1;
      const at = now().toISOString();
      const row = { n, at, what, kid, by: db.fields.seal(placeOf(n), by), digest, prev };
      tx.run(query.insertInto('seal_use').values({ ...row, hash: hashOf(row) }));
      tx.announce(sealTopic);
    },
    list: (limit, { before = Number.MAX_SAFE_INTEGER, found } = {}) =>
      db
        .read((tx) =>
          tx.all(
            query
              .selectFrom('seal_use')
              .selectAll()
              .where('n', '<', before)
              .$if(found !== undefined, (q) =>
                q.where((e) =>
                  e.or([
                    ...(found?.kids ?? []).map((kid) => e('kid', '=', kid)),
                    ...(found?.digest ? [e('digest', 'like', `${found.digest}%`)] : []),
                  ]),
                ),
              )
              .orderBy('n', 'desc')
              .limit(limit),
          ),
        )
        .map(({ n, at, what, kid, by, digest }) => {
          return { n, at, what, kid, by: db.fields.open(placeOf(n), by).toString('utf8'), digest };
        }),
    check() {
      const all = query.selectFrom('seal_use').selectAll().orderBy('n').compile();
      let prev = GENESIS;
      let records = 0;
      let firstBroken: number | null = null;
      // One row after the other: there is a record for every paper there ever was.
      for (const row of db.sqlite.prepare<[], SealUseRow>(all.sql).iterate()) {
        records += 1;
        const whole = row.n === records && row.prev === prev && row.hash === hashOf(row);
        if (!whole) firstBroken ??= records;
        prev = row.hash;
      }
      return { records, firstBroken };
    },
  };
}
