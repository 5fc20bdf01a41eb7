import type { Database, Tx } from '../db/index.ts';
import { kioskTopic } from '../sync/index.ts';
import type { KioskTables } from './tables.ts';

/** A kiosk central knows, whether or not a machine has ever been paired as it. */
export interface KioskRecord {
  kioskId: string;
  campus: string;
  /** Ed25519 public key (SPKI PEM) of the machine that is this kiosk now. */
  identityKey: string | null;
  /** First 128 bit of the SHA-256 of that key's SPKI DER, lower-case hex. */
  keyId: string | null;
  pairedAt: string | null;
  revokedAt: string | null;
}

export interface Kiosks {
  /** Adds a kiosk, or moves it to another campus. */
  register(tx: Tx, kiosk: { kioskId: string; campus: string }): void;
  get(kioskId: string): KioskRecord | null;
  list(): KioskRecord[];
  /** From now on the machine's key proves nothing; a live connection is closed. Pairing again gives the kiosk a new key. */
  revoke(tx: Tx, kioskId: string): void;
}

export function createKiosks(db: Database, now: () => number = Date.now): Kiosks {
  const query = db.query.$extendTables<KioskTables>();
  const time = (): string => new Date(now()).toISOString();
  return {
    register(tx, { kioskId, campus }) {
      tx.run(
        query
          .insertInto('kiosk')
          .values({ kiosk_id: kioskId, campus, registered_at: time() })
          .onConflict((conflict) => conflict.column('kiosk_id').doUpdateSet({ campus })),
      );
      tx.announce(kioskTopic(kioskId));
    },
    get(kioskId) {
      const row = db.read((tx) =>
        tx.first(query.selectFrom('kiosk').selectAll().where('kiosk_id', '=', kioskId)),
      );
      return row ? recordOf(row) : null;
    },
    list() {
      const rows = db.read((tx) =>
        tx.all(query.selectFrom('kiosk').selectAll().orderBy('kiosk_id')),
      );
      return rows.map(recordOf);
    },
    revoke(tx, kioskId) {
      tx.run(
        query
          .updateTable('kiosk')
          .set({ key_id: null, identity_key: null, revoked_at: time() })
          .where('kiosk_id', '=', kioskId),
      );
      tx.announce(kioskTopic(kioskId));
    },
  };
}

function recordOf(row: KioskTables['kiosk']): KioskRecord {
  return {
    kioskId: row.kiosk_id,
    campus: row.campus,
    identityKey: row.identity_key,
    keyId: row.key_id,
    pairedAt: row.paired_at,
    revokedAt: row.revoked_at,
  };
}
