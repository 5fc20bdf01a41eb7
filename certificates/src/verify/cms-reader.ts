import { algorithmOf, decodeSignature, type PdfAlgorithm } from '../sign/algorithms.ts';
import { OID } from '../sign/cms.ts';
import { concat } from '../sign/concat.ts';
import { sha256 } from '../sign/keys.ts';
import { CertificateReader, type ReadCertificate } from './certificate-reader.ts';
import { contentOf, identifierOf, partsOf, readDer, TAG, type DerValue } from '../sign/der.ts';
import { sameBytes } from './same-bytes.ts';

/** A CMS signature taken apart, nothing checked against the document yet. */
export interface CmsSignature {
  /** The certificate that signing-certificate-v2 names. */
  certificate: ReadCertificate;
  /** All that came with it. */
  certificates: ReadCertificate[];
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
 * Reads a PAdES B-B (or later) signature (RFC 5652 §5): one signer, ECDSA P-256 or RSA with SHA-256, certificate bound by
 * signing-certificate-v2. Zero padding after the structure is allowed, and nothing else.
 *
 * @param type what is signed: plain data unless said otherwise
 * @param reader reads the certificates in it
 * @throws when it is anything else
 */
export async function readCms(
  bytes: Uint8Array<ArrayBuffer>,
  type: string = OID.data,
  reader = new CertificateReader(),
): Promise<CmsSignature> {
  const info = readDer(bytes);
  if (bytes.subarray(info.whole.length).some((byte) => byte !== 0)) {
    throw new CmsError('something follows the signature');
  }
  const [contentType, content] = partsOf(info, TAG.sequence);
  if (identifierOf(contentType) !== OID.signedData) throw new CmsError('not SignedData');
  const [signedData] = partsOf(content, TAG.field0);
  const [, , encapsulated, ...rest] = partsOf(signedData, TAG.sequence);
  const [signer, ...others] = partsOf(rest.at(-1), TAG.set);
  if (!signer || others.length > 0) throw new CmsError('not exactly one signer');
  const [innerType, inner] = partsOf(encapsulated, TAG.sequence);
  const [carried] = rest;
  const certificates = carried?.tag === TAG.field0 ? certificatesIn(carried, reader) : [];
  const { attributes, named, ...signed } = readSigner(signer);
  const attested = identifierOf(onlyValue(attributes, OID.contentType));
  if (attested !== type || identifierOf(innerType) !== type) {
    throw new CmsError('unexpected content');
  }
  return {
    ...signed,
    certificate: await findCertificate(certificates, named),
    certificates,
    content: inner ? octetsOf(partsOf(inner, TAG.field0)[0]) : null,
  };
}

/** An octet string; what a CMS carries may be in pieces, as BER allows (RFC 5652 §5.2) and several programs write it. */
function octetsOf(value: DerValue | undefined): Uint8Array<ArrayBuffer> {
  if (value?.tag !== TAG.segments) return contentOf(value, TAG.octetString);
  const pieces = partsOf(value, TAG.segments).map((piece) => contentOf(piece, TAG.octetString));
  return concat(pieces);
}

/** A SignerInfo (RFC 5652 §5.3); without signed attributes it is none of ours. */
function readSigner(signer: DerValue) {
  const [, , digestAlgorithm, signedAttributes, signatureAlgorithm, value, unsigned] = partsOf(
    signer,
    TAG.sequence,
  );
  const algorithm = algorithmOf(algorithmIn(signatureAlgorithm));
  if (algorithmIn(digestAlgorithm) !== OID.sha256 || !algorithm) {
    throw new CmsError('unexpected algorithm');
  }
  const attributes = partsOf(signedAttributes, TAG.field0).map(readAttribute);
  return {
    attributes,
    named: certificateHash(onlyValue(attributes, OID.signingCertificateV2)),
    messageDigest: contentOf(onlyValue(attributes, OID.messageDigest), TAG.octetString),
    toBeSigned: asSet(signedAttributes),
    algorithm,
    signature: decodeSignature(algorithm, contentOf(value, TAG.octetString)),
    timeStamp: unsigned ? timeStampIn(unsigned) : null,
  };
}

interface Attribute {
  type: string;
  values: DerValue[];
}

function readAttribute(attribute: DerValue): Attribute {
  const [type, values] = partsOf(attribute, TAG.sequence);
  return { type: identifierOf(type), values: partsOf(values, TAG.set) };
}

function algorithmIn(identifier: DerValue | undefined): string {
  return identifierOf(partsOf(identifier, TAG.sequence)[0]);
}

/** What is hashed: the tag of SET OF in place of the implicit one (RFC 5652 §5.4). */
function asSet(attributes: DerValue | undefined): Uint8Array<ArrayBuffer> {
  const set = new Uint8Array(attributes?.whole ?? []);
  set[0] = TAG.set;
  return set;
}

/** An unsigned attribute is not protected: a token in it must prove itself. */
function timeStampIn(unsigned: DerValue): Uint8Array<ArrayBuffer> {
  const attributes = partsOf(unsigned, TAG.field1).map(readAttribute);
  if (attributes.length !== 1) throw new CmsError('unexpected unsigned attributes');
  const token = onlyValue(attributes, OID.timeStampToken);
  contentOf(token, TAG.sequence);
  return token.whole;
}

function onlyValue(attributes: readonly Attribute[], type: string): DerValue {
  const [only, ...others] = attributes.filter((attribute) => attribute.type === type);
  const [value, ...more] = only?.values ?? [];
  if (!value || others.length > 0 || more.length > 0) throw new CmsError(`attribute ${type}`);
  return value;
}

/** SigningCertificateV2 → first ESSCertIDv2 → certHash; SHA-256 is the default and the only one taken. */
function certificateHash(value: DerValue): Uint8Array {
  const [certs] = partsOf(value, TAG.sequence);
  const [first] = partsOf(certs, TAG.sequence);
  const [hash] = partsOf(first, TAG.sequence);
  return contentOf(hash, TAG.octetString);
}

/** Certificates are sequences; other kinds of CertificateChoices (§10.2.2) have tags of their own and are passed over. */
function certificatesIn(carried: DerValue, reader: CertificateReader): ReadCertificate[] {
  return partsOf(carried, TAG.field0)
    .filter(({ tag }) => tag === TAG.sequence)
    .map(({ whole }) => reader.read(whole));
}

async function findCertificate(certificates: readonly ReadCertificate[], named: Uint8Array) {
  for (const certificate of certificates) {
    if (sameBytes(await sha256(certificate.der), named)) return certificate;
  }
  throw new CmsError('the certificate is not in the signature');
}
