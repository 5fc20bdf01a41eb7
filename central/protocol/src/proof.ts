import { protocolName } from './identifiers.ts';

/**
 * What a kiosk signs with its Ed25519 key to prove itself on a connection. The origin binds the proof to the central
 * the kiosk meant, the nonce to this connection, the timeline to this history of central.
 */
export function proofText(origin: string, nonce: string, timeline: string): string {
  return [protocolName, origin, nonce, timeline].join('\n');
}
