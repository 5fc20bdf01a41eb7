import type { Bilingual } from '@hallway/protocol';
import type { PaperState } from './verify.ts';

/** One time somebody asked about a paper. */
export interface LookupEntry {
  /** `paper`: its state; `match`: whether it says something; `share`: its content, by a share. */
  kind: 'paper' | 'match' | 'share';
  /** Four characters that stand for a network: the same ones, the same network. Not an address. */
  network: string;
  /** ISO 8601 */
  at: string;
}

export interface ShareEntry {
  id: string;
  createdAt: string;
  expiresAt: string;
  /** How often it was opened. */
  opened: number;
  /** `closed`: too many wrong PINs. */
  state: 'open' | 'expired' | 'withdrawn' | 'closed';
}

/** A paper as its holder sees it. */
export interface HeldPaper {
  serial: string;
  document: Bilingual;
  state: PaperState;
  issuedOn: string;
  validUntil: string;
  /** How often anybody asked, in the last half year. */
  asked: number;
  /** The latest, newest first. */
  lookups: LookupEntry[];
  shares: ShareEntry[];
  /** Whether its content is on record, so that it can be shared. */
  shareable: boolean;
}

/** Body of `POST /api/me/sign-in`. */
export interface HolderProof {
  serial: string;
  code: string;
  password: string;
}

/** Answer of `GET /api/me`. */
export interface HolderView {
  /** Null while nobody is signed in. */
  papers: HeldPaper[] | null;
}

export const shareDays = [7, 30, 90] as const;

/** Body of `POST /api/me/shares`. */
export interface ShareRequest {
  serial: string;
  days: (typeof shareDays)[number];
}

/** Its answer. Code and PIN are told this once. */
export interface NewShare {
  id: string;
  code: string;
  pin: string;
  expiresAt: string;
}
