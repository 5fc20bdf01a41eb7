import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { importPrivateKey } from './keys.ts';
import { fromPem, toPem } from './pem.ts';

/** OIDs of RFC 5280 and of document signing (RFC 9336). */
const OID = {
  commonName: '2.5.4.3',
  organisation: '2.5.4.10',
  country: '2.5.4.6',
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  extendedKeyUsage: '2.5.29.37',
  subjectKeyIdentifier: '2.5.29.14',
  authorityKeyIdentifier: '2.5.29.35',
  crlDistributionPoints: '2.5.29.31',
} as const;

export const DOCUMENT_SIGNING = '1.3.6.1.5.5.7.3.36';
/** NSS, and with it poppler's viewers, trusts a document signature only with this purpose beside the right one. */
const EMAIL_PROTECTION = '1.3.6.1.5.5.7.3.4';

/** Signing time stamps (RFC 3161 §2.3), and nothing else. */
export const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';

export type Profile = 'root' | 'issuing' | 'seal' | 'timestamp';

export interface CertificateRequest {
  commonName: string;
  organisation: string;
  publicKeySpkiPem: string;
  notBefore: Date;
  notAfter: Date;
  profile: Profile;
  /** The issuer's key; `pem` is null when the certificate signs itself. */
  issuer: { pem: string | null; privateKeyPem: string };
  /** Where the issuer's revocation list is found. */
  crlUrl?: string;
}

interface ProfileFacts {
  constraints: { cA: boolean; pathLenConstraint?: number };
  /** KeyUsage (RFC 5280 §4.2.1.3): the first octet of its BIT STRING and the unused bits at its end. */
  usage: { byte: number; unused: number };
  purposes?: { critical: boolean; keyPurposes: string[] };
}

const authorityUsage = { byte: 0b0000_0110, unused: 1 };

const profiles: Record<Profile, ProfileFacts> = {
  root: { constraints: { cA: true }, usage: authorityUsage },
  issuing: { constraints: { cA: true, pathLenConstraint: 0 }, usage: authorityUsage },
  seal: {
    constraints: { cA: false },
    usage: { byte: 0b1100_0000, unused: 6 },
    purposes: { critical: false, keyPurposes: [DOCUMENT_SIGNING, EMAIL_PROTECTION] },
  },
  timestamp: {
    constraints: { cA: false },
    usage: { byte: 0b1000_0000, unused: 7 },
    purposes: { critical: true, keyPurposes: [TIME_STAMPING] },
  },
};

function distinguishedName(organisation: string, commonName: string) {
  const attribute = (type: string, value: asn1js.BaseStringBlock) =>
    new pkijs.AttributeTypeAndValue({ type, value });
  return new pkijs.RelativeDistinguishedNames({
    typesAndValues: [
      attribute(OID.country, new asn1js.PrintableString({ value: 'CN' })),
      attribute(OID.organisation, new asn1js.Utf8String({ value: organisation })),
      attribute(OID.commonName, new asn1js.Utf8String({ value: commonName })),
    ],
  });
}

function extension(extnID: string, critical: boolean, value: { toBER(): ArrayBuffer }) {
  return new pkijs.Extension({ extnID, critical, extnValue: value.toBER() });
}

async function extensions(
  { profile, crlUrl }: CertificateRequest,
  subject: pkijs.Certificate,
  issuer: pkijs.Certificate,
): Promise<pkijs.Extension[]> {
  const { constraints, usage, purposes } = profiles[profile];
  const keyUsage = new asn1js.BitString({
    valueHex: Uint8Array.of(usage.byte).buffer,
    unusedBits: usage.unused,
  });
  const authorityKey = new pkijs.AuthorityKeyIdentifier({
    keyIdentifier: new asn1js.OctetString({ valueHex: await issuer.getKeyHash('SHA-1') }),
  });
  const subjectKey = new asn1js.OctetString({ valueHex: await subject.getKeyHash('SHA-1') });
  const found = [
    extension(OID.basicConstraints, true, new pkijs.BasicConstraints(constraints).toSchema()),
    extension(OID.keyUsage, true, keyUsage),
    extension(OID.subjectKeyIdentifier, false, subjectKey),
    extension(OID.authorityKeyIdentifier, false, authorityKey.toSchema()),
  ];
  if (purposes) {
    const { critical, keyPurposes } = purposes;
    const value = new pkijs.ExtKeyUsage({ keyPurposes }).toSchema();
    found.push(extension(OID.extendedKeyUsage, critical, value));
  }
  if (crlUrl !== undefined) {
    found.push(extension(OID.crlDistributionPoints, false, distributionPoint(crlUrl)));
  }
  return found;
}

/** One point with one address (RFC 5280 §4.2.1.13). */
function distributionPoint(url: string): asn1js.BaseBlock {
  const uniformResourceIdentifier = 6;
  const point = new pkijs.DistributionPoint({
    distributionPoint: [new pkijs.GeneralName({ type: uniformResourceIdentifier, value: url })],
  });
  return new pkijs.CRLDistributionPoints({ distributionPoints: [point] }).toSchema();
}

/** Reads a PEM certificate. @throws RangeError or an ASN.1 error for anything else */
export function readCertificate(pem: string): pkijs.Certificate {
  return pkijs.Certificate.fromBER(fromPem('CERTIFICATE', pem));
}

/** Random, positive, 127 bits (RFC 5280 §4.1.2.2). */
function serialNumber(): asn1js.Integer {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return new asn1js.Integer({ valueHex: bytes.buffer });
}

/** Issues an X.509 v3 certificate for a key of any kind, signed with ECDSA P-256 and SHA-256. Returns PEM. */
export async function issueCertificate(request: CertificateRequest): Promise<string> {
  const certificate = new pkijs.Certificate();
  const issuer = request.issuer.pem === null ? certificate : readCertificate(request.issuer.pem);
  certificate.version = 2;
  certificate.serialNumber = serialNumber();
  certificate.subject = distinguishedName(request.organisation, request.commonName);
  certificate.issuer = issuer.subject;
  certificate.notBefore = new pkijs.Time({
    type: pkijs.TimeType.UTCTime,
    value: request.notBefore,
  });
  certificate.notAfter = new pkijs.Time({ type: pkijs.TimeType.UTCTime, value: request.notAfter });
  certificate.subjectPublicKeyInfo = pkijs.PublicKeyInfo.fromBER(
    fromPem('PUBLIC KEY', request.publicKeySpkiPem),
  );
  certificate.extensions = await extensions(request, certificate, issuer);
  await certificate.sign(await importPrivateKey(request.issuer.privateKeyPem), 'SHA-256');
  return toPem('CERTIFICATE', new Uint8Array(certificate.toSchema(true).toBER()));
}
