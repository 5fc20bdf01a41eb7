import type * as pkijs from 'pkijs';
import { der, identifier, TAG } from './der.ts';
import { derSignature, rawSignature } from './ecdsa-der.ts';
import type { SignatureAlgorithm } from './signer.ts';

/** The algorithms of signatures that any verifier of PDFs knows. */
export type PdfAlgorithm = Exclude<SignatureAlgorithm, 'SM2'>;

interface Profile {
  /** signatureAlgorithm in a CMS. */
  oid: string;
  /** RFC 5754 §3.2 wants NULL with RSA, RFC 5758 §3.2 nothing with ECDSA. */
  parameters: boolean;
  /** The signature as a CMS carries it, and back. */
  encode(raw: Uint8Array): ArrayBuffer;
  /** @throws when it is not of this algorithm's form */
  decode(encoded: Uint8Array): Uint8Array<ArrayBuffer>;
  /** As WebCrypto names a public key of this kind, and a signature by it. */
  key: { name: string; namedCurve?: string; hash?: string };
  signature: { name: string; hash?: string };
}

const same = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

const profiles: Record<PdfAlgorithm, Profile> = {
  ES256: {
    oid: '1.2.840.10045.4.3.2',
    parameters: false,
    encode: derSignature,
    decode: rawSignature,
    key: { name: 'ECDSA', namedCurve: 'P-256' },
    signature: { name: 'ECDSA', hash: 'SHA-256' },
  },
  RS256: {
    oid: '1.2.840.113549.1.1.11',
    parameters: true,
    encode: (raw) => same(raw).buffer,
    decode: same,
    key: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
    signature: { name: 'RSASSA-PKCS1-v1_5' },
  },
};

/** RFC 8017 allows this name too in a CMS; several programs write it (RFC 3370 §3.2). */
const RSA_ENCRYPTION = '1.2.840.113549.1.1.1';

/** signatureAlgorithm of a SignerInfo, DER. */
export function signatureAlgorithm(algorithm: PdfAlgorithm): Uint8Array {
  const { oid, parameters } = profiles[algorithm];
  return der(TAG.sequence, identifier(oid), ...(parameters ? [der(TAG.null)] : []));
}

/** The algorithm a SignerInfo with SHA-256 names, or null for one that is not ours. */
export function algorithmOf(oid: string): PdfAlgorithm | null {
  if (oid === profiles.ES256.oid) return 'ES256';
  return oid === profiles.RS256.oid || oid === RSA_ENCRYPTION ? 'RS256' : null;
}

export function encodeSignature(algorithm: PdfAlgorithm, raw: Uint8Array): ArrayBuffer {
  return profiles[algorithm].encode(raw);
}

/** @throws when it is not of this algorithm's form */
export function decodeSignature(
  algorithm: PdfAlgorithm,
  encoded: Uint8Array,
): Uint8Array<ArrayBuffer> {
  return profiles[algorithm].decode(encoded);
}

/**
 * Whether the key of a certificate made this signature.
 *
 * @param signature as `Signer.sign` returns it
 * @throws when the certificate's key is of another kind
 */
export async function verifySignature(
  certificate: pkijs.Certificate,
  algorithm: PdfAlgorithm,
  signature: Uint8Array<ArrayBuffer>,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const profile = profiles[algorithm];
  const spki = certificate.subjectPublicKeyInfo.toSchema().toBER();
  const key = await crypto.subtle.importKey('spki', spki, profile.key, false, ['verify']);
  return crypto.subtle.verify(profile.signature, key, signature, bytes);
}
