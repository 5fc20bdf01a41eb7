import type { Beat, ClaimGrant, ClaimRequest } from '@hallway/protocol';

/** What sync must know of a kiosk to let it in. Implemented by the kiosks folder. */
export interface KioskDirectory {
  get(kioskId: string): {
    kioskId: string;
    campus: string;
    /** Ed25519 SPKI PEM; null when no machine is paired or the key was revoked. */
    identityKey: string | null;
    keyId: string | null;
    revokedAt: string | null;
  } | null;
}

/** Where beats go. */
export interface BeatSink {
  record(kioskId: string, beat: Beat): void;
}

/** Where a kiosk asks for a claim. Implemented by the issuance folder. */
export interface ClaimDesk {
  /** The same kiosk gets the same grant again. @throws SyncRefusal when the claim is another's or over */
  grant(kiosk: { kioskId: string; campus: string }, request: ClaimRequest): ClaimGrant;
}

/** Structured log, as pino offers it. Facts are codes, counts and kiosk ids, never personal data. */
export interface Log {
  info(facts: Record<string, unknown>, message: string): void;
  warn(facts: Record<string, unknown>, message: string): void;
  error(facts: Record<string, unknown>, message: string): void;
}
