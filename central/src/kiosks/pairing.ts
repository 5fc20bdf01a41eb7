import { createHash, createPublicKey, randomInt, type KeyObject } from 'node:crypto';
import type { PairAnswer, PairRequest, SealRecord } from '@hallway/protocol';
import type { Database, Tx } from '../db/index.ts';
import { kioskTopic, publish, timelineOf } from '../sync/index.ts';
import { PairingError } from './error.ts';
import type { KioskTables } from './tables.ts';

/** Certifies the seal key of a kiosk that has just been paired. Supplied by the issuance authority. */
export type IssueSealCertificate = (request: {
  kioskId: string;
  /** ECDSA P-256, SPKI PEM. */
  sealKey: string;
}) => Promise<SealRecord>;

/** Letters and digits that nobody confuses when reading them aloud. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const codeLength = 8;
const defaultValidForMs = 60 * 60 * 1000;

/**
 * Lets one machine become kiosk `kioskId` within `validForMs` (one hour unless said otherwise), once. Only a keyed
 * digest of the code is kept. `code` is given for machines authorised beforehand; else it is drawn here.
 */
export function createPairingCode(
  db: Database,
  kioskId: string,
  options: { code?: string; validForMs?: number; now?: number } = {},
): { code: string; expiresAt: string } {
  const code = options.code ?? drawCode();
  const now = options.now ?? Date.now();
  const expiresAt = new Date(now + (options.validForMs ?? defaultValidForMs)).toISOString();
  const row = { digest: digestOf(db, kioskId, code), kiosk_id: kioskId, expires_at: expiresAt };
  const query = db.query.$extendTables<KioskTables>();
  db.write((tx) =>
    tx.run(
      query
        .insertInto('pairing_code')
        .values(row)
        .onConflict((conflict) => conflict.column('digest').doUpdateSet({ expires_at: expiresAt })),
    ),
  );
  return { code, expiresAt };
}

/**
 * Makes the asking machine kiosk `request.kioskId`: its key replaces the former one, its seal certificate goes into
 * its own partition. Asked again by the same machine, because the answer was lost, it answers the same.
 * Throws `PairingError`.
 */
export async function pair(
  db: Database,
  request: PairRequest,
  issueSealCertificate: IssueSealCertificate,
  now: () => number = Date.now,
): Promise<PairAnswer> {
  const identityKey = keyOf(request.identityKey, 'ed25519');
  keyOf(request.sealKey, 'ec');
  const keyId = keyIdOf(identityKey);
  const answer = { kioskId: request.kioskId, timeline: timelineOf(db) };
  const before = db.write((tx) => checkCode(db, tx, request, keyId, now()));
  if (before === 'used-by-this-machine') return answer;
  const seal = await issueSealCertificate({ kioskId: request.kioskId, sealKey: request.sealKey });
  db.write((tx) => {
    if (checkCode(db, tx, request, keyId, now()) === 'used-by-this-machine') return;
    recordMachine(db, tx, request, keyId, now());
    publish(tx, `k:${request.kioskId}`, 'put', 'seal', seal);
  });
  return answer;
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
): 'open' | 'used-by-this-machine' {
  const query = db.query.$extendTables<KioskTables>();
  const digest = digestOf(db, request.kioskId, request.code);
  const row = tx.first(
    query
      .selectFrom('pairing_code')
      .innerJoin('kiosk', 'kiosk.kiosk_id', 'pairing_code.kiosk_id')
      .select(['used_at', 'used_by', 'expires_at', 'kiosk.key_id as key_id'])
      .where('digest', '=', digest),
  );
  if (!row) throw new PairingError('CODE_WRONG');
  if (row.used_at) {
    if (row.used_by === keyId && row.key_id === keyId) return 'used-by-this-machine';
    throw new PairingError('CODE_WRONG');
  }
  if (Date.parse(row.expires_at) <= now) throw new PairingError('CODE_EXPIRED');
  return 'open';
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

function keyOf(pem: string, type: 'ed25519' | 'ec'): KeyObject {
  let key: KeyObject;
  try {
    key = createPublicKey(pem);
  } catch {
    throw new PairingError('KEY_UNFIT');
  }
  const fits =
    key.asymmetricKeyType === type &&
    (type === 'ed25519' || key.asymmetricKeyDetails?.namedCurve === 'prime256v1');
  if (!fits) throw new PairingError('KEY_UNFIT');
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
