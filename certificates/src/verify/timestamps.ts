import type { Bilingual } from '../documents/types.ts';
import { sha256 } from '../sign/keys.ts';
import { signedBytes } from '../sign/placeholder.ts';
import type { Augmentation } from '../sign/augment/read.ts';
import { signatureImprint } from '../sign/augment/signature-timestamp.ts';
import type { CertificateReader, ReadCertificate } from './certificate-reader.ts';
import type { CmsSignature } from './cms-reader.ts';
import type { TrustStore } from './key-list.ts';
import { readToken, type TimeStamp } from './read-token.ts';
import { sameBytes } from './same-bytes.ts';
import { areOfTrusted, mayStamp } from './trusted-key.ts';

const COMMON_NAME = '2.5.4.3';

/**
 * Checks every time stamp of a file: the one over the seal and those over the whole file.
 *
 * @returns the result, with the earliest time and who stamped it, null when there is none; and the certificates that
 *   came with the stamps
 */
export async function checkTimestamps(
  pdf: Uint8Array,
  file: { cms: CmsSignature; augmentations: readonly Augmentation[] },
  trust: TrustStore,
  reader: CertificateReader,
): Promise<{ result: { ok: boolean; detail: Bilingual } | null; carried: ReadCertificate[] }> {
  const { cms, augmentations } = file;
  const found: (TimeStamp | null)[] = [];
  if (cms.timeStamp) {
    const imprint = await signatureImprint(cms.algorithm, cms.signature);
    found.push(await checkToken(cms.timeStamp, imprint, trust, reader));
  }
  for (const one of augmentations) {
    if (one.kind !== 'time-stamp') continue;
    const imprint = await sha256(signedBytes(pdf, one.place.range));
    found.push(await checkToken(one.token, imprint, trust, reader));
  }
  const carried = found.flatMap((stamp) => stamp?.certificates ?? []);
  const [first] = found;
  if (first === undefined) return { result: null, carried };
  const good = found.every((stamp) => stamp !== null);
  return {
    result: { ok: good, detail: first && good ? words(first) : { zh: '', en: '' } },
    carried,
  };
}

/** The token when it is genuine, over `imprint`, and by an authority that is trusted. */
async function checkToken(
  token: Uint8Array<ArrayBuffer>,
  imprint: Uint8Array,
  trust: TrustStore,
  reader: CertificateReader,
): Promise<TimeStamp | null> {
  try {
    const stamp = await readToken(token, reader);
    const ours = stamp.genuine && sameBytes(stamp.imprint, imprint);
    const { certificate, at } = stamp;
    const certificates = stamp.certificates.map(({ x509 }) => x509);
    const trusted =
      (await mayStamp(certificate.x509, certificates, trust, at)) &&
      (await areOfTrusted(certificates, trust));
    return ours && trusted ? stamp : null;
  } catch {
    return null;
  }
}

function words({ at, certificate }: TimeStamp): Bilingual {
  const name = certificate.x509.subject.typesAndValues.find(({ type }) => type === COMMON_NAME);
  const by = name?.value.valueBlock.value ?? '';
  const time = at.toISOString().replace('.000Z', 'Z');
  return {
    zh: `可信时间戳：${time}，由 ${by} 加盖`,
    en: `Time-stamped ${time} by ${by}`,
  };
}
