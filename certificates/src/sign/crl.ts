import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { readCertificate } from './certificate.ts';
import { importPrivateKey } from './keys.ts';

/** RFC 5280 §5.2.3, §5.2.1, §5.3.2. */
const OID = {
  crlNumber: '2.5.29.20',
  authorityKeyIdentifier: '2.5.29.35',
  invalidityDate: '2.5.29.24',
} as const;

/** A certificate that does not count any more. */
export interface RevokedCertificate {
  certificatePem: string;
  /** When the authority said so. */
  revokedAt: Date;
  /** From when on its signatures do not count: the day of a theft, which may be long before it was noticed. */
  invalidFrom: Date;
}

export interface CrlRequest {
  /** Greater than that of every earlier list of this issuer. */
  number: number;
  thisUpdate: Date;
  nextUpdate: Date;
  revoked: readonly RevokedCertificate[];
}

/**
 * A certificate revocation list, v2, of one issuer, signed ECDSA P-256 with SHA-256 (RFC 5280 §5). Entries give no
 * reason; those whose loss is dated before it was known carry an invalidity date.
 *
 * @returns DER
 */
export async function createCrl(
  issuer: { certificatePem: string; keyPem: string },
  { number, thisUpdate, nextUpdate, revoked }: CrlRequest,
): Promise<Uint8Array<ArrayBuffer>> {
  const certificate = readCertificate(issuer.certificatePem);
  const keyIdentifier = new pkijs.AuthorityKeyIdentifier({
    keyIdentifier: new asn1js.OctetString({ valueHex: await certificate.getKeyHash('SHA-1') }),
  });
  const crl = new pkijs.CertificateRevocationList({
    version: 1,
    issuer: certificate.subject,
    thisUpdate: utcTime(thisUpdate),
    nextUpdate: utcTime(nextUpdate),
    // An empty list has no member at all (§5.1.2.6).
    ...(revoked.length > 0 ? { revokedCertificates: revoked.map(entry) } : {}),
    crlExtensions: new pkijs.Extensions({
      extensions: [
        extension(OID.authorityKeyIdentifier, keyIdentifier.toSchema()),
        extension(OID.crlNumber, asn1js.Integer.fromBigInt(number)),
      ],
    }),
  });
  await crl.sign(await importPrivateKey(issuer.keyPem), 'SHA-256');
  return new Uint8Array(crl.toSchema(true).toBER());
}

function entry({ certificatePem, revokedAt, invalidFrom }: RevokedCertificate) {
  const dated = invalidFrom.getTime() < revokedAt.getTime();
  return new pkijs.RevokedCertificate({
    userCertificate: readCertificate(certificatePem).serialNumber,
    revocationDate: utcTime(revokedAt),
    ...(dated
      ? {
          crlEntryExtensions: new pkijs.Extensions({
            extensions: [extension(OID.invalidityDate, generalizedTime(invalidFrom))],
          }),
        }
      : {}),
  });
}

function extension(extnID: string, value: asn1js.BaseBlock): pkijs.Extension {
  return new pkijs.Extension({ extnID, critical: false, extnValue: value.toBER() });
}

/** Up to 2049 dates are UTCTime (§5.1.2.4). */
function utcTime(value: Date): pkijs.Time {
  return new pkijs.Time({ type: pkijs.TimeType.UTCTime, value: wholeSeconds(value) });
}

function generalizedTime(value: Date): asn1js.GeneralizedTime {
  return new asn1js.GeneralizedTime({ valueDate: wholeSeconds(value) });
}

function wholeSeconds(date: Date): Date {
  return new Date(Math.floor(date.getTime() / 1000) * 1000);
}
