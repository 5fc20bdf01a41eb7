import { hexBytes } from '../code/hex.ts';
import { readOfflineCode, type OfflineCode } from '../code/offline-code.ts';
import { keyIdentifier, sha256 } from '../sign/keys.ts';
import { findSignature, latin1, signedBytes, type SignaturePlace } from '../sign/placeholder.ts';
import { readCms, sameBytes, type CmsSignature } from './cms-reader.ts';
import type { TrustStore } from './key-list.ts';
import { isSignature, leadsToRoot } from './trusted-key.ts';
import { Checklist, type Verdict } from './verdict.ts';
import { checkCode } from './verify-qr.ts';

/** No paper of ours comes near this; larger files are not read. */
const MAX_BYTES = 32 * 1024 * 1024;

/**
 * Checks a PDF without a network: its signature, the seal certificate, that nothing lies outside the signature, and
 * the code on the page. Never throws; any file gets a verdict.
 *
 * @param now the verifier's clock, for the period of validity
 */
export async function verifyPdf(pdf: Uint8Array, trust: TrustStore, now: Date): Promise<Verdict> {
  const list = new Checklist();
  const found = await readSignature(pdf);
  if (!list.add('pdf-signature', found !== null) || !found) return list.verdict();
  const { place, cms } = found;
  const [a, , c, d] = place.range;
  const whole = a === 0 && c + d === pdf.length;
  if (!list.add('whole-file', whole)) return list.verdict();
  const digest = await sha256(signedBytes(pdf, place.range));
  const unchanged =
    sameBytes(digest, cms.messageDigest) &&
    (await isSignature(cms.certificate, cms.signature, cms.toBeSigned, cms.algorithm));
  if (!list.add('unchanged', unchanged)) return list.verdict();

  const code = readCode(pdf);
  const issuedAt = code ? new Date(code.claims.issuedAt) : now;
  if (!list.add('seal-trusted', await leadsToRoot(cms.certificate, trust, issuedAt))) {
    return list.verdict();
  }
  if (!list.add('code-in-file', code !== null) || !code) return list.verdict();
  list.add('code-same-seal', code.kid === (await keyIdentifier(cms.certificateDer)));
  const claims = await checkCode(code, trust, now, list);
  return list.verdict(claims);
}

async function readSignature(
  pdf: Uint8Array,
): Promise<{ place: SignaturePlace; cms: CmsSignature } | null> {
  try {
    if (pdf.length > MAX_BYTES || latin1(pdf.subarray(0, 5)) !== '%PDF-') return null;
    const place = findSignature(pdf);
    const hex = latin1(pdf.subarray(place.start, place.end));
    // Only digits: a viewer and this reader must agree on every byte of the gap.
    if (hex.length % 2 !== 0 || !/^[0-9a-f]+$/i.test(hex)) return null;
    return { place, cms: await readCms(hexBytes(hex)) };
  } catch {
    return null;
  }
}

/** The code as the link on the page carries it: the same text as in the printed symbol. */
function readCode(pdf: Uint8Array): OfflineCode | null {
  const link = /\/URI \((HTTPS?:\/\/[^()\\]{1,2000}#[A-Z2-7]{1,4000})\)/.exec(latin1(pdf));
  try {
    return link?.[1] ? readOfflineCode(link[1]) : null;
  } catch {
    return null;
  }
}
