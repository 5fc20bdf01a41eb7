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

const place: FieldPlace = { table: 'sync_identity', key: '1', column: 'identity_key' };

/** The key that makes this machine this kiosk. It is made here and never leaves; at rest it is sealed. */
export interface Identity {
  /** First 128 bit of the SHA-256 of the identity key's SPKI DER, lower-case hex. */
  keyId: string;
  /** Ed25519 public key, SPKI PEM. */
  identityKeyPem: string;
  /** Proof for one connection, bound to the origin the kiosk meant to reach. */
  prove(kioskId: string, origin: string, challenge: Challenge): Prove;
}

/** Reads the key, or makes it once. */
export function loadOrCreateIdentity(store: Store): Identity {
  return store.transaction(() => {
    const sealed =
      store.db.prepare<[], Buffer>('SELECT identity_key FROM sync_identity').pluck().get() ??
      createKey(store);
    return identityOf(createPrivateKey(store.fields.open(place, sealed).toString('utf8')));
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

function createKey(store: Store): Buffer {
  const { privateKey } = generateKeyPairSync('ed25519');
  const sealed = store.fields.seal(place, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  store.db.prepare('INSERT INTO sync_identity (only, identity_key) VALUES (1, ?)').run(sealed);
  return sealed;
}

function identityOf(identityKey: KeyObject): Identity {
  const publicKey = createPublicKey(identityKey);
  const der = publicKey.export({ type: 'spki', format: 'der' });
  const keyId = createHash('sha256').update(der).digest('hex').slice(0, 32);
  return {
    keyId,
    identityKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    prove(kioskId, origin, challenge) {
      const text = proofText(origin, challenge.nonce, challenge.timeline);
      return { kioskId, keyId, sig: sign(null, Buffer.from(text), identityKey).toString('base64') };
    },
  };
}
