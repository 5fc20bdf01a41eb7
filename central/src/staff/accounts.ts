import { hash, verify } from '@node-rs/argon2';
import { z } from 'zod';
import type { Database, Reader } from '../db/index.ts';
import type { StaffTables } from './migrations.ts';
import { roles, type Role } from './roles.ts';

const accountSchema = z.object({
  no: z.string(),
  name: z.string(),
  role: z.enum(roles),
  secretHash: z.string().startsWith('$argon2id$'),
});

export interface Account {
  id: string;
  no: string;
  name: string;
  role: Role;
}

/** Accounts of staff, sealed at rest. */
export interface Accounts {
  put(account: { no: string; name: string; role: Role; secret: string }): Promise<void>;
  byId(tx: Reader, id: string): Account | null;
  byNo(tx: Reader, no: string): Account | null;
  /** @returns the account when number and secret belong together; takes as long when they do not */
  check(no: string, secret: string): Promise<Account | null>;
  count(tx: Reader): number;
}

export function createAccounts(db: Database): Accounts {
  const query = db.query.$extendTables<StaffTables>();
  const idOf = (no: string) => db.fields.blindIndex('staff-no', no.trim().toUpperCase());
  const placeOf = (id: string) => ({ table: 'staff_account', key: id, column: 'record' });
  /** Hash that an unknown number is checked against, so that the time tells nothing. */
  const nobody = hash('no such account');

  function record(tx: Reader, id: string) {
    const row = tx.first(query.selectFrom('staff_account').select('record').where('id', '=', id));
    if (!row) return null;
    const text = db.fields.open(placeOf(id), row.record).toString('utf8');
    return accountSchema.parse(JSON.parse(text));
  }

  function account(tx: Reader, id: string): Account | null {
    const found = record(tx, id);
    return found && { id, no: found.no, name: found.name, role: found.role };
  }

  return {
    async put({ secret, ...account }) {
      const id = idOf(account.no);
      const text = JSON.stringify({ ...account, secretHash: await hash(secret) });
      const sealed = db.fields.seal(placeOf(id), text);
      db.write((tx) =>
        tx.run(
          query
            .insertInto('staff_account')
            .values({ id, record: sealed })
            .onConflict((conflict) => conflict.column('id').doUpdateSet({ record: sealed })),
        ),
      );
    },
    byId: account,
    byNo: (tx, no) => account(tx, idOf(no)),
    async check(no, secret) {
      const id = idOf(no);
      const found = db.read((tx) => record(tx, id));
      const right = await verify(found?.secretHash ?? (await nobody), secret);
      return found && right ? { id, no: found.no, name: found.name, role: found.role } : null;
    },
    count(tx) {
      const row = tx.first(
        query.selectFrom('staff_account').select((e) => e.fn.countAll<number>().as('n')),
      );
      return row?.n ?? 0;
    },
  };
}
