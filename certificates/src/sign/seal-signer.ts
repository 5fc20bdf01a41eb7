import * as pkijs from 'pkijs';
import { verifySignature, type PdfAlgorithm } from './algorithms.ts';
import { keyIdentifier } from './keys.ts';
import { allFromPem, fromPem } from './pem.ts';
import type { SealSigner } from './signer.ts';

/** A seal key and certificate that do not belong together, or cannot be read. */
export class SealKeyError extends Error {
  readonly code = 'SEAL_KEY';
  override name = 'SealKeyError';
}

/** A seal certificate and the certificates above it; a root among them is left out of the signer's chain. */
export interface SealCertificates {
  certificatePem: string;
  chainPem: string;
}

/** What a key signs once to prove itself. No attribute set and no code begins like this. */
const PROOF = new TextEncoder().encode('hallway: this key belongs to its certificate');

/**
 * Puts a key, wherever it is, and its certificate together. The key signs a fixed text once, so that a wrong
 * certificate shows here and not on the first paper.
 *
 * @param sign as `Signer.sign`
 * @throws SealKeyError when key and certificate do not match or the certificate cannot be read
 */
export async function sealSigner<A extends PdfAlgorithm>(
  certificates: SealCertificates,
  algorithm: A,
  sign: SealSigner<A>['sign'],
): Promise<SealSigner<A>> {
  const { der, certificate } = readSeal(certificates.certificatePem);
  if (!(await isOurs(certificate, algorithm, sign))) {
    throw new SealKeyError('the key does not belong to the certificate');
  }
  return {
    ...(await sealIdentity(der, certificate)),
    chain: chainOf(certificates.chainPem),
    algorithm,
    sign,
  };
}

/** What a signer says of its certificate. */
export async function sealIdentity(
  der: Uint8Array,
  { notBefore, notAfter }: pkijs.Certificate,
): Promise<Pick<SealSigner, 'certificate' | 'kid' | 'validity'>> {
  return {
    certificate: der,
    kid: await keyIdentifier(der),
    validity: { notBefore: notBefore.value, notAfter: notAfter.value },
  };
}

/** @throws SealKeyError */
export function readSeal(pem: string): {
  der: Uint8Array<ArrayBuffer>;
  certificate: pkijs.Certificate;
} {
  try {
    const der = fromPem('CERTIFICATE', pem);
    return { der, certificate: pkijs.Certificate.fromBER(der) };
  } catch (cause) {
    throw new SealKeyError('the seal certificate cannot be read', { cause });
  }
}

export function chainOf(pem: string): Uint8Array[] {
  return allFromPem('CERTIFICATE', pem).filter((der) => !isSelfIssued(der));
}

function isSelfIssued(der: Uint8Array<ArrayBuffer>): boolean {
  const { issuer, subject } = pkijs.Certificate.fromBER(der);
  return issuer.isEqual(subject);
}

async function isOurs(
  certificate: pkijs.Certificate,
  algorithm: PdfAlgorithm,
  sign: (tbs: Uint8Array) => Promise<Uint8Array>,
): Promise<boolean> {
  const signature = new Uint8Array(await sign(PROOF));
  try {
    return await verifySignature(certificate, algorithm, signature, PROOF);
  } catch (cause) {
    throw new SealKeyError('the certificate is for a key of another kind', { cause });
  }
}
