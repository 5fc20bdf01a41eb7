import type { Bilingual } from '@hallway/protocol';

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
}

/** Answer of `GET /api/templates/:key`. */
export interface TemplateContent extends TemplateVersion {
  /** The template's JSON. */
  json: string;
}

/** Body of `POST /api/templates`: a new version of a template, or the first of a new document. */
export interface NewTemplate {
  document: string;
  language: 'zh' | 'en';
  /** The version it begins as a copy of; without one, `json` is what it begins with. */
  origin?: number;
  json?: string;
}

/** Body of `PUT /api/templates/:key`. */
export interface TemplateChange {
  /** The revision that was changed. */
  revision: number;
  json: string;
}

/** Answers of what makes or changes a version. */
export interface TemplateMade {
  key: string;
  revision: number;
}
