import type { ApproveRequest, PaperView } from '../../contract/papers.ts';
import type { Bilingual } from '../../shared/bilingual.ts';
import { faults, type Faults } from './faults.ts';
import { dayOf } from './numbers.ts';

/** How what is stated may be had, as it was filled in. */
export interface TermsDraft {
  copies: string;
  validFrom: string;
  validUntil: string;
  /** There are several of this document, so that each needs a title and a short name. */
  several: boolean;
  title: Bilingual;
  ref: string;
  /** The short name was written by hand and follows the title no more. */
  refTyped: boolean;
}

export type Terms = Pick<ApproveRequest, 'ref' | 'title' | 'copies' | 'validFrom' | 'validUntil'>;

export interface TermsReading {
  /** Null while something is wrong. */
  terms: Terms | null;
  /** By the name of the term. */
  faults: Faults;
}

const LONGEST_TITLE = 200;
const LONGEST_REF = 24;
const MOST_COPIES = 20;

/** The terms of a record, to be approved again; those of a new one for null. */
export function termsOf(paper: PaperView | null, several: boolean): TermsDraft {
  return {
    copies: String(paper?.approval?.copies ?? 1),
    validFrom: paper?.validFrom ?? '',
    validUntil: paper?.validUntil ?? '',
    several: paper ? paper.ref !== null : several,
    title: paper?.title ?? { zh: '', en: '' },
    ref: paper?.ref ?? '',
    refTyped: paper !== null,
  };
}

/** A short name made of a title: `National Scholarship 2026` becomes `national-scholarship-202`. */
export function refOf(title: string): string {
  const bare = title
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
  const words = bare.replace(/[^a-z0-9]+/g, '-').slice(0, LONGEST_REF + 1);
  return words.replace(/^-+/, '').slice(0, LONGEST_REF).replace(/-+$/, '');
}

/** With another title, which the short name follows until it is written by hand. */
export function withTitle(terms: TermsDraft, title: Bilingual): TermsDraft {
  return { ...terms, title, ref: terms.refTyped ? terms.ref : refOf(title.en) };
}

/**
 * What the terms say.
 *
 * @param taken short names of the other records of this document
 * @param today campus date
 */
export function readTerms(
  draft: TermsDraft,
  taken: readonly (string | null)[],
  today: string,
): TermsReading {
  const found = new Map<string, Bilingual>();
  const copies = Number(draft.copies.normalize('NFKC'));
  if (!Number.isInteger(copies) || copies < 1 || copies > MOST_COPIES) {
    found.set('copies', faults.copies);
  }
  const dayAt = (name: 'validFrom' | 'validUntil') => {
    if (draft[name].trim() === '') return null;
    const day = dayOf(draft[name]);
    if (day === null) found.set(name, faults.date);
    return day;
  };
  const [validFrom, validUntil] = [dayAt('validFrom'), dayAt('validUntil')];
  if (validUntil !== null && validUntil < today) found.set('validUntil', faults.isPast);
  if (validFrom !== null && validUntil !== null && validUntil < validFrom) {
    found.set('validUntil', faults.endsBefore);
  }
  const title = { zh: draft.title.zh.trim(), en: draft.title.en.trim() };
  const ref = draft.ref.trim();
  if (draft.several) {
    for (const language of ['zh', 'en'] as const) {
      const words = title[language];
      if (words === '') found.set(`title/${language}`, faults.missing);
      if (words.length > LONGEST_TITLE) {
        found.set(`title/${language}`, faults.tooLong(LONGEST_TITLE));
      }
    }
    if (!/^[a-z0-9-]{1,24}$/.test(ref)) found.set('ref', faults.ref);
    else if (taken.includes(ref)) found.set('ref', faults.taken);
  }
  const which = draft.several ? { ref, title } : { ref: null, title: null };
  const terms = { ...which, copies, validFrom, validUntil };
  return { terms: found.size === 0 ? terms : null, faults: found };
}
