/** Language a paper is written in. */
export type Language = 'zh' | 'en';

/** A text a person reads, in both languages of the hall. */
export interface Bilingual {
  zh: string;
  en: string;
}

/** Kinds of document this release can make. */
export type DocumentCode = 'D01' | 'D02';

/** The university as its papers show it. Configuration, not code. */
export interface University {
  zh: string;
  en: string;
  address: Bilingual;
  phone: string;
  email: string;
  /** Web address as printed, without a scheme. */
  web: string;
  /** Domain that appears as issuer in offline codes, e.g. `lju.example`. */
  domain: string;
  /** Origin of the verification page, e.g. `https://verify.lju.example`. No trailing slash. */
  verifyOrigin: string;
  /** Office that issues and seals enrolment papers. */
  office: Bilingual;
  /** Words across the seal under the star. */
  sealPurpose: string;
  /** Title of the person in whose name English papers are signed. */
  signatory: Bilingual;
  /** Colours as `#rrggbb`. */
  colours: { ink: string; muted: string; brand: string; wash: string; seal: string };
}

export type Level = 'undergraduate' | 'postgraduate';

/** The person as printed. Dates are ISO 8601 calendar dates or months. */
export interface Subject {
  no: string;
  nameZh: string;
  /** Passport form, e.g. `LIN Xiao`; required for English papers. */
  nameEn: string | null;
  sex: 'M' | 'F';
  /** `YYYY-MM-DD` */
  birthDate: string;
  idNumber: string | null;
  college: Bilingual;
  major: Bilingual;
  level: Level;
  gradeYear: number;
  lengthYears: number;
  /** `YYYY-MM` */
  enrolledOn: string;
  /** `YYYY-MM` */
  graduatesOn: string;
}

/** A term: `year` is the autumn in which its academic year begins. */
export interface Term {
  year: number;
  half: 'autumn' | 'spring';
}

/** Everything one issue depends on. Same input and signer, same bytes. */
export interface IssueInput {
  document: DocumentCode;
  subject: Subject;
  purpose: PurposeCode;
  registeredTerm: Term;
  /** R01: last term's registration still counts, and the paper says so. */
  graceTerm: boolean;
  /** e.g. `LJU-D01-2026-K01-000123` */
  serial: string;
  /** `XXXX-XXXX-XXXX-XXXX` */
  verifyCode: string;
  issuedAt: Date;
  /** `YYYY-MM-DD`, last day on which the paper is valid, in the university's time zone. */
  validUntil: string;
  kioskId: string;
  /** Identical sheets of this one issue; each says how many there are. */
  copies: number;
  /** 1 for the first attempt; a later attempt carries its number on the paper. */
  attempt: number;
  /** Index of this issue in the university's status list. */
  statusIndex: number;
}

export type PurposeCode = 'passport' | 'visa' | 'bank' | 'internship' | 'scholarship' | 'travel';
