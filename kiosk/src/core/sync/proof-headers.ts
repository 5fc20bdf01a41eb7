import type { Store } from '../store/index.ts';
import { loadOrCreateIdentity } from './identity.ts';

/**
 * Headers by which this machine proves itself on a request beside the socket (`proofHeadersSchema`).
 *
 * @param about.nonce what the request is about, in the place of a connection's nonce
 */
export function proofHeaders(
  store: Store,
  { kioskId, centralOrigin, nonce }: { kioskId: string; centralOrigin: string; nonce: string },
): Record<string, string> {
  const challenge = { nonce, timeline: '', serverTime: '' };
  const proof = loadOrCreateIdentity(store).prove(kioskId, centralOrigin, challenge);
  return { 'x-kiosk-id': proof.kioskId, 'x-key-id': proof.keyId, 'x-proof': proof.sig };
}
