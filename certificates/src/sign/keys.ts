import { fromPem, toPem } from './pem.ts';

const P256 = { name: 'ECDSA', namedCurve: 'P-256' };

type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

export async function sha256(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
}

/** A new P-256 key pair for a kiosk's seal, as PEM (PKCS#8 and SPKI). */
export async function generateSealKey(): Promise<{
  privateKeyPem: string;
  publicKeySpkiPem: string;
}> {
  const pair = await crypto.subtle.generateKey(P256, true, ['sign', 'verify']);
  return {
    privateKeyPem: toPem(
      'PRIVATE KEY',
      new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey)),
    ),
    publicKeySpkiPem: toPem(
      'PUBLIC KEY',
      new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey)),
    ),
  };
}

export function importPrivateKey(pem: string): Promise<Key> {
  return crypto.subtle.importKey('pkcs8', fromPem('PRIVATE KEY', pem), P256, true, ['sign']);
}

/** ES256 by WebCrypto: raw r‖s. */
export async function es256(key: Key, bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
  return new Uint8Array(await crypto.subtle.sign(algorithm, key, new Uint8Array(bytes)));
}

/** Hex of the first 8 bytes of the SHA-256 of a certificate's DER. */
export async function keyIdentifier(der: Uint8Array): Promise<string> {
  const hash = await sha256(der);
  return Array.from(hash.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
