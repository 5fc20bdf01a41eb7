import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '../db/index.ts';
import type { VerificationTables } from './migrations.ts';

/** Long enough to make a share and read who asked; the phone may be somebody else's. */
export const HOLDER_SESSION_MS = 15 * 60_000;

/** Signed-in holders. A session is a random token in a cookie; only its hash is kept. */
export interface HolderSessions {
  open(personNo: string): string;
  /** @returns the number of the person, or null */
  find(token: string): string | null;
  close(token: string): void;
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

export function createHolderSessions(db: Database, now: () => number): HolderSessions {
  const query = db.query.$extendTables<VerificationTables>();
  const placeOf = (hash: string) => ({ table: 'holder_session', key: hash, column: 'person' });
  const at = () => new Date(now()).toISOString();
  return {
    open(personNo) {
      const token = randomBytes(32).toString('base64url');
      const hash = hashOf(token);
      db.write((tx) => {
        tx.run(query.deleteFrom('holder_session').where('expires_at', '<=', at()));
        tx.run(
          query.insertInto('holder_session').values({
            token_hash: hash,
            person: db.fields.seal(placeOf(hash), personNo),
            expires_at: new Date(now() + HOLDER_SESSION_MS).toISOString(),
          }),
        );
      });
      return token;
    },
    find(token) {
      const hash = hashOf(token);
      const row = db.read((tx) =>
        tx.first(
          query
            .selectFrom('holder_session')
            .select('person')
            .where('token_hash', '=', hash)
            .where('expires_at', '>', at()),
        ),
      );
      return row ? db.fields.open(placeOf(hash), row.person).toString('utf8') : null;
    },
    close(token) {
      db.write((tx) =>
        tx.run(query.deleteFrom('holder_session').where('token_hash', '=', hashOf(token))),
      );
    },
  };
}
