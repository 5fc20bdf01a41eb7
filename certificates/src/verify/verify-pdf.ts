import { readOfflineCode, type OfflineCode } from '../code/offline-code.ts';
import { OID } from '../sign/cms.ts';
import { keyIdentifier, sha256 } from '../sign/keys.ts';
import { readAugmentedFile, type Augmentation, type AugmentedFile } from '../sign/augment/read.ts';
import { hexSpan, latin1, matchesIn, signedBytes } from '../sign/placeholder.ts';
import { CertificateReader, type ReadCertificate } from './certificate-reader.ts';
import { readCms, type CmsSignature } from './cms-reader.ts';
import type { TrustStore } from './key-list.ts';
import { isGenuineMaterial } from './material.ts';
import { sameBytes } from './same-bytes.ts';
import { checkTimestamps } from './timestamps.ts';
import {
  areOfTrusted,
  authoritiesOf,
  certificateOf,
  entryOf,
  isSignature,
  isUsableAt,
  leadsToRoot,
} from './trusted-key.ts';
import { Checklist, type Verdict } from './verdict.ts';
import { checkCode } from './verify-qr.ts';

/** No paper of ours comes near this; larger files are not read. */
const MAX_BYTES = 32 * 1024 * 1024;

/** The link on the page, and the bytes it stands in. */
const LINK = /^\/URI \((HTTPS?:\/\/[^()\\]{1,2000}#[A-Z2-7]{1,4000})\)/;
const LINK_REACH = 6100;

/** A file opened for checking. */
interface OpenedPdf extends AugmentedFile {
  cms: CmsSignature;
}

/**
 * Checks a PDF without a network: its signature, the seal certificate, that nothing but our own validation data lies
 * outside the signature, its time stamps, and the code on the page. Never throws; any file gets a verdict.
 *
 * @param now the verifier's clock, for the period of validity
 */
export async function verifyPdf(pdf: Uint8Array, trust: TrustStore, now: Date): Promise<Verdict> {
  const list = new Checklist();
  const reader = new CertificateReader(authoritiesOf(trust));
  const opened = await open(pdf, reader);
  if (!list.add('pdf-signature', opened !== null) || !opened) return list.verdict();
  const { place, augmentations, cms } = opened;
  const stamps = await checkTimestamps(
    pdf,
    { cms, augmentations: augmentations ?? [] },
    trust,
    reader,
  );
  const known = [...cms.certificates, ...stamps.carried];
  const whole = augmentations !== null && (await areGenuine(augmentations, known, trust));
  if (!list.add('whole-file', whole)) return list.verdict();
  const digest = await sha256(signedBytes(pdf, place.range));
  const unchanged =
    sameBytes(digest, cms.messageDigest) &&
    (await isSignature(cms.certificate.x509, cms.signature, cms.toBeSigned, cms.algorithm));
  if (!list.add('unchanged', unchanged)) return list.verdict();

  if (stamps.result) list.add('time-stamp', stamps.result.ok, undefined, stamps.result.detail);

  const code = readCode(pdf.subarray(0, place.range[2] + place.range[3]));
  const issuedAt = code ? new Date(code.claims.issuedAt) : now;
  const trusted =
    (await leadsToRoot(cms.certificate.x509, trust, issuedAt)) &&
    (await areOfTrusted(
      cms.certificates.map(({ x509 }) => x509),
      trust,
    ));
  if (!list.add('seal-trusted', trusted)) {
    return list.verdict();
  }
  if (!list.add('code-in-file', code !== null) || !code) return list.verdict();
  list.add('code-same-seal', await isSameSeal(code, cms, trust, issuedAt));
  const claims = await checkCode(code, trust, now, list, reader);
  return list.verdict(claims);
}

async function open(pdf: Uint8Array, reader: CertificateReader): Promise<OpenedPdf | null> {
  try {
    if (pdf.length > MAX_BYTES || latin1(pdf.subarray(0, 5)) !== '%PDF-') return null;
    const file = await readAugmentedFile(pdf);
    // Only digits: a viewer and this reader must agree on every byte of the gap.
    return { ...file, cms: await readCms(hexSpan(pdf, file.place), OID.data, reader) };
  } catch {
    return null;
  }
}

async function areGenuine(
  augmentations: readonly Augmentation[],
  known: readonly ReadCertificate[],
  trust: TrustStore,
): Promise<boolean> {
  const issuers = authoritiesOf(trust);
  for (const one of augmentations) {
    if (one.kind !== 'dss') continue;
    if (!(await isGenuineMaterial(one.material, known, [...issuers, ...known]))) return false;
  }
  return true;
}

/**
 * Code and seal by one key; or by two keys of one holder, where the seal is RSA, which no code takes. Then the seal's
 * own entry in the list must be good too.
 */
async function isSameSeal(
  code: OfflineCode,
  cms: CmsSignature,
  trust: TrustStore,
  at: Date,
): Promise<boolean> {
  const kid = await keyIdentifier(cms.certificate.der);
  if (code.kid === kid) return true;
  const [entry, other] = [entryOf(trust, kid), entryOf(trust, code.kid)];
  if (cms.algorithm === 'ES256' || !entry || !other || !isUsableAt(entry, at)) return false;
  return certificateOf(other.certificate).subject.isEqual(cms.certificate.x509.subject);
}

/** The code as the link on the page carries it: the same text as in the printed symbol. */
function readCode(pdf: Uint8Array): OfflineCode | null {
  const [link] = matchesIn(pdf, '/URI (', LINK, LINK_REACH);
  try {
    return link?.[1] ? readOfflineCode(link[1]) : null;
  } catch {
    return null;
  }
}
