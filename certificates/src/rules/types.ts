import type { Purpose } from '../documents/purposes.ts';
import type { Bilingual, Language, Term } from '../documents/types.ts';
import type { TermDay } from './calendar.ts';
import type { DocumentRules, RuleId, RuleSet } from './rule-set.ts';

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
  /** `YYYY-MM` */
  graduatesOn: string | null;
}

/** Copies of this document already issued to the person. */
export interface Usage {
  today: number;
  thisTerm: number;
}

/** What holds a record back although it is there (R06). */
export type Hold = 'grade-locked' | 'appeal-open' | 'scores-incomplete';

/** What the rules need of the record behind a document; nothing of what it states. */
export interface RecordFacts {
  /** Null where none is needed or none was given. */
  approval: {
    /** ISO time. */
    approvedAt: string;
    /** Copies that may be had of it in all. */
    copies: number;
  } | null;
  hold: Hold | null;
  /** First and last day on which it may be printed, `YYYY-MM-DD`; null without a limit. */
  validFrom: string | null;
  validUntil: string | null;
}

/** May this person have this document, in this language, now? */
export interface Question {
  document: string;
  /** Language of the paper. */
  language: Language;
  /** P prints at once, A needs approval first, W is made out at a window. */
  releaseClass: 'P' | 'A' | 'W';
  standing: Standing;
  usage: Usage;
  /** Null for a document that needs no record, or whose record is not there. */
  record: RecordFacts | null;
  /** How many of the approved copies have been printed. */
  used: number;
  now: Date;
}

/** A question with what follows from it and from the rule set: what every rule looks at. */
export interface Case extends Question {
  rules: RuleSet;
  terms: DocumentRules;
  today: TermDay;
}

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
  next:
    | 'ticket'
    | 'correction'
    | 'other-document'
    | 'confirm-name'
    | 'apply'
    | 'second-factor'
    | 'none';
  /** Code of a document that can be had instead, e.g. `D05`. */
  offer?: string;
}

/** The registration a paper states: this term's, or within the weeks of grace last term's (R01). */
export interface Registration {
  term: Term;
  grace: boolean;
}

/** What a request for the document may ask. */
export interface Allowed {
  allowed: true;
  /** Null for a document that does not depend on one. */
  registration: Registration | null;
  copies: CopyTerms;
  /** One of these must be chosen; none when the document is not asked for with a purpose (R10). */
  purposes: readonly Purpose[];
  /** Days of validity of a paper without a purpose. */
  validDays: number;
  /** Whether the document can be had with an ink seal, at a window (R13). */
  inkSeal: boolean;
}

export type Entitlement =
  | Allowed
  /** Every refusal, most important first; never none. */
  | { allowed: false; refusals: [Refusal, ...Refusal[]] };

/** What the person asked for. Taken as it came, so purpose and copies may hold anything. */
export interface Request {
  purpose: string | null;
  copies: number;
  /** An ink seal instead of the electronic one. */
  inkSeal: boolean;
  /** `given`: the password was typed in this session. `possible`: there is one. `none`: the person has no password. */
  secondFactor: 'given' | 'possible' | 'none';
}

/**
 * One rule of the university. Each of its checks answers null where nothing stands in the way. Which documents it
 * applies to, whether it is on, and who owns it, is the rule set's to say.
 */
export interface Rule {
  id: RuleId;
  /** Whether the document is for such a person at all: what else there is would only follow from it. */
  who?(about: Case): Refusal | null;
  /** Whether it may be had now. */
  may?(about: Case): Refusal | null;
  /** Whether it may be had like this. */
  request?(about: Case, request: Request): Refusal | null;
}

/** How many copies can be had now, and for how much. */
export interface CopyTerms {
  /** In one request; at least 1. */
  most: number;
  /** Today and this term; at least 1 where the document is allowed. */
  left: number;
  /** The first of them that cost nothing. */
  free: number;
  /** Of every other, in hundredths of a yuan. */
  priceFen: number;
}
