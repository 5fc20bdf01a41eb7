import type { Bilingual, PaperData } from '@hallway/protocol';

/*
 * What the documents of the demo university state, by the names their templates declare in `data`. Months are YYYY-MM,
 * dates YYYY-MM-DD, money is in hundredths of a yuan. Transcripts: see TranscriptData.
 */

/** D06 */
export type PassportProof = PaperData & { registeredPlace: string; authority: string };

/** D07; the last two exactly when `kind` is `defence`. */
export type Graduation = PaperData & {
  kind: 'expected' | 'defence';
  degree: Bilingual;
  graduatesOn: string;
  defendedOn?: string;
  thesis?: Bilingual;
};

/** D08 */
export type Scholarship = PaperData & {
  award: Bilingual;
  level: Bilingual;
  /** Academic year: `2025–2026`. */
  year: string;
  awardedOn: string;
  amount?: number;
};

/** D09 */
export type Leave = PaperData & {
  kind: 'personal' | 'sick' | 'official' | 'departure';
  from: string;
  to: string;
  place: string;
  approver: string;
};

/** D10; the income only where it was approved. */
export type Employment = PaperData & {
  title: Bilingual;
  post: Bilingual;
  since: string;
  monthlyIncome?: number;
};

/** D11 */
export type Degree = PaperData & {
  graduatedOn: string;
  diplomaNo: string;
  degree: Bilingual;
  conferredOn: string;
  degreeNo: string;
};

/** D12 */
export type Letter = PaperData & {
  kind: 'introduction' | 'political-review';
  addressee: string;
  matter: string;
  validDays: number;
};

/** D13; steps of a check-in, waiting of a queue, `until` of a pickup. */
export type Slip = PaperData & {
  kind: 'check-in' | 'queue' | 'pickup';
  number: string;
  place: Bilingual;
  ahead?: number;
  waitMinutes?: number;
  until?: string;
  steps?: { what: Bilingual; where: Bilingual }[];
};
