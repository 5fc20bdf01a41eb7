import * as pkijs from 'pkijs';
import { verifySignature, type PdfAlgorithm } from '../sign/algorithms.ts';
import { DOCUMENT_SIGNING } from '../sign/certificate.ts';
import { allFromPem, fromPem } from '../sign/pem.ts';
import type { KeyEntry, TrustStore } from './key-list.ts';

const BASIC_CONSTRAINTS = '2.5.29.19';
const EXTENDED_KEY_USAGE = '2.5.29.37';

export function entryOf(trust: TrustStore, kid: string): KeyEntry | null {
  return trust.keys.entries.find((entry) => entry.kid === kid) ?? null;
}

/** Reads a certificate from PEM. @throws for anything else */
export function certificateOf(pem: string): pkijs.Certificate {
  return pkijs.Certificate.fromBER(fromPem('CERTIFICATE', pem));
}

function covers(certificate: pkijs.Certificate, at: Date): boolean {
  return certificate.notBefore.value <= at && at <= certificate.notAfter.value;
}

function isAuthority(certificate: pkijs.Certificate): boolean {
  const extension = certificate.extensions?.find((one) => one.extnID === BASIC_CONSTRAINTS);
  const constraints: unknown = extension?.parsedValue;
  return constraints instanceof pkijs.BasicConstraints && constraints.cA;
}

/** Made for signing documents (RFC 9336), so not some other certificate of the same authority. */
function isForDocuments(certificate: pkijs.Certificate): boolean {
  const extension = certificate.extensions?.find((one) => one.extnID === EXTENDED_KEY_USAGE);
  const usage: unknown = extension?.parsedValue;
  return usage instanceof pkijs.ExtKeyUsage && usage.keyPurposes.includes(DOCUMENT_SIGNING);
}

async function isSignedBy(certificate: pkijs.Certificate, issuer: pkijs.Certificate) {
  return certificate.issuer.isEqual(issuer.subject) && (await certificate.verify(issuer));
}

/** The issuing authorities of the key list that the root stands behind at a time. @throws when one cannot be read */
export async function trustedIssuers(trust: TrustStore, at: Date): Promise<pkijs.Certificate[]> {
  const root = certificateOf(trust.rootPem);
  const trusted: pkijs.Certificate[] = [];
  for (const pem of trust.keys.issuers) {
    for (const der of allFromPem('CERTIFICATE', pem)) {
      const issuer = pkijs.Certificate.fromBER(der);
      const valid = isAuthority(issuer) && covers(issuer, at) && covers(root, at);
      if (valid && (await isSignedBy(issuer, root))) trusted.push(issuer);
    }
  }
  return trusted;
}

/**
 * True when the certificate leads to the root through one of the issuing authorities of the key list (RFC 5280 §6,
 * for the one shape of path that we issue). Never throws.
 */
export async function leadsToRoot(
  certificate: pkijs.Certificate,
  trust: TrustStore,
  at: Date,
): Promise<boolean> {
  try {
    if (!isForDocuments(certificate)) return false;
    for (const issuer of await trustedIssuers(trust, at)) {
      if (await isSignedBy(certificate, issuer)) return true;
    }
    return false;
  } catch {
    return false;
  }
}

/** Within the certificate's own window, and before the day the key was withdrawn if it was. */
export function isUsableAt(entry: KeyEntry, at: Date): boolean {
  const time = at.getTime();
  if (time < Date.parse(entry.notBefore) || time > Date.parse(entry.notAfter)) return false;
  return entry.invalidAfter === null || time < Date.parse(entry.invalidAfter);
}

/** Whether the certificate's key signed `bytes`; `signature` as a `Signer` returns it. Never throws. */
export async function isSignature(
  certificate: pkijs.Certificate,
  signature: Uint8Array<ArrayBuffer>,
  bytes: Uint8Array<ArrayBuffer>,
  algorithm: PdfAlgorithm = 'ES256',
): Promise<boolean> {
  try {
    return await verifySignature(certificate, algorithm, signature, bytes);
  } catch {
    return false;
  }
}
