import { p256 } from '@noble/curves/nist.js';
import { importPrivateKey } from './keys.ts';
import { fromPem, toPem } from './pem.ts';
import { SealKeyError, sealSigner, type SealCertificates } from './seal-signer.ts';
import type { SealKey, SealSigner } from './signer.ts';

/** A key in a file, PKCS#8 PEM, with its certificates. */
export interface SealFiles extends SealCertificates {
  keyPem: string;
}

const RS256 = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
/** What RSA must have to be as strong as P-256 (NIST SP 800-57 part 1, table 2). */
const RSA_BITS = 3072;

/**
 * A P-256 key kept in a file, PKCS#8 PEM. Signatures are deterministic (RFC 6979): the same statement signed twice
 * gives the same bytes, so a document made again after a power cut is the same document, and no signature
 * depends on the quality of this machine's random numbers.
 *
 * @throws SealKeyError when the key is of another kind
 */
export async function loadSealKey(keyPem: string): Promise<SealKey> {
  const { scalar, publicKeySpkiPem } = await p256Key(keyPem);
  return { publicKeySpkiPem, sign: async (tbs) => p256.sign(tbs, scalar, { lowS: false }) };
}

/** A signer over a P-256 key kept in a file. @throws SealKeyError when key and certificate do not match, or as `loadSealKey` */
export async function loadSealSigner(files: SealFiles): Promise<SealSigner> {
  const { sign } = await loadSealKey(files.keyPem);
  return sealSigner(files, 'ES256', sign);
}

/**
 * A signer over an RSA key kept in a file, the second profile: for certificates of authorities that issue nothing
 * else. PKCS#1 v1.5 signatures are deterministic as well. It seals PDFs; the code on paper is ES256 only.
 *
 * @throws SealKeyError when the key is shorter than 3072 bits, of another kind, or does not match the certificate
 */
export async function loadRsaSealSigner(files: SealFiles): Promise<SealSigner<'RS256'>> {
  const key = await rsaKey(files.keyPem);
  return sealSigner(
    files,
    'RS256',
    async (tbs) => new Uint8Array(await crypto.subtle.sign(RS256.name, key, new Uint8Array(tbs))),
  );
}

/** OBJECT IDENTIFIERs and BIT STRING of a P-256 SubjectPublicKeyInfo (RFC 5480 §2), up to the uncompressed point. */
const P256_SPKI = Uint8Array.from(
  '3059301306072a8648ce3d020106082a8648ce3d030107034200'.match(/../g) ?? [],
  (octet) => Number.parseInt(octet, 16),
);

/** A P-256 public key as SPKI PEM. @param point uncompressed, 65 octets */
export function p256Spki(point: Uint8Array): string {
  return toPem('PUBLIC KEY', Uint8Array.of(...P256_SPKI, ...point));
}

async function p256Key(keyPem: string): Promise<{ scalar: Uint8Array; publicKeySpkiPem: string }> {
  try {
    const { d } = await crypto.subtle.exportKey('jwk', await importPrivateKey(keyPem));
    const binary = atob((d ?? '').replace(/-/g, '+').replace(/_/g, '/'));
    const scalar = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return { scalar, publicKeySpkiPem: p256Spki(p256.getPublicKey(scalar, false)) };
  } catch (cause) {
    throw new SealKeyError('not a P-256 private key', { cause });
  }
}

async function rsaKey(keyPem: string) {
  const key = await crypto.subtle
    .importKey('pkcs8', fromPem('PRIVATE KEY', keyPem), RS256, false, ['sign'])
    .catch((cause: unknown) => {
      throw new SealKeyError('not an RSA private key', { cause });
    });
  const { modulusLength } = key.algorithm as { modulusLength?: number };
  if ((modulusLength ?? 0) < RSA_BITS) throw new SealKeyError(`RSA needs ${RSA_BITS} bits`);
  return key;
}
