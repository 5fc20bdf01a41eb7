/** Language a paper is written in. */
export type Language = 'zh' | 'en';

/** A text a person reads, in both languages of the hall. */
export interface Bilingual {
  zh: string;
  en: string;
}

/** A kind of document: `D` and two digits. Which there are is data: templates and the catalogue, not code. */
export type DocumentCode = string;

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
  /** The offices that issue and seal papers. */
  offices: Record<OfficeCode, Office>;
  /** Colours as `#rrggbb`. */
  colours: { ink: string; muted: string; brand: string; wash: string; seal: string };
}

export const officeCodes = [
  'registrar',
  'graduate-school',
  'student-affairs',
  'personnel',
  'archives',
  'university',
] as const;
export type OfficeCode = (typeof officeCodes)[number];

/** An office with a seal of its own. */
export interface Office {
  name: Bilingual;
  /** Words across the seal under the star; empty for the seal of the university itself. */
  sealPurpose: string;
  /** Title of the person in whose name its papers are signed. */
  signatory: Bilingual;
}

export type Level = 'undergraduate' | 'postgraduate';

/** What a student is to the university. */
export type Status = 'enrolled' | 'on-leave' | 'graduated' | 'withdrawn';

/** The person as printed. Dates are ISO 8601 calendar dates or months. What does not apply to a person is null. */
export interface Subject {
  no: string;
  nameZh: string;
  /** Passport form, e.g. `LIN Xiao`; required for English papers. */
  nameEn: string | null;
  sex: 'M' | 'F';
  /** `YYYY-MM-DD` */
  birthDate: string;
  idNumber: string | null;
  /** College of a student or graduate, department of staff. */
  college: Bilingual;
  /** Major of a student or graduate, post of staff. */
  major: Bilingual;
  level: Level | null;
  gradeYear: number | null;
  lengthYears: number | null;
  /** `YYYY-MM` */
  enrolledOn: string | null;
  /** `YYYY-MM` */
  graduatesOn: string | null;
  status: Status;
  /** `YYYY-MM-DD`, or null when records give none. */
  statusFrom: string | null;
  statusTo: string | null;
}

/** A term: `year` is the autumn in which its academic year begins. */
export interface Term {
  year: number;
  half: 'autumn' | 'spring';
}

/** One row of a table, by column. */
export type DataRow = Readonly<Record<string, string | number | boolean | Bilingual>>;

/**
 * What a document states beyond the person, by the names its template declares. Dates and months are ISO 8601,
 * money is in hundredths of a yuan, photos are base64 JPEG.
 */
export type DocumentData = Readonly<
  Record<string, string | number | boolean | Bilingual | readonly DataRow[]>
>;

/** Everything one issue depends on. Same input, template and signer, same bytes. */
export interface IssueInput {
  document: DocumentCode;
  /** Language of the paper. */
  language: Language;
  subject: Subject;
  data: DocumentData;
  /** The person's choices among those the template offers, by name; the template's default for what is not here. */
  options: Readonly<Record<string, boolean>>;
  /** Null for a document that is not asked for with a purpose. */
  purpose: PurposeCode | null;
  /** How much of the ID number the paper shows (R10); as much as its purpose asks for by default when absent. */
  idNumber?: 'masked' | 'full';
  /**
   * The registration the paper states; null where none matters. `grace`: last term's still counts, and the paper says
   * so (R01).
   */
  registration: { term: Term; grace: boolean } | null;
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
