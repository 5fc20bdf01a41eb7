import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  type KeyObject,
} from 'node:crypto';
import { proofText, type Challenge, type Prove } from '@hallway/protocol';
import type { FieldPlace, Store } from '../store/index.ts';

/** The keys that make this machine this kiosk. Both are made here and never leave; at rest they are sealed. */
export interface Identity {
  /** First 128 bit of the SHA-256 of the identity key's SPKI DER, lower-case hex. */
  keyId: string;
  /** Ed25519 and P-256 public keys, SPKI PEM. */
  identityKeyPem: string;
  sealKeyPem: string;
  /** P-256 private key, PKCS #8 PEM. */
  sealPrivatePem: string;
  /** Proof for one connection, bound to the origin the kiosk meant to reach. */
  prove(kioskId: string, origin: string, challenge: Challenge): Prove;
}

interface IdentityRow {
  identity_key: Buffer;
  seal_key: Buffer;
}

/** Reads the keys, or makes them once. */
export function loadOrCreateIdentity(store: Store): Identity {
  return store.transaction(() => {
    const row =
      store.db.prepare<[], IdentityRow>('SELECT identity_key, seal_key FROM sync_identity').get() ??
      createKeys(store);
    const open = (column: keyof IdentityRow): KeyObject =>
      createPrivateKey(store.fields.open(placeOf(column), row[column]).toString('utf8'));
    return identityOf(open('identity_key'), open('seal_key'));
  });
}

export function isPaired(store: Store): boolean {
  const pairedAt = store.db
    .prepare<[], string | null>('SELECT paired_at FROM sync_identity')
    .pluck()
    .get();
  return typeof pairedAt === 'string';
}

export function markPaired(store: Store, at: string): void {
  store.db.prepare('UPDATE sync_identity SET paired_at = ?').run(at);
}

function createKeys(store: Store): IdentityRow {
  const row: IdentityRow = {
    identity_key: sealed(store, 'identity_key', generateKeyPairSync('ed25519').privateKey),
    seal_key: sealed(
      store,
      'seal_key',
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
    ),
  };
  store.db
    .prepare('INSERT INTO sync_identity (only, identity_key, seal_key) VALUES (1, ?, ?)')
    .run(row.identity_key, row.seal_key);
  return row;
}

function sealed(store: Store, column: keyof IdentityRow, key: KeyObject): Buffer {
  return store.fields.seal(placeOf(column), key.export({ type: 'pkcs8', format: 'pem' }));
}

function placeOf(column: keyof IdentityRow): FieldPlace {
  return { table: 'sync_identity', key: '1', column };
}

function identityOf(identityKey: KeyObject, sealKey: KeyObject): Identity {
  const publicKey = createPublicKey(identityKey);
  const der = publicKey.export({ type: 'spki', format: 'der' });
  const keyId = createHash('sha256').update(der).digest('hex').slice(0, 32);
  return {
    keyId,
    identityKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    sealKeyPem: createPublicKey(sealKey).export({ type: 'spki', format: 'pem' }).toString(),
    sealPrivatePem: sealKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    prove(kioskId, origin, challenge) {
      const text = proofText(origin, challenge.nonce, challenge.timeline);
      return { kioskId, keyId, sig: sign(null, Buffer.from(text), identityKey).toString('base64') };
    },
  };
}
