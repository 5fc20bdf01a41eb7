import { X509Certificate } from 'node:crypto';
import { crlName, type Authority, type RevokedCertificate } from '@hallway/certificates';
import type { Database, Reader, Tx } from '../db/index.ts';
import type { CrlRow, SealCertificateRow, SealTables } from './migrations.ts';

const DAY = 86_400_000;
/** How long a verifier may go on with a list. */
const VALID_MS = 7 * DAY;
/** A list is made anew after a day although nothing changed, so that a verifier's copy never runs out. */
const FRESH_MS = DAY;

/** The revocation lists of every issuer of the authority. */
export interface Crls {
  /** A list by its file name. */
  get(name: string): CrlRow | null;
  /** DER of all of them. */
  all(): Uint8Array[];
  /** Whether one is missing or more than a day old. */
  areDue(): boolean;
  /** Signs all lists as they will be, with the next numbers. They are good once stored. */
  sign(authority: Authority, certificates: readonly SealCertificateRow[]): Promise<CrlRow[]>;
  store(tx: Tx, lists: readonly CrlRow[]): void;
}

export function createCrls(db: Database, now: () => Date): Crls {
  const query = db.query.$extendTables<SealTables>();
  const rows = (tx: Reader) => tx.all(query.selectFrom('crl').selectAll().orderBy('name'));

  return {
    get: (name) =>
      db.read(
        (tx) => tx.first(query.selectFrom('crl').selectAll().where('name', '=', name)) ?? null,
      ),
    all: () => db.read(rows).map(({ der }) => der),
    areDue() {
      const lists = db.read(rows);
      const oldest = Math.min(...lists.map(({ this_update }) => Date.parse(this_update)));
      return lists.length === 0 || oldest + FRESH_MS <= now().getTime();
    },
    async sign(authority, certificates) {
      const numbers = new Map(db.read(rows).map(({ name, number }) => [name, number]));
      const thisUpdate = now();
      const nextUpdate = new Date(thisUpdate.getTime() + VALID_MS);
      const issuers = [
        { name: crlName('root'), pem: authority.rootPem },
        ...authority.issuers.map((pem, place) => ({ name: crlName(place), pem })),
      ];
      return Promise.all(
        issuers.map(async ({ name, pem }) => {
          const number = (numbers.get(name) ?? 0) + 1;
          const revoked = revokedBy(pem, certificates);
          return {
            name,
            number,
            der: await authority.issueCrl(pem, { number, thisUpdate, nextUpdate, revoked }),
            this_update: thisUpdate.toISOString(),
            next_update: nextUpdate.toISOString(),
          };
        }),
      );
    },
    store(tx, lists) {
      for (const { name, ...list } of lists) {
        tx.run(
          query
            .insertInto('crl')
            .values({ name, ...list })
            .onConflict((conflict) => conflict.column('name').doUpdateSet(list)),
        );
      }
    },
  };
}

function revokedBy(
  issuerPem: string,
  certificates: readonly SealCertificateRow[],
): RevokedCertificate[] {
  const issuer = new X509Certificate(issuerPem);
  return certificates.flatMap(({ certificate, revoked_at, invalid_after }) => {
    if (revoked_at === null || invalid_after === null) return [];
    if (!new X509Certificate(certificate).checkIssued(issuer)) return [];
    const invalidFrom = new Date(invalid_after);
    return [{ certificatePem: certificate, revokedAt: new Date(revoked_at), invalidFrom }];
  });
}
