import type { Allowed, CopyTerms, Question, RuleSet } from '@hallway/certificates/rules';
import type { Bilingual, CatalogueEntry, Paper } from '@hallway/protocol';
import type { RefusalView } from '../../bridge/index.ts';

/** What the rules say about one document of the catalogue for one person now. */
export interface DocumentOffer {
  /** The document, with language and record where there are several: `D01`, `D08-en`, `D08-en:2026-national`. */
  key: string;
  /** As the person reads it: with the language where there are several, and the title of the record if it has one. */
  name: Bilingual;
  entry: CatalogueEntry;
  /** Of the paper. */
  language: 'zh' | 'en';
  /** What it states beyond the person; null for a document that needs no record. */
  paper: Paper | null;
  /** What was asked, and by which rules it was answered: what is then chosen is checked by the same. */
  question: Question;
  rules: RuleSet;
  answer: OfferAnswer;
  /** What the person's campus card holds, in hundredths of a yuan. */
  balanceFen: number;
}

export type OfferAnswer =
  | ({ kind: 'allowed' } & Omit<Allowed, 'allowed'>)
  /** All is well but for one confirmation that only the person can give (rule R08). */
  | { kind: 'confirm-name'; copies: CopyTerms }
  | { kind: 'refused'; refusal: RefusalView };
