import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { algorithmOf, decodeSignature, type PdfAlgorithm } from '../sign/algorithms.ts';
import { OID } from '../sign/cms.ts';
import { sha256 } from '../sign/keys.ts';

/** A CMS signature taken apart, nothing checked against the document yet. */
export interface CmsSignature {
  /** The certificate that signing-certificate-v2 names. */
  certificate: pkijs.Certificate;
  /** DER of that certificate. */
  certificateDer: Uint8Array<ArrayBuffer>;
  /** From the message-digest attribute. */
  messageDigest: Uint8Array<ArrayBuffer>;
  /** DER of the signed attributes as a SET OF. */
  toBeSigned: Uint8Array<ArrayBuffer>;
  algorithm: PdfAlgorithm;
  /** As a `Signer` returns it. */
  signature: Uint8Array<ArrayBuffer>;
}

/** A CMS of a shape we never make. */
class CmsError extends Error {
  override name = 'CmsError';
}

/**
 * Reads a PAdES B-B (or later) signature: one signer, ECDSA P-256 or RSA with SHA-256, certificate bound by
 * signing-certificate-v2. Zero padding after the structure is allowed.
 *
 * @throws when it is anything else
 */
export async function readCms(bytes: Uint8Array<ArrayBuffer>): Promise<CmsSignature> {
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
  if (contentType.valueBlock.toString() !== OID.data) throw new CmsError('unexpected content');
  const digest = onlyValue(attributes, OID.messageDigest, asn1js.OctetString);
  const named = certificateHash(onlyValue(attributes, OID.signingCertificateV2, asn1js.Sequence));
  const encoded = signer.signedAttrs?.encodedValue;
  if (!encoded) throw new CmsError('no signed attributes');
  const found = await findCertificate(signed, named);
  return {
    ...found,
    messageDigest: digest.valueBlock.valueHexView.slice(),
    toBeSigned: new Uint8Array(encoded),
    algorithm,
    signature: decodeSignature(algorithm, signer.signature.valueBlock.valueHexView),
  };
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

async function findCertificate(signed: pkijs.SignedData, named: Uint8Array) {
  for (const certificate of signed.certificates ?? []) {
    if (!(certificate instanceof pkijs.Certificate)) continue;
    const certificateDer = new Uint8Array(certificate.toSchema().toBER());
    if (sameBytes(await sha256(certificateDer), named)) return { certificate, certificateDer };
  }
  throw new CmsError('the certificate is not in the signature');
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
