import { readCms } from '../../verify/cms-reader.ts';
import { readToken } from '../../verify/read-token.ts';
import { sameBytes } from '../../verify/same-bytes.ts';
import { hexSpan } from '../placeholder.ts';
import { readAugmentedFile } from './read.ts';

/**
 * Every certificate that a file's seal and time stamps carry, each once: what its validation data needs.
 *
 * @returns DER
 * @throws when the file is not one of ours
 */
export async function carriedCertificates(pdf: Uint8Array): Promise<Uint8Array[]> {
  const { place, augmentations } = await readAugmentedFile(pdf);
  const cms = await readCms(hexSpan(pdf, place));
  const tokens = [
    ...(cms.timeStamp ? [cms.timeStamp] : []),
    ...(augmentations ?? []).flatMap((one) => (one.kind === 'time-stamp' ? [one.token] : [])),
  ];
  const stamps = await Promise.all(tokens.map((token) => readToken(token)));
  const all = [...cms.certificates, ...stamps.flatMap(({ certificates }) => certificates)];
  const found: Uint8Array[] = [];
  for (const { der } of all) {
    if (!found.some((one) => sameBytes(one, der))) found.push(der);
  }
  return found;
}
