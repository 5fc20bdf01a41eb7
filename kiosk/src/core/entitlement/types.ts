import type { Bilingual, CatalogueEntry, Paper, Term } from '@hallway/protocol';
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
  answer: OfferAnswer;
  /** Absent for a free document. */
  charge?: Charge;
}

/** What a document costs, and what there is to pay it with; hundredths of a yuan. */
export interface Charge {
  /** Of one copy. */
  priceFen: number;
  /** What the person's campus card holds. */
  balanceFen: number;
}

export type OfferAnswer =
  | { kind: 'allowed'; registeredTerm: Term; graceTerm: boolean; copiesLeft: number }
  /** All is well but for one confirmation that only the person can give (rule R08). */
  | { kind: 'confirm-name'; copiesLeft: number }
  | { kind: 'refused'; refusal: RefusalView };
