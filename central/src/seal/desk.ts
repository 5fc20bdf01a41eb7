import { createHash } from 'node:crypto';
import { readCertificationRequest, SealKeyError } from '@hallway/certificates';
import type { SealStanding } from '@hallway/protocol';
import type { Database, Reader } from '../db/index.ts';
import type { SealUses } from './control/uses.ts';
import type { SealTables } from './migrations.ts';
import type { Machine, Seals } from './seals.ts';
import { sealTopic } from './topic.ts';

/** Where kiosks have their seal keys certified, once two people have let the machine seal. */
export interface SealDesk {
  /**
   * A machine shows the key it wants certified, with a request signed by that key (PKCS #10, PEM). Asked again, the
   * answer is the same; the certificate itself goes into the kiosk's partition.
   *
   * @throws SealKeyError when the request cannot be read, its signer does not hold the key, or the key was invalidated
   */
  ask(machine: Machine, request: string): Promise<SealStanding>;
  /** Whether two people have let this machine seal. */
  isAdmitted(tx: Reader, machine: Machine): boolean;
  /** Lets a machine seal from now on, and certifies the key it shows already. @param by who asked and who approved */
  admit(machine: Machine, by: string): Promise<void>;
}

export interface SealDeskDeps {
  db: Database;
  seals: Pick<Seals, 'certify'>;
  uses: SealUses;
  now: () => Date;
}

export function createSealDesk({ db, seals, uses, now }: SealDeskDeps): SealDesk {
  const query = db.query.$extendTables<SealTables>();

  function isAdmitted(tx: Reader, { kioskId, keyId }: Machine): boolean {
    const row = tx.first(
      query.selectFrom('seal_grant').select('key_id').where('kiosk_id', '=', kioskId),
    );
    return row?.key_id === keyId;
  }

  function shownBy({ kioskId, keyId }: Machine): string | null {
    const row = db.read((tx) =>
      tx.first(
        query
          .selectFrom('seal_key_shown')
          .select('public_key')
          .where('kiosk_id', '=', kioskId)
          .where('key_id', '=', keyId),
      ),
    );
    return row?.public_key ?? null;
  }

  /** Whether a certificate of this key was invalidated: the key may be in other hands. */
  function isWorthless(publicKey: string): boolean {
    const row = db.read((tx) =>
      tx.first(
        query
          .selectFrom('seal_certificate')
          .select('kid')
          .where('public_key', '=', publicKey)
          .where('invalid_after', 'is not', null),
      ),
    );
    return row !== undefined;
  }

  return {
    isAdmitted,
    async ask(machine, request) {
      const { commonName, publicKeySpkiPem } = await readCertificationRequest(request);
      if (commonName !== machine.kioskId) throw new SealKeyError('a request of another kiosk');
      if (isWorthless(publicKeySpkiPem)) throw new SealKeyError('a key that was invalidated');
      const shown = {
        key_id: machine.keyId,
        public_key: publicKeySpkiPem,
        shown_at: now().toISOString(),
      };
      const admitted = db.write((tx) => {
        tx.run(
          query
            .insertInto('seal_key_shown')
            .values({ kiosk_id: machine.kioskId, ...shown })
            .onConflict((conflict) => conflict.column('kiosk_id').doUpdateSet(shown)),
        );
        return isAdmitted(tx, machine);
      });
      if (!admitted) return 'waiting';
      return seals.certify(machine, publicKeySpkiPem, `standing: ${machine.kioskId}`);
    },
    async admit(machine, by) {
      const { kioskId, keyId } = machine;
      db.write((tx) => {
        if (isAdmitted(tx, machine)) return;
        const given = { key_id: keyId, given_at: now().toISOString() };
        tx.run(
          query
            .insertInto('seal_grant')
            .values({ kiosk_id: kioskId, ...given })
            .onConflict((conflict) => conflict.column('kiosk_id').doUpdateSet(given)),
        );
        const digest = createHash('sha256').update(`${kioskId} ${keyId}`).digest('hex');
        uses.record(tx, { what: 'kiosk-admitted', kid: null, by, digest });
        tx.announce(sealTopic);
      });
      const key = shownBy(machine);
      if (key !== null) await seals.certify(machine, key, by);
    },
  };
}
