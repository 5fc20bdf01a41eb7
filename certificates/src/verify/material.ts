import * as pkijs from 'pkijs';
import type { ValidationMaterial } from '../sign/augment/dss.ts';
import { sameBytes } from './same-bytes.ts';

/**
 * Whether validation data is what it says: certificates that the file's signatures carry themselves, and revocation
 * lists signed by one of the issuers. Nothing covers validation data before the next time stamp does. Never throws.
 */
export async function isGenuineMaterial(
  { certificates, crls }: ValidationMaterial,
  carried: readonly pkijs.Certificate[],
  issuers: readonly pkijs.Certificate[],
): Promise<boolean> {
  const known = carried.map((one) => new Uint8Array(one.toSchema().toBER()));
  if (!certificates.every((der) => known.some((one) => sameBytes(one, der)))) return false;
  const signed = await Promise.all(crls.map((der) => isSignedByOne(der, issuers)));
  return signed.every(Boolean);
}

async function isSignedByOne(
  der: Uint8Array,
  issuers: readonly pkijs.Certificate[],
): Promise<boolean> {
  try {
    const crl = pkijs.CertificateRevocationList.fromBER(new Uint8Array(der));
    for (const issuerCertificate of issuers) {
      if (!crl.issuer.isEqual(issuerCertificate.subject)) continue;
      if (await crl.verify({ issuerCertificate })) return true;
    }
    return false;
  } catch {
    return false;
  }
}
