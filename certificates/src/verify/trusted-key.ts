import * as pkijs from 'pkijs';
import { verifySignature, type PdfAlgorithm } from '../sign/algorithms.ts';
import { DOCUMENT_SIGNING, TIME_STAMPING } from '../sign/certificate.ts';
import { allFromPem, fromPem } from '../sign/pem.ts';
import { readCertificate, type ReadCertificate } from './certificate-reader.ts';
import type { KeyEntry, TrustStore } from './key-list.ts';

const BASIC_CONSTRAINTS = '2.5.29.19';
const EXTENDED_KEY_USAGE = '2.5.29.37';

export function entryOf(trust: TrustStore, kid: string): KeyEntry | null {
  return trust.keys.entries.find((entry) => entry.kid === kid) ?? null;
}

/** Reads a certificate from PEM. @throws for anything else */
export function certificateOf(pem: string): pkijs.Certificate {
  return pkijs.Certificate.fromBER(fromPem('CERTIFICATE', pem));
}

function covers(certificate: pkijs.Certificate, at: Date): boolean {
  return certificate.notBefore.value <= at && at <= certificate.notAfter.value;
}

function isAuthority(certificate: pkijs.Certificate): boolean {
  const extension = certificate.extensions?.find((one) => one.extnID === BASIC_CONSTRAINTS);
  const constraints: unknown = extension?.parsedValue;
  return constraints instanceof pkijs.BasicConstraints && constraints.cA;
}

/** Made for this purpose, so not some other certificate of the same authority. */
function isFor(certificate: pkijs.Certificate, purpose: string): boolean {
  const extension = certificate.extensions?.find((one) => one.extnID === EXTENDED_KEY_USAGE);
  const usage: unknown = extension?.parsedValue;
  return usage instanceof pkijs.ExtKeyUsage && usage.keyPurposes.includes(purpose);
}

/** Who signed whom, as far as it was found out: a path is walked once for every signature of a file. */
const found = new WeakMap<pkijs.Certificate, WeakMap<pkijs.Certificate, Promise<boolean>>>();

function isSignedBy(certificate: pkijs.Certificate, issuer: pkijs.Certificate): Promise<boolean> {
  if (!certificate.issuer.isEqual(issuer.subject)) return Promise.resolve(false);
  const issuers = found.get(certificate) ?? new WeakMap<pkijs.Certificate, Promise<boolean>>();
  found.set(certificate, issuers);
  const known = issuers.get(issuer) ?? certificate.verify(issuer);
  issuers.set(issuer, known);
  return known;
}

/** No path of ours or of a licensed authority is longer. */
const MAX_PATH = 4;

/**
 * Whether a certificate leads to one of the roots through some of the intermediates, each of them an authority and
 * valid at `at` (RFC 5280 §6, without policies and name constraints, which we do not issue).
 */
async function hasPath(
  certificate: pkijs.Certificate,
  intermediates: readonly pkijs.Certificate[],
  roots: readonly pkijs.Certificate[],
  at: Date,
  length = MAX_PATH,
): Promise<boolean> {
  for (const issuer of [...roots, ...intermediates]) {
    if (!isAuthority(issuer) || !covers(issuer, at)) continue;
    if (!(await isSignedBy(certificate, issuer))) continue;
    if (roots.includes(issuer)) return true;
    if (length > 1 && (await hasPath(issuer, intermediates, roots, at, length - 1))) return true;
  }
  return false;
}

/** The authorities of a trust store, read once: nobody changes a trust store, there comes another. */
interface Authorities {
  roots: ReadCertificate[];
  issuers: ReadCertificate[];
}

const read = new WeakMap<TrustStore, Authorities>();

/** @throws when one cannot be read */
function readAuthorities(trust: TrustStore): Authorities {
  const known = read.get(trust);
  if (known) return known;
  const authorities = {
    roots: [trust.rootPem, ...(trust.timestampRootsPem ?? [])].map((pem) =>
      readCertificate(fromPem('CERTIFICATE', pem)),
    ),
    issuers: trust.keys.issuers.flatMap((pem) =>
      allFromPem('CERTIFICATE', pem).map(readCertificate),
    ),
  };
  read.set(trust, authorities);
  return authorities;
}

const issuersOf = (trust: TrustStore) => readAuthorities(trust).issuers.map(({ x509 }) => x509);
const rootsOf = (trust: TrustStore) => readAuthorities(trust).roots.map(({ x509 }) => x509);

/** The root that stands behind seals. */
const rootOf = (trust: TrustStore) => rootsOf(trust).slice(0, 1);

/** The issuing authorities of the key list that the root stands behind at a time. @throws when one cannot be read */
export async function trustedIssuers(trust: TrustStore, at: Date): Promise<pkijs.Certificate[]> {
  const root = rootOf(trust);
  const trusted: pkijs.Certificate[] = [];
  for (const issuer of issuersOf(trust)) {
    const valid = isAuthority(issuer) && covers(issuer, at);
    if (valid && (await hasPath(issuer, [], root, at))) trusted.push(issuer);
  }
  return trusted;
}

/** Every authority a trust store names. Empty when one cannot be read. */
export function authoritiesOf(trust: TrustStore): ReadCertificate[] {
  try {
    const { roots, issuers } = readAuthorities(trust);
    return [...roots, ...issuers];
  } catch {
    return [];
  }
}

/**
 * True when a seal certificate leads to the root through the issuing authorities of the key list. Never throws.
 */
export async function leadsToRoot(
  certificate: pkijs.Certificate,
  trust: TrustStore,
  at: Date,
): Promise<boolean> {
  try {
    if (!isFor(certificate, DOCUMENT_SIGNING)) return false;
    return await hasPath(certificate, issuersOf(trust), rootOf(trust), at);
  } catch {
    return false;
  }
}

/**
 * True when a certificate may stamp times and leads to our root, or to that of a licensed authority which the trust
 * store names. Never throws.
 *
 * @param others certificates that came with the token
 */
export async function mayStamp(
  certificate: pkijs.Certificate,
  others: readonly pkijs.Certificate[],
  trust: TrustStore,
  at: Date,
): Promise<boolean> {
  try {
    if (!isFor(certificate, TIME_STAMPING) || !covers(certificate, at)) return false;
    return await hasPath(certificate, [...issuersOf(trust), ...others], rootsOf(trust), at);
  } catch {
    return false;
  }
}

/**
 * True when every certificate leads to a root of the trust store. Those above a signer's in a signature are covered by
 * nothing else. Never throws.
 */
export async function areOfTrusted(
  certificates: readonly pkijs.Certificate[],
  trust: TrustStore,
): Promise<boolean> {
  try {
    const between = [...issuersOf(trust), ...certificates];
    const roots = rootsOf(trust);
    for (const one of certificates) {
      if (!(await hasPath(one, between, roots, one.notBefore.value))) return false;
    }
    return true;
  } catch {
    return false;
  }
}

/** Within the certificate's own window, and before the day the key was withdrawn if it was. */
export function isUsableAt(entry: KeyEntry, at: Date): boolean {
  const time = at.getTime();
  if (time < Date.parse(entry.notBefore) || time > Date.parse(entry.notAfter)) return false;
  return entry.invalidAfter === null || time < Date.parse(entry.invalidAfter);
}

/** Whether the certificate's key signed `bytes`; `signature` as a `Signer` returns it. Never throws. */
export async function isSignature(
  certificate: pkijs.Certificate,
  signature: Uint8Array<ArrayBuffer>,
  bytes: Uint8Array<ArrayBuffer>,
  algorithm: PdfAlgorithm = 'ES256',
): Promise<boolean> {
  try {
    return await verifySignature(certificate, algorithm, signature, bytes);
  } catch {
    return false;
  }
}
