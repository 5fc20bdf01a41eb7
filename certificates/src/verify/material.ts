import * as pkijs from 'pkijs';
import type { ValidationMaterial } from '../sign/augment/dss.ts';
import type { ReadCertificate } from './certificate-reader.ts';
import { sameBytes } from './same-bytes.ts';

/**
 * Whether validation data is what it says: certificates that the file's signatures carry themselves, and revocation
 * lists signed by one of the issuers. Nothing covers validation data before the next time stamp does. Never throws.
 */
export async function isGenuineMaterial(
  { certificates, crls }: ValidationMaterial,
  carried: readonly ReadCertificate[],
  issuers: readonly ReadCertificate[],
): Promise<boolean> {
  if (!certificates.every((der) => carried.some((one) => sameBytes(one.der, der)))) return false;
  const signed = await Promise.all(crls.map((der) => isSignedByOne(der, issuers)));
  return signed.every(Boolean);
}

async function isSignedByOne(
  der: Uint8Array,
  issuers: readonly ReadCertificate[],
): Promise<boolean> {
  try {
    const crl = pkijs.CertificateRevocationList.fromBER(new Uint8Array(der));
    for (const { x509: issuerCertificate } of issuers) {
      if (!crl.issuer.isEqual(issuerCertificate.subject)) continue;
      if (await crl.verify({ issuerCertificate })) return true;
    }
    return false;
  } catch {
    return false;
  }
}
