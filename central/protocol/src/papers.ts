import { z } from 'zod';
import { kioskIdSchema } from './identifiers.ts';

/**
 * Headers by which a kiosk proves itself on a request of its own beside the socket. A paper is handed in by
 * `PUT /kiosks/papers/<serial>`, the sealed PDF as body. Central answers 201 or 200 when it has the paper, 404 while it has
 * not heard of the number, 410 when it keeps no copy of it, 422 when these are not the bytes that the event told of.
 */
export const proofHeadersSchema = z.object({
  'x-kiosk-id': kioskIdSchema,
  'x-key-id': z.string().max(64),
  /** Over `proofText` with the nonce of `paperProofNonce`, or that of the request, and no timeline. */
  'x-proof': z.base64(),
});

/** Takes the place of a connection's nonce, which has no spaces: a proof for one is none for the other. */
export function paperProofNonce(serial: string, sha256: string): string {
  return `paper ${serial} ${sha256}`;
}
