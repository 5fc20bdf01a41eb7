import type { Claims } from '../code/claims.ts';
import { readOfflineCode, type OfflineCode } from '../code/offline-code.ts';
import { fromPem } from '../sign/pem.ts';
import { campusDate } from '../rules/calendar.ts';
import { CertificateReader } from './certificate-reader.ts';
import { isKeyListGenuine, type TrustStore } from './key-list.ts';
import { isRevoked, readStatusList } from './status-list.ts';
import { entryOf, isSignature, isUsableAt, leadsToRoot } from './trusted-key.ts';
import { Checklist, type Verdict } from './verdict.ts';

/**
 * Checks the text of a QR without a network. Stops at the first check on which the next ones depend; claims are
 * returned only when their signature is genuine.
 *
 * @param now the verifier's clock, for the period of validity
 */
export async function verifyQr(text: string, trust: TrustStore, now: Date): Promise<Verdict> {
  const list = new Checklist();
  const claims = await checkCode(read(text), trust, now, list);
  return list.verdict(claims);
}

function read(text: string): OfflineCode | null {
  try {
    return readOfflineCode(text);
  } catch {
    return null;
  }
}

/**
 * The checks of a code, added to a list.
 *
 * @param reader reads the key's certificate
 * @returns the claims when the signature is genuine
 */
export async function checkCode(
  code: OfflineCode | null,
  trust: TrustStore,
  now: Date,
  list: Checklist,
  reader = new CertificateReader(),
): Promise<Claims | undefined> {
  if (!list.add('code-format', code !== null) || !code) return undefined;
  if (!list.add('key-list', await isKeyListGenuine(trust))) return undefined;
  const entry = entryOf(trust, code.kid);
  if (!list.add('key-known', entry !== null) || !entry) return undefined;
  // The list is genuine, so its certificates parse.
  const { x509: certificate } = reader.read(fromPem('CERTIFICATE', entry.certificate));
  const issuedAt = new Date(code.claims.issuedAt);
  if (!list.add('key-trusted', await leadsToRoot(certificate, trust, issuedAt))) return undefined;
  const genuine = await isSignature(certificate, code.signature, code.toBeSigned);
  if (!list.add('code-signature', genuine)) return undefined;
  list.add('key-valid', isUsableAt(entry, issuedAt));
  list.add('not-expired', campusDate(now) <= code.claims.validUntil);
  await checkStatus(code.claims, trust, now, list);
  return code.claims;
}

/**
 * Whether the paper was taken back, as of the list at hand. Being revoked is for good, so an old list can still say
 * yes; only a fresh one that knows the paper can say no.
 */
async function checkStatus(
  { statusIndex, issuedAt }: Claims,
  trust: TrustStore,
  now: Date,
  list: Checklist,
): Promise<void> {
  if (trust.status === undefined) return list.leaveOpen('not-revoked', 'no-list');
  const status = await readStatusList(trust.status, trust, now);
  if (!status) return list.leaveOpen('not-revoked', 'not-genuine');
  const asOf = status.validFrom;
  const revoked = isRevoked(status, statusIndex);
  if (revoked === true) list.add('not-revoked', false, asOf);
  else if (revoked === null) list.leaveOpen('not-revoked', 'out-of-range', asOf);
  else if (now.getTime() > Date.parse(status.validUntil))
    list.leaveOpen('not-revoked', 'too-old', asOf);
  else if (Date.parse(asOf) < Date.parse(issuedAt))
    list.leaveOpen('not-revoked', 'before-issue', asOf);
  else list.add('not-revoked', true, asOf);
}
