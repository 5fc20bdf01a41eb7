import { createHash, createPublicKey, randomInt, type KeyObject } from 'node:crypto';
import type { PairAnswer, PairRequest } from '@hallway/protocol';
import type { Database, Tx } from '../db/index.ts';
import { kioskTopic, timelineOf } from '../sync/index.ts';
import { PairingError } from './error.ts';
import type { KioskTables } from './tables.ts';

/** Hears of every machine that becomes a kiosk, in the transaction in which it does. */
export type OnPaired = (
  tx: Tx,
  machine: { kioskId: string; keyId: string },
  /** Who made the pairing code, by staff number; null when it was given at the start of central. */
  by: string | null,
) => void;

/** Letters and digits that nobody confuses when reading them aloud. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const codeLength = 8;
const defaultValidForMs = 60 * 60 * 1000;

/**
 * Lets one machine become kiosk `kioskId` within `validForMs` (one hour unless said otherwise), once. Only a keyed
 * digest of the code is kept. `code` is given for machines authorised beforehand; else it is drawn here. `by` is the staff
 * number of who made it.
 */
export function createPairingCode(
  db: Database,
  kioskId: string,
  options: { code?: string; validForMs?: number; now?: number; by?: string } = {},
): { code: string; expiresAt: string } {
  const code = options.code ?? drawCode();
  const now = options.now ?? Date.now();
  const expiresAt = new Date(now + (options.validForMs ?? defaultValidForMs)).toISOString();
  const digest = digestOf(db, kioskId, code);
  const made = {
    expires_at: expiresAt,
    made_by: options.by === undefined ? null : db.fields.seal(makerOf(digest), options.by),
  };
  const query = db.query.$extendTables<KioskTables>();
  db.write((tx) =>
    tx.run(
      query
        .insertInto('pairing_code')
        .values({ digest, kiosk_id: kioskId, ...made })
        .onConflict((conflict) => conflict.column('digest').doUpdateSet(made)),
    ),
  );
  return { code, expiresAt };
}

/**
 * Makes the asking machine kiosk `request.kioskId`: its key replaces the former one. Asked again by the same machine,
 * because the answer was lost, it answers the same. Throws `PairingError`.
 */
export function pair(
  db: Database,
  request: PairRequest,
  onPaired: OnPaired,
  now: () => number = Date.now,
): PairAnswer {
  const identityKey = ed25519Key(request.identityKey);
  const keyId = keyIdOf(identityKey);
  const { kioskId } = request;
  return db.write((tx) => {
    const code = checkCode(db, tx, request, keyId, now());
    if (code !== 'used-by-this-machine') {
      recordMachine(db, tx, request, keyId, now());
      onPaired(tx, { kioskId, keyId }, code.madeBy);
    }
    return { kioskId, timeline: timelineOf(db) };
  });
}

/** First 128 bit of the SHA-256 of a public key's SPKI DER, lower-case hex. */
export function keyIdOf(key: KeyObject): string {
  const der = key.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex').slice(0, 32);
}

function checkCode(
  db: Database,
  tx: Tx,
  request: PairRequest,
  keyId: string,
  now: number,
): { madeBy: string | null } | 'used-by-this-machine' {
  const query = db.query.$extendTables<KioskTables>();
  const digest = digestOf(db, request.kioskId, request.code);
  const row = tx.first(
    query
      .selectFrom('pairing_code')
      .innerJoin('kiosk', 'kiosk.kiosk_id', 'pairing_code.kiosk_id')
      .select(['used_at', 'used_by', 'expires_at', 'made_by', 'kiosk.key_id as key_id'])
      .where('digest', '=', digest),
  );
  if (!row) throw new PairingError('CODE_WRONG');
  if (row.used_at) {
    if (row.used_by === keyId && row.key_id === keyId) return 'used-by-this-machine';
    throw new PairingError('CODE_WRONG');
  }
  if (Date.parse(row.expires_at) <= now) throw new PairingError('CODE_EXPIRED');
  const { made_by: maker } = row;
  return { madeBy: maker && db.fields.open(makerOf(digest), maker).toString('utf8') };
}

function recordMachine(
  db: Database,
  tx: Tx,
  request: PairRequest,
  keyId: string,
  now: number,
): void {
  const query = db.query.$extendTables<KioskTables>();
  const at = new Date(now).toISOString();
  tx.run(
    query
      .updateTable('pairing_code')
      .set({ used_at: at, used_by: keyId })
      .where('digest', '=', digestOf(db, request.kioskId, request.code)),
  );
  tx.run(
    query
      .updateTable('kiosk')
      .set({
        key_id: keyId,
        identity_key: request.identityKey,
        paired_at: at,
        revoked_at: null,
      })
      .where('kiosk_id', '=', request.kioskId),
  );
  tx.announce(kioskTopic(request.kioskId));
}

const makerOf = (digest: string) => ({ table: 'pairing_code', key: digest, column: 'made_by' });

function ed25519Key(pem: string): KeyObject {
  let key: KeyObject;
  try {
    key = createPublicKey(pem);
  } catch {
    throw new PairingError('KEY_UNFIT');
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new PairingError('KEY_UNFIT');
  return key;
}

/** Codes are compared as people type them: case and separators do not matter. */
function digestOf(db: Database, kioskId: string, code: string): string {
  const typed = code.toUpperCase().replaceAll(/[\s-]/g, '');
  return db.fields.blindIndex('pairing-code', `${kioskId} ${typed}`);
}

function drawCode(): string {
  let code = '';
  for (let index = 0; index < codeLength; index += 1) {
    code += alphabet.charAt(randomInt(alphabet.length));
  }
  return code;
}
