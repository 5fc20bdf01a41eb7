import type { PdfAlgorithm } from './algorithms.ts';
import { createCms } from './cms.ts';
import { sha256 } from './keys.ts';
import { fillContents, findSignature, signedBytes } from './placeholder.ts';
import type { SealSigner } from './signer.ts';

/** The seal cannot be set: the certificate is not valid now. */
export class SealingError extends Error {
  readonly code = 'SEALING';
  override name = 'SealingError';
}

/**
 * Fills the signature gap of a rendered document: PAdES B-B. No byte outside the gap changes, so the signed file has
 * the length and the look of the unsigned one.
 *
 * @param pdf as `RenderEngine.render` returns it
 * @param at the kiosk's clock now; the signer's certificate must be valid then
 * @throws SealingError, SignaturePlaceError
 */
export async function signPdf(
  pdf: Uint8Array,
  signer: SealSigner<PdfAlgorithm>,
  at: Date,
): Promise<Uint8Array> {
  requireValid(signer, at);
  const place = findSignature(pdf);
  const digest = await sha256(signedBytes(pdf, place.range));
  const cms = await createCms(digest, signer);
  return fillContents(pdf, place, cms);
}

function requireValid(signer: Pick<SealSigner, 'validity'>, at: Date): void {
  if (at < signer.validity.notBefore || at > signer.validity.notAfter) {
    throw new SealingError(`the seal certificate is not valid at ${at.toISOString()}`);
  }
}
