import { createAuthority, loadAuthority, type Authority } from '@hallway/certificates';
import type { Bilingual } from '@hallway/protocol';
import type { Database, Tx } from '../db/index.ts';
import type { SealTables } from './migrations.ts';

/** A kiosk whose clock is a little behind must not see its certificate start in the future. */
export const CLOCK_SLACK_MS = 10 * 60_000;

const place = { table: 'authority', key: '1', column: 'record' };

/** Opens the authority kept sealed in the database, or founds it on first use. */
export async function openAuthority(
  db: Database,
  founding: { organisation: Bilingual; crlBase: string; now: () => Date },
): Promise<Authority> {
  const query = db.query.$extendTables<SealTables>();
  const row = db.read((tx) => tx.first(query.selectFrom('authority').select('record')));
  if (row) {
    const stored: unknown = JSON.parse(db.fields.open(place, row.record).toString('utf8'));
    return loadAuthority(stored, founding.crlBase);
  }
  const notBefore = new Date(founding.now().getTime() - CLOCK_SLACK_MS);
  const authority = await createAuthority({ ...founding, notBefore });
  db.write((tx) => storeAuthority(db, tx, authority));
  return authority;
}

export function storeAuthority(db: Database, tx: Tx, authority: Authority): void {
  const query = db.query.$extendTables<SealTables>();
  const record = db.fields.seal(place, JSON.stringify(authority.toJSON()));
  tx.run(
    query
      .insertInto('authority')
      .values({ only: 1, record })
      .onConflict((conflict) => conflict.column('only').doUpdateSet({ record })),
  );
}
