import type { Bilingual } from '@hallway/protocol';

/** What a verifier is told about a paper with this number. */
export type PaperState = 'valid' | 'expired' | 'revoked' | 'not-printed' | 'unconfirmed';

/** Answer of `GET /api/verify/:serial/:secret`. No ID number, no birth date, and the name with characters hidden. */
export interface LiveStatus {
  serial: string;
  state: PaperState;
  document: Bilingual;
  holder: string | null;
  college: Bilingual | null;
  purpose: Bilingual;
  /** `YYYY-MM-DD` on the campus clock. */
  issuedOn: string;
  validUntil: string;
  /** Day of revocation, never the reason. */
  revokedOn: string | null;
  template: string;
  /** ISO 8601 instant at which the register was asked. */
  asOf: string;
}

/** Answer of `GET /api/verify/trust`: what a page needs to check papers by itself. Every part is signed. */
export interface TrustAnswer {
  rootPem: string;
  keys: unknown;
  /** Compact JWS of the status list. */
  status: string;
  /** Compact JWS of what the kinds of papers are called. */
  kinds: string;
}
