import { readCms } from '../../verify/cms-reader.ts';
import { encodeSignature } from '../algorithms.ts';
import { withTimeStamp } from '../cms.ts';
import { sha256 } from '../keys.ts';
import { fillContents, findSignature, hexSpan } from '../placeholder.ts';

/**
 * Puts a time stamp over the signature's value into the signature itself: PAdES level B-T (ETSI EN 319 142-1 §5.3). Not
 * one byte outside the gap changes, and the file keeps its length.
 *
 * @param pdf at level B-B
 * @param stamp asks an authority for a token over a SHA-256
 * @throws SignaturePlaceError, and what `stamp` throws
 */
export async function addSignatureTimestamp(
  pdf: Uint8Array,
  stamp: (digest: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>,
): Promise<Uint8Array<ArrayBuffer>> {
  const place = findSignature(pdf);
  const cms = hexSpan(pdf, place);
  const { algorithm, signature } = await readCms(cms);
  const token = await stamp(await signatureImprint(algorithm, signature));
  return fillContents(pdf, place, withTimeStamp(cms, token));
}

/** SHA-256 of a signature's value as the CMS carries it: what a signature time stamp is over (RFC 3161 appendix A). */
export function signatureImprint(
  ...[algorithm, signature]: Parameters<typeof encodeSignature>
): Promise<Uint8Array<ArrayBuffer>> {
  return sha256(new Uint8Array(encodeSignature(algorithm, signature)));
}
