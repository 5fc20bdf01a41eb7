import type { Bilingual, Term } from '../documents/types.ts';

/** What the student records say of a person, as far as the rules need it. */
export interface Standing {
  role: 'undergraduate' | 'postgraduate' | 'staff' | 'alumnus' | 'none';
  status: 'enrolled' | 'on-leave' | 'graduated' | 'withdrawn';
  /** `YYYY-MM-DD` or null when the records give none. */
  statusFrom: string | null;
  statusTo: string | null;
  registeredTerms: Term[];
  /** Yuan. */
  feesOwed: number;
  /** An approved loan or deferral. */
  feesDeferred: boolean;
  programme: 'ordinary' | 'double-degree' | 'exchange' | 'special-international';
  /** The person has confirmed the passport form of the name. */
  nameEnConfirmed: boolean;
  nameEn: string | null;
  graduatesOn: string | null;
}

/** Copies of this document already issued to the person. */
export interface Usage {
  today: number;
  thisTerm: number;
}

export type RuleId = 'R01' | 'R02' | 'R03' | 'R04' | 'R05' | 'R07' | 'R08' | 'R09' | 'R10';

/** Why a document may not be printed now, and what starts mending it. All texts are for the person. */
export interface Refusal {
  rule: RuleId;
  /** Which data field decided. */
  field: Bilingual;
  /** What that field says. */
  value: Bilingual;
  /** One calm sentence with the reason. */
  message: Bilingual;
  /** What to do next, where, and when. */
  fix: Bilingual;
  /** Office, place and hours. */
  owner: Bilingual;
  next: 'ticket' | 'correction' | 'other-document' | 'confirm-name' | 'none';
  /** Code of a document that can be had instead, e.g. `D05`. */
  offer?: string;
}

export type Entitlement =
  | { allowed: true; registeredTerm: Term; graceTerm: boolean; copiesLeft: number }
  | { allowed: false; refusals: Refusal[] };
