import type { DocumentRules } from '@hallway/certificates/rules';
import type { Bilingual, CatalogueEntry } from '@hallway/protocol';

/** Where a version stands. `withdrawn`: never released, taken back by its author or given back by the reviewer. */
export type TemplateState = 'draft' | 'review' | 'published' | 'retired' | 'withdrawn';

/** What can have been done to a version. `delivered`: it came with a release of the program. */
export type StepName =
  | 'delivered'
  | 'begun'
  | 'edited'
  | 'submitted'
  | 'withdrawn'
  | 'returned'
  | 'released'
  | 'retired'
  | 'restored';

/** Who may have a document, and how. What else kiosks need to offer it, its template says. */
export interface Offer extends Pick<CatalogueEntry, 'releaseClass' | 'audience'> {
  terms: DocumentRules;
}

export interface TemplateStep {
  step: StepName;
  at: string;
  /** Name of the member of staff; null for the release of the program. */
  by: string | null;
  /** SHA-256 of the content it was done to, hex. */
  hash: string;
  /** What the reviewer wrote. */
  note: string | null;
}

/** One version in the list. */
export interface TemplateVersion {
  /** `D08-en@3` */
  key: string;
  document: string;
  language: 'zh' | 'en';
  version: number;
  name: Bilingual;
  state: TemplateState;
  /** Counts the changes of a draft. */
  revision: number;
  hash: string | null;
  /** The version it was begun from. */
  origin: number | null;
  /** First and first-not-any-more campus date, `YYYY-MM-DD`. */
  startsOn: string | null;
  retiredOn: string | null;
  /** Papers are made with it today. */
  inForce: boolean;
  /** The reader of this answer has changed it, so another person must release it. */
  own: boolean;
  steps: TemplateStep[];
}

/** Answer of `GET /api/templates`: by document, language and version, newest version first. */
export interface TemplateList {
  /** Campus date. */
  today: string;
  versions: TemplateVersion[];
  /** What holds for a document that nobody has written rules for. */
  usual: DocumentRules;
}

/** Answer of `GET /api/templates/:key`. */
export interface TemplateContent extends TemplateVersion {
  /** The template's JSON. */
  json: string;
  /** What this version brings into force with it; null when it leaves the offer as it is. */
  offer: Offer | null;
  /** What stands in the catalogue now; null for a document that is not there. */
  offered: Offer | null;
}

/** Body of `POST /api/templates`: a new version of a template, or the first of a new document. */
export interface NewTemplate {
  document: string;
  language: 'zh' | 'en';
  /** The version it begins as a copy of; without one, `json` is what it begins with. */
  origin?: number;
  json?: string;
  /** Needed by a document that is not in the catalogue, at the latest when it is handed in. */
  offer?: Offer;
}

/** Body of `PUT /api/templates/:key`. */
export interface TemplateChange {
  /** The revision that was changed. */
  revision: number;
  json: string;
  /** Null to leave the offer as it is in the catalogue. What is absent stays as it was. */
  offer?: Offer | null;
}

/** Answers of what makes or changes a version. */
export interface TemplateMade {
  key: string;
  revision: number;
}
