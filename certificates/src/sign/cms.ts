import { encodeSignature, signatureAlgorithm, type PdfAlgorithm } from './algorithms.ts';
import { der, identifier, partsOf, readDer, TAG } from './der.ts';
import { sha256 } from './keys.ts';
import type { Signer } from './signer.ts';

/** RFC 5652, RFC 5035, RFC 5754, RFC 3161. */
export const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  timeStampInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timeStampToken: '1.2.840.113549.1.9.16.2.14',
  sha256: '2.16.840.1.101.3.4.2.1',
} as const;

/**
 * A detached CMS signature at PAdES level B-B (ETSI EN 319 142-1): content-type, message-digest and
 * signing-certificate-v2 as signed attributes and nothing else. The claimed time stands in the PDF's /M; a
 * signing-time attribute would be against the standard.
 *
 * @param digest SHA-256 of the bytes the PDF signature covers
 * @returns DER of the ContentInfo
 */
export function createCms(
  digest: Uint8Array<ArrayBuffer>,
  signer: Signer<PdfAlgorithm>,
): Promise<Uint8Array<ArrayBuffer>> {
  return signedData({ version: 1, type: OID.data, digest, signer, withCertificates: true });
}

/**
 * A CMS around a time stamp's statement: the token of RFC 3161 §2.4.2.
 *
 * @param info DER of TSTInfo
 * @param withCertificates whether the asker wants the TSA's certificate and chain in it
 */
export async function createTokenCms(
  info: Uint8Array<ArrayBuffer>,
  signer: Signer<PdfAlgorithm>,
  withCertificates: boolean,
): Promise<Uint8Array<ArrayBuffer>> {
  const statement = { version: 3, type: OID.timeStampInfo, content: info } as const;
  return signedData({ ...statement, digest: await sha256(info), signer, withCertificates });
}

interface Statement {
  /** RFC 5652 §5.1: 3 when the content is not plain data. */
  version: 1 | 3;
  /** What is signed. */
  type: string;
  /** Within the CMS; none in a detached one. */
  content?: Uint8Array;
  digest: Uint8Array;
  signer: Signer<PdfAlgorithm>;
  withCertificates: boolean;
}

async function signedData(statement: Statement): Promise<Uint8Array<ArrayBuffer>> {
  const { version, type, content, digest, signer } = statement;
  const { sequence, set, field0, octetString } = TAG;
  const attributes = [
    attribute(OID.contentType, identifier(type)),
    attribute(OID.messageDigest, der(octetString, digest)),
    attribute(OID.signingCertificateV2, await signingCertificate(signer.certificate)),
  ];
  // The tag of SET OF replaces the implicit one when signed attributes are hashed (RFC 5652 §5.4).
  const signature = await signer.sign(der(set, ...attributes));
  const sha256Identifier = der(sequence, identifier(OID.sha256));
  const signerInfo = der(
    sequence,
    integer(1),
    issuerAndSerialNumber(signer.certificate),
    sha256Identifier,
    der(field0, ...attributes),
    signatureAlgorithm(signer.algorithm),
    der(octetString, new Uint8Array(encodeSignature(signer.algorithm, signature))),
  );
  const carried = statement.withCertificates
    ? [der(field0, signer.certificate, ...signer.chain)]
    : [];
  return contentInfo([
    integer(version),
    der(set, sha256Identifier),
    der(sequence, identifier(type), ...(content ? [der(field0, der(octetString, content))] : [])),
    ...carried,
    der(set, signerInfo),
  ]);
}

function contentInfo(signedDataParts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const content = der(TAG.field0, der(TAG.sequence, ...signedDataParts));
  return der(TAG.sequence, identifier(OID.signedData), content);
}

/**
 * The same signature with a time stamp over it as unsigned attribute, in place of any it had: PAdES level B-T. Nothing
 * that is signed changes.
 *
 * @param cms as `createCms` returns it; padding after it is dropped
 * @param token DER of a time-stamp token over the signature's value
 * @throws DerError when it is not such a signature
 */
export function withTimeStamp(
  cms: Uint8Array<ArrayBuffer>,
  token: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> {
  const [, content] = partsOf(readDer(cms), TAG.sequence);
  const parts = partsOf(partsOf(content, TAG.field0)[0], TAG.sequence);
  const [signer] = partsOf(parts.at(-1), TAG.set);
  const signed = partsOf(signer, TAG.sequence).filter(({ tag }) => tag !== TAG.field1);
  const stamp = der(TAG.field1, attribute(OID.timeStampToken, token));
  const stamped = der(TAG.sequence, ...signed.map(({ whole }) => whole), stamp);
  return contentInfo([...parts.slice(0, -1).map(({ whole }) => whole), der(TAG.set, stamped)]);
}

function integer(value: number): Uint8Array {
  return der(TAG.integer, Uint8Array.of(value));
}

function attribute(type: string, value: Uint8Array): Uint8Array {
  return der(TAG.sequence, identifier(type), der(TAG.set, value));
}

/** Names the signer's certificate, with the very bytes of its own fields (RFC 5652 §10.2.4). */
function issuerAndSerialNumber(certificate: Uint8Array): Uint8Array {
  const [statement] = partsOf(readDer(new Uint8Array(certificate)), TAG.sequence);
  // TBSCertificate of version 3 (RFC 5280 §4.1): version, serial number, signature, issuer.
  const [, serialNumber, , issuer] = partsOf(statement, TAG.sequence);
  if (!serialNumber || !issuer) throw new RangeError('a certificate without issuer');
  return der(TAG.sequence, issuer.whole, serialNumber.whole);
}

/** SigningCertificateV2 with the default SHA-256, which DER leaves out (RFC 5035 §3). */
async function signingCertificate(certificate: Uint8Array): Promise<Uint8Array> {
  const { sequence, octetString } = TAG;
  const essCertId = der(sequence, der(octetString, await sha256(certificate)));
  return der(sequence, der(sequence, essCertId));
}
