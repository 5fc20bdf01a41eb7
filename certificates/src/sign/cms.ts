import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { encodeSignature, signatureAlgorithm, type PdfAlgorithm } from './algorithms.ts';
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

/** DER tag of SET OF, which replaces the implicit [0] when signed attributes are hashed (RFC 5652 §5.4). */
const SET_OF = 0x31;

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
  const content = new pkijs.EncapsulatedContentInfo({ eContentType: OID.data });
  return signedData({ version: 1, content, digest, signer, withCertificates: true });
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
  const content = new pkijs.EncapsulatedContentInfo({
    eContentType: OID.timeStampInfo,
    eContent: new asn1js.OctetString({ valueHex: info.buffer }),
  });
  const digest = await sha256(info);
  return signedData({ version: 3, content, digest, signer, withCertificates });
}

interface Statement {
  /** RFC 5652 §5.1: 3 when the content is not plain data. */
  version: 1 | 3;
  content: pkijs.EncapsulatedContentInfo;
  digest: Uint8Array<ArrayBuffer>;
  signer: Signer<PdfAlgorithm>;
  withCertificates: boolean;
}

async function signedData(statement: Statement): Promise<Uint8Array<ArrayBuffer>> {
  const { version, content, digest, signer } = statement;
  const certificate = pkijs.Certificate.fromBER(new Uint8Array(signer.certificate));
  const type = new asn1js.ObjectIdentifier({ value: content.eContentType });
  const attributes = new pkijs.SignedAndUnsignedAttributes({
    type: 0,
    attributes: [
      attribute(OID.contentType, type),
      attribute(OID.messageDigest, new asn1js.OctetString({ valueHex: digest.buffer })),
      attribute(OID.signingCertificateV2, await signingCertificate(signer.certificate)),
    ],
  });
  const toBeSigned = new Uint8Array(attributes.toSchema().toBER());
  toBeSigned[0] = SET_OF;
  const signature = encodeSignature(signer.algorithm, await signer.sign(toBeSigned));
  const chain = signer.chain.map((der) => pkijs.Certificate.fromBER(new Uint8Array(der)));

  const signed = new pkijs.SignedData({
    version,
    digestAlgorithms: [algorithm(OID.sha256)],
    encapContentInfo: content,
    ...(statement.withCertificates ? { certificates: [certificate, ...chain] } : {}),
    signerInfos: [
      new pkijs.SignerInfo({
        version: 1,
        sid: new pkijs.IssuerAndSerialNumber({
          issuer: certificate.issuer,
          serialNumber: certificate.serialNumber,
        }),
        digestAlgorithm: algorithm(OID.sha256),
        signedAttrs: attributes,
        signatureAlgorithm: signatureAlgorithm(signer.algorithm),
        signature: new asn1js.OctetString({ valueHex: signature }),
      }),
    ],
  });
  return contentInfo(signed);
}

function contentInfo(signed: pkijs.SignedData): Uint8Array<ArrayBuffer> {
  const content = new pkijs.ContentInfo({
    contentType: OID.signedData,
    content: signed.toSchema(true),
  });
  return new Uint8Array(content.toSchema().toBER());
}

/**
 * The same signature with a time stamp over it as unsigned attribute, in place of any it had: PAdES level B-T. Nothing
 * that is signed changes.
 *
 * @param cms as `createCms` returns it; padding after it is dropped
 * @param token DER of a time-stamp token over the signature's value
 */
export function withTimeStamp(
  cms: Uint8Array<ArrayBuffer>,
  token: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> {
  const signed = new pkijs.SignedData({ schema: pkijs.ContentInfo.fromBER(cms).content });
  const [signer] = signed.signerInfos;
  if (!signer) throw new RangeError('a CMS without a signer');
  signer.unsignedAttrs = new pkijs.SignedAndUnsignedAttributes({
    type: 1,
    attributes: [attribute(OID.timeStampToken, asn1js.fromBER(token).result)],
  });
  return contentInfo(signed);
}

function algorithm(algorithmId: string): pkijs.AlgorithmIdentifier {
  return new pkijs.AlgorithmIdentifier({ algorithmId });
}

function attribute(type: string, value: asn1js.BaseBlock): pkijs.Attribute {
  return new pkijs.Attribute({ type, values: [value] });
}

/** SigningCertificateV2 with the default SHA-256, which DER leaves out (RFC 5035 §3). */
async function signingCertificate(certificate: Uint8Array): Promise<asn1js.Sequence> {
  const hash = new asn1js.OctetString({ valueHex: (await sha256(certificate)).buffer });
  const essCertId = new asn1js.Sequence({ value: [hash] });
  return new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [essCertId] })] });
}
