import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { StoreError } from './error.ts';

/** Where a sealed field lives. A value moved to another row or column no longer opens. */
export interface FieldPlace {
  table: string;
  key: string;
  column: string;
}

/** Seals personal fields at rest and makes look-up values for them. */
export interface FieldCipher {
  /** AES-256-GCM; the place is authenticated with the value. */
  seal(at: FieldPlace, plain: string | Uint8Array): Buffer;
  /** Throws `StoreError` FIELD_UNREADABLE when the key, the place or the bytes are not those that were sealed. */
  open(at: FieldPlace, sealed: Uint8Array): Buffer;
  /** Keyed digest for equality look-ups: HMAC-SHA-256 truncated to 128 bit, lower-case hex. */
  blindIndex(kind: string, value: string): string;
}

const format = 1;
const nonceLength = 12;
const tagLength = 16;
const headerLength = 1 + nonceLength;

/**
 * Field cipher under one 32-byte key. Sealing and indexing use separate keys derived by HKDF-SHA-256 (RFC 5869).
 * Sealed form: version byte, 96-bit random nonce, ciphertext, 128-bit tag (NIST SP 800-38D §8.2.2).
 */
export function createFieldCipher(key: Uint8Array): FieldCipher {
  const sealingKey = derive(key, 'field sealing');
  const indexKey = derive(key, 'blind index');
  return {
    seal(at, plain) {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv('aes-256-gcm', sealingKey, nonce).setAAD(placeBytes(at));
      const body = typeof plain === 'string' ? Buffer.from(plain, 'utf8') : plain;
      return Buffer.concat([
        Buffer.of(format),
        nonce,
        cipher.update(body),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
    },
    open(at, sealed) {
      if (sealed.length < headerLength + tagLength || sealed[0] !== format) {
        throw unreadable(at);
      }
      const nonce = sealed.subarray(1, headerLength);
      const tag = sealed.subarray(sealed.length - tagLength);
      const body = sealed.subarray(headerLength, sealed.length - tagLength);
      try {
        const decipher = createDecipheriv('aes-256-gcm', sealingKey, nonce, {
          authTagLength: tagLength,
        });
        decipher.setAAD(placeBytes(at)).setAuthTag(tag);
        return Buffer.concat([decipher.update(body), decipher.final()]);
      } catch {
        throw unreadable(at);
      }
    },
    blindIndex(kind, value) {
      const digest = createHmac('sha256', indexKey)
        .update(JSON.stringify([kind, value]))
        .digest();
      return digest.toString('hex', 0, 16);
    },
  };
}

function derive(key: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, new Uint8Array(0), `hallway ${purpose} 1`, 32));
}

function unreadable(at: FieldPlace): StoreError {
  return new StoreError(
    'FIELD_UNREADABLE',
    `sealed field ${at.table}.${at.column} does not open with this key`,
  );
}

/** JSON keeps the three parts apart whatever characters they hold. */
function placeBytes(at: FieldPlace): Buffer {
  return Buffer.from(JSON.stringify([at.table, at.key, at.column]), 'utf8');
}
