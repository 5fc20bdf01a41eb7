import { z } from 'zod';
import { kioskIdSchema } from './identifiers.ts';

/**
 * Headers with which a kiosk hands in a paper: `PUT /kiosks/papers/<serial>`, the sealed PDF as body. Central answers
 * 201 or 200 when it has the paper, 404 while it has not heard of the number, 410 when it keeps no copy of it, 422 when
 * these are not the bytes that the event told of.
 */
export const paperUploadSchema = z.object({
  'x-kiosk-id': kioskIdSchema,
  'x-key-id': z.string().max(64),
  /** Over `proofText` with the nonce of `paperProofNonce` and no timeline. */
  'x-proof': z.base64(),
});

/** Takes the place of a connection's nonce, which has no spaces: a proof for one is none for the other. */
export function paperProofNonce(serial: string, sha256: string): string {
  return `paper ${serial} ${sha256}`;
}
