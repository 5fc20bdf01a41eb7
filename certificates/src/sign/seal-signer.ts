import { p256 } from '@noble/curves/nist.js';
import * as pkijs from 'pkijs';
import { importPrivateKey, keyIdentifier } from './keys.ts';
import { allFromPem, fromPem } from './pem.ts';
import type { SealSigner } from './signer.ts';

/** A seal key and certificate that do not belong together, or cannot be read. */
export class SealKeyError extends Error {
  readonly code = 'SEAL_KEY';
  override name = 'SealKeyError';
}

async function privateScalar(keyPem: string): Promise<Uint8Array> {
  const { d } = await crypto.subtle.exportKey('jwk', await importPrivateKey(keyPem));
  if (!d) throw new SealKeyError('not a P-256 private key');
  const binary = atob(d.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/**
 * A signer over a key kept in a file. Signatures are deterministic (RFC 6979): the same statement signed twice
 * gives the same bytes, so a document made again after a power cut is the same document, and no signature
 * depends on the quality of this machine's random numbers.
 *
 * @param files PEM: PKCS#8 key, seal certificate, and the certificates above it (a root among them is left out)
 * @throws SealKeyError when key and certificate do not match
 */
export async function loadSealSigner(files: {
  keyPem: string;
  certificatePem: string;
  chainPem: string;
}): Promise<SealSigner> {
  const certificate = fromPem('CERTIFICATE', files.certificatePem);
  const scalar = await privateScalar(files.keyPem);
  if (!includes(certificate, p256.getPublicKey(scalar, false))) {
    throw new SealKeyError('the key does not belong to the certificate');
  }
  const { notBefore, notAfter } = pkijs.Certificate.fromBER(certificate);
  return {
    validity: { notBefore: notBefore.value, notAfter: notAfter.value },
    kid: await keyIdentifier(certificate),
    certificate,
    chain: allFromPem('CERTIFICATE', files.chainPem).filter((der) => !isSelfIssued(der)),
    sign: async (tbs) => p256.sign(tbs, scalar, { lowS: false }),
  };
}

function isSelfIssued(der: Uint8Array<ArrayBuffer>): boolean {
  const { issuer, subject } = pkijs.Certificate.fromBER(der);
  return issuer.isEqual(subject);
}

/** The uncompressed point stands verbatim in the certificate's subjectPublicKeyInfo. */
function includes(haystack: Uint8Array, needle: Uint8Array): boolean {
  return haystack.some((_, at) => needle.every((byte, i) => haystack[at + i] === byte));
}
