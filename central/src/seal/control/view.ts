import type { SealCertificateView, SealKiosk, SealView } from '../../../web/contract/seal.ts';
import type { Catalogue } from '../../catalogue/index.ts';
import type { Database } from '../../db/index.ts';
import type { SealDesk } from '../desk.ts';
import type { SealTables } from '../migrations.ts';
import type { Seals } from '../seals.ts';
import type { SealRequests } from './requests.ts';

/** Certificates that are over are shown this long: papers of theirs are still asked about. */
const SHOWN_AFTER_MS = 60 * 86_400_000;
const REQUESTS = 100;

export interface SealViewDeps {
  db: Database;
  seals: Pick<Seals, 'days'>;
  desk: Pick<SealDesk, 'isAdmitted'>;
  requests: Pick<SealRequests, 'list'>;
  catalogue: Catalogue;
  machineOf: (kioskId: string) => string | null;
  nameOf: (staffNo: string) => string;
  now: () => Date;
}

/** Everything of the seal that its keepers look at, as it is now. */
export function createSealView(deps: SealViewDeps): () => SealView {
  const { db, seals, desk, requests, catalogue, machineOf, nameOf, now } = deps;
  const query = db.query.$extendTables<SealTables>();

  function certificates(): SealCertificateView[] {
    const since = new Date(now().getTime() - SHOWN_AFTER_MS).toISOString();
    const rows = db.read((tx) =>
      tx.all(
        query
          .selectFrom('seal_certificate')
          .select(['kid', 'kiosk_id', 'not_before', 'not_after', 'invalid_after'])
          .select((e) =>
            e
              .selectFrom('seal_use')
              .select((inner) => inner.fn.countAll<number>().as('n'))
              .whereRef('seal_use.kid', '=', 'seal_certificate.kid')
              .where('seal_use.what', '=', 'paper-sealed')
              .as('papers'),
          )
          .where('not_after', '>', since)
          .orderBy('not_before', 'desc'),
      ),
    );
    return rows.map((row) => ({
      kid: row.kid,
      kioskId: row.kiosk_id,
      notBefore: row.not_before,
      notAfter: row.not_after,
      invalidAfter: row.invalid_after,
      papers: row.papers ?? 0,
    }));
  }

  function kiosks(): SealKiosk[] {
    return db.read((tx) =>
      catalogue.kiosks(tx).map(({ kioskId, name }) => {
        const keyId = machineOf(kioskId);
        const admitted = keyId !== null && desk.isAdmitted(tx, { kioskId, keyId });
        return { kioskId, name, keyId, admitted };
      }),
    );
  }

  return () => {
    const asked = requests.list(REQUESTS);
    const numbers = asked.flatMap(({ askedBy, decidedBy }) =>
      decidedBy === null ? [askedBy] : [askedBy, decidedBy],
    );
    const lists = db.read((tx) =>
      tx.all(query.selectFrom('crl').select(['name', 'number', 'this_update', 'next_update'])),
    );
    const last = db.read((tx) =>
      tx.first(query.selectFrom('seal_use').select('n').orderBy('n', 'desc').limit(1)),
    );
    return {
      asOf: now().toISOString(),
      certificates: certificates(),
      kiosks: kiosks(),
      requests: asked,
      lists: lists.map(({ name, number, this_update, next_update }) => ({
        name,
        number,
        thisUpdate: this_update,
        nextUpdate: next_update,
      })),
      days: seals.days(),
      lastUse: last?.n ?? 0,
      people: Object.fromEntries(numbers.map((no) => [no, nameOf(no)])),
    };
  };
}
