import { createPublicKey, verify } from 'node:crypto';
import { proofText, type Prove } from '@hallway/protocol';
import type { KioskDirectory } from './types.ts';

export type ProofVerdict =
  | { ok: true; kioskId: string; campus: string; keyId: string }
  | { ok: false; code: 'UNKNOWN_KIOSK' | 'REVOKED' | 'BAD_PROOF' };

/** What the proof must be bound to. */
export interface ProofContext {
  nonce: string;
  timeline: string;
  origins: readonly string[];
}

/** Checks a kiosk's Ed25519 proof (RFC 8032) against the key it was paired with. */
export function checkProof(
  directory: KioskDirectory,
  prove: Prove,
  context: ProofContext,
): ProofVerdict {
  const kiosk = directory.get(prove.kioskId);
  if (!kiosk) return { ok: false, code: 'UNKNOWN_KIOSK' };
  if (kiosk.identityKey === null || kiosk.keyId === null) {
    return { ok: false, code: kiosk.revokedAt === null ? 'UNKNOWN_KIOSK' : 'REVOKED' };
  }
  if (kiosk.keyId !== prove.keyId) return { ok: false, code: 'BAD_PROOF' };
  const key = createPublicKey(kiosk.identityKey);
  const signature = Buffer.from(prove.sig, 'base64');
  const proven = context.origins.some((origin) =>
    verify(null, Buffer.from(proofText(origin, context.nonce, context.timeline)), key, signature),
  );
  if (!proven) return { ok: false, code: 'BAD_PROOF' };
  return { ok: true, kioskId: kiosk.kioskId, campus: kiosk.campus, keyId: kiosk.keyId };
}
