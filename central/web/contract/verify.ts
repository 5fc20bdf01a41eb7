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
  /** What rule R17 tells of a revoked paper; null for any other, and while the rule is off. */
  revocation: Revocation | null;
  template: string;
  /** Key of the template, `D08-en@3`, where what the paper says is on record and can be asked about; else null. */
  says: string | null;
  /** ISO 8601 instant at which the register was asked. */
  asOf: string;
}

/** That a paper was revoked, and what to do about it. Never the reason. */
export interface Revocation {
  /** `YYYY-MM-DD` on the campus clock. */
  on: string;
  message: Bilingual;
  fix: Bilingual;
  /** The office that answers for it: name, place and hours. */
  office: Bilingual;
}

/** Something somebody reads on a paper: a field, or cells of one row of a table by column. */
export type MatchClaim =
  { field: string; text: string } | { field: string; row: Record<string, string> };

/** `cannot-say`: the paper has no such field, or what it says is not on record. */
export type MatchAnswer = 'match' | 'no-match' | 'cannot-say';

/** Body of `POST /api/verify/match`. */
export interface MatchQuestion {
  serial: string;
  /** Verification code, or the digest in the signed QR. */
  secret: string;
  claims: MatchClaim[];
}

/** Its answer, in the order of the claims. Never what the paper says. */
export interface MatchResult {
  state: PaperState;
  /** Template of the paper: `D08-en@3`; null when what it says is not on record. */
  template: string | null;
  answers: MatchAnswer[];
  asOf: string;
}

/** Body of `POST /api/verify/share`. */
export interface ShareKey {
  code: string;
  /** Six digits. */
  pin: string;
}

/** Its answer: what the paper says, as its holder allowed. */
export interface SharedPaper {
  serial: string;
  document: Bilingual;
  state: PaperState;
  template: string;
  /** Text by expression: `subject.birthDate|long`, `courses/3.name`. */
  fields: Record<string, string>;
  expiresAt: string;
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
