import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { encodeSignature, signatureAlgorithm, type PdfAlgorithm } from './algorithms.ts';
import { sha256 } from './keys.ts';
import type { Signer } from './signer.ts';

/** RFC 5652, RFC 5035, RFC 5754. */
export const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
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
export async function createCms(
  digest: Uint8Array<ArrayBuffer>,
  signer: Signer<PdfAlgorithm>,
): Promise<Uint8Array> {
  const certificate = pkijs.Certificate.fromBER(new Uint8Array(signer.certificate));
  const attributes = new pkijs.SignedAndUnsignedAttributes({
    type: 0,
    attributes: [
      attribute(OID.contentType, new asn1js.ObjectIdentifier({ value: OID.data })),
      attribute(OID.messageDigest, new asn1js.OctetString({ valueHex: digest.buffer })),
      attribute(OID.signingCertificateV2, await signingCertificate(signer.certificate)),
    ],
  });
  const toBeSigned = new Uint8Array(attributes.toSchema().toBER());
  toBeSigned[0] = SET_OF;
  const signature = encodeSignature(signer.algorithm, await signer.sign(toBeSigned));

  const signed = new pkijs.SignedData({
    version: 1,
    digestAlgorithms: [algorithm(OID.sha256)],
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: OID.data }),
    certificates: [
      certificate,
      ...signer.chain.map((der) => pkijs.Certificate.fromBER(new Uint8Array(der))),
    ],
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
  const content = new pkijs.ContentInfo({
    contentType: OID.signedData,
    content: signed.toSchema(true),
  });
  return new Uint8Array(content.toSchema().toBER());
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
