import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '../db/index.ts';
import type { Account, Accounts } from './accounts.ts';
import type { StaffTables } from './migrations.ts';

/** A working day. */
export const SESSION_MS = 8 * 60 * 60_000;

/** Signed-in staff. A session is a random token in a cookie; only its hash is kept. */
export interface Sessions {
  open(account: Account): string;
  find(token: string): Account | null;
  close(token: string): void;
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

export function createSessions(db: Database, accounts: Accounts, now: () => number): Sessions {
  const query = db.query.$extendTables<StaffTables>();
  return {
    open(account) {
      const token = randomBytes(32).toString('base64url');
      const at = now();
      db.write((tx) => {
        const expired = new Date(at).toISOString();
        tx.run(query.deleteFrom('staff_session').where('expires_at', '<=', expired));
        tx.run(
          query.insertInto('staff_session').values({
            token_hash: hashOf(token),
            account_id: account.id,
            expires_at: new Date(at + SESSION_MS).toISOString(),
          }),
        );
      });
      return token;
    },
    find(token) {
      return db.read((tx) => {
        const row = tx.first(
          query
            .selectFrom('staff_session')
            .select('account_id')
            .where('token_hash', '=', hashOf(token))
            .where('expires_at', '>', new Date(now()).toISOString()),
        );
        return row ? accounts.byId(tx, row.account_id) : null;
      });
    },
    close(token) {
      db.write((tx) =>
        tx.run(query.deleteFrom('staff_session').where('token_hash', '=', hashOf(token))),
      );
    },
  };
}
