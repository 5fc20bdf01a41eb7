import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { algorithmOf, decodeSignature, type PdfAlgorithm } from '../sign/algorithms.ts';
import { OID } from '../sign/cms.ts';
import { sha256 } from '../sign/keys.ts';
import { sameBytes } from './same-bytes.ts';

/** A CMS signature taken apart, nothing checked against the document yet. */
export interface CmsSignature {
  /** The certificate that signing-certificate-v2 names. */
  certificate: pkijs.Certificate;
  /** DER of that certificate. */
  certificateDer: Uint8Array<ArrayBuffer>;
  /** All that came with it. */
  certificates: pkijs.Certificate[];
  /** From the message-digest attribute. */
  messageDigest: Uint8Array<ArrayBuffer>;
  /** DER of the signed attributes as a SET OF. */
  toBeSigned: Uint8Array<ArrayBuffer>;
  algorithm: PdfAlgorithm;
  /** As a `Signer` returns it. */
  signature: Uint8Array<ArrayBuffer>;
  /** What the CMS carries within it; null for a detached signature. */
  content: Uint8Array<ArrayBuffer> | null;
  /** DER of the time-stamp token over the signature: PAdES B-T. */
  timeStamp: Uint8Array<ArrayBuffer> | null;
}

/** A CMS of a shape we never make. */
class CmsError extends Error {
  override name = 'CmsError';
}

/**
 * Reads a PAdES B-B (or later) signature: one signer, ECDSA P-256 or RSA with SHA-256, certificate bound by
 * signing-certificate-v2. Zero padding after the structure is allowed, and nothing else.
 *
 * @param type what is signed: plain data unless said otherwise
 * @throws when it is anything else
 */
export async function readCms(
  bytes: Uint8Array<ArrayBuffer>,
  type: string = OID.data,
): Promise<CmsSignature> {
  const { offset } = asn1js.fromBER(bytes);
  if (offset <= 0 || bytes.subarray(offset).some((byte) => byte !== 0)) {
    throw new CmsError('something follows the signature');
  }
  const content = pkijs.ContentInfo.fromBER(bytes);
  if (content.contentType !== OID.signedData) throw new CmsError('not SignedData');
  const signed = new pkijs.SignedData({ schema: content.content });
  const [signer] = signed.signerInfos;
  if (!signer || signed.signerInfos.length !== 1) throw new CmsError('not exactly one signer');
  const algorithm = algorithmOf(signer.signatureAlgorithm.algorithmId);
  if (signer.digestAlgorithm.algorithmId !== OID.sha256 || !algorithm) {
    throw new CmsError('unexpected algorithm');
  }
  const attributes = signer.signedAttrs?.attributes ?? [];
  const contentType = onlyValue(attributes, OID.contentType, asn1js.ObjectIdentifier);
  if (contentType.valueBlock.toString() !== type || signed.encapContentInfo.eContentType !== type) {
    throw new CmsError('unexpected content');
  }
  const digest = onlyValue(attributes, OID.messageDigest, asn1js.OctetString);
  const named = certificateHash(onlyValue(attributes, OID.signingCertificateV2, asn1js.Sequence));
  const encoded = signer.signedAttrs?.encodedValue;
  if (!encoded) throw new CmsError('no signed attributes');
  const certificates = (signed.certificates ?? []).filter(
    (one): one is pkijs.Certificate => one instanceof pkijs.Certificate,
  );
  return {
    ...(await findCertificate(certificates, named)),
    certificates,
    messageDigest: digest.valueBlock.valueHexView.slice(),
    toBeSigned: new Uint8Array(encoded),
    algorithm,
    signature: decodeSignature(algorithm, signer.signature.valueBlock.valueHexView),
    content: signed.encapContentInfo.eContent?.getValue
      ? new Uint8Array(signed.encapContentInfo.eContent.getValue())
      : null,
    timeStamp: timeStampOf(signer),
  };
}

/** An unsigned attribute is not protected: a token in it must prove itself. */
function timeStampOf(signer: pkijs.SignerInfo): Uint8Array<ArrayBuffer> | null {
  const attributes = signer.unsignedAttrs?.attributes ?? [];
  if (attributes.length === 0) return null;
  const [only] = attributes;
  const token: unknown = only?.values[0];
  if (attributes.length !== 1 || only?.type !== OID.timeStampToken || only.values.length !== 1) {
    throw new CmsError('unexpected unsigned attributes');
  }
  if (!(token instanceof asn1js.Sequence)) throw new CmsError('not a time stamp');
  return new Uint8Array(token.valueBeforeDecodeView.slice());
}

function onlyValue<T extends asn1js.BaseBlock>(
  attributes: readonly pkijs.Attribute[],
  type: string,
  kind: abstract new (...parameters: never[]) => T,
): T {
  const matching = attributes.filter((attribute) => attribute.type === type);
  const value: unknown = matching[0]?.values[0];
  if (matching.length !== 1 || !(value instanceof kind)) throw new CmsError(`attribute ${type}`);
  return value;
}

/** SigningCertificateV2 → first ESSCertIDv2 → certHash; SHA-256 is the default and the only one taken. */
function certificateHash(value: asn1js.Sequence): Uint8Array {
  const [certs] = value.valueBlock.value;
  const [first] = certs instanceof asn1js.Sequence ? certs.valueBlock.value : [];
  const [hash] = first instanceof asn1js.Sequence ? first.valueBlock.value : [];
  if (!(hash instanceof asn1js.OctetString)) throw new CmsError('no certificate hash');
  return hash.valueBlock.valueHexView;
}

async function findCertificate(certificates: readonly pkijs.Certificate[], named: Uint8Array) {
  for (const certificate of certificates) {
    const certificateDer = new Uint8Array(certificate.toSchema().toBER());
    if (sameBytes(await sha256(certificateDer), named)) return { certificate, certificateDer };
  }
  throw new CmsError('the certificate is not in the signature');
}
