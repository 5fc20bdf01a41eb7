import type { Bilingual, CatalogueEntry, Paper } from '@hallway/protocol';
import type { DocumentOffer } from './types.ts';

/** One line of a person's list before the rules have answered. */
export type Candidate = Pick<DocumentOffer, 'key' | 'name' | 'entry' | 'language' | 'paper'>;

/**
 * Every paper that an entry of the catalogue can become for a person: one for each language and each record. None for a
 * document that states what nothing is on record of, unless it could be applied for. Pure.
 *
 * @param papers the person's records, of all documents
 */
export function candidatesOf(entry: CatalogueEntry, papers: readonly Paper[]): Candidate[] {
  const records = recordsOf(entry, papers);
  return entry.languages.flatMap((language) =>
    records.map((paper) => ({
      key: keyOf(entry, language, paper),
      name: nameOf(entry, language, paper?.title ?? null),
      entry,
      language,
      paper,
    })),
  );
}

function recordsOf(entry: CatalogueEntry, papers: readonly Paper[]): (Paper | null)[] {
  if (!entry.needsRecord) return [null];
  const found = papers.filter(({ document }) => document === entry.document);
  return found.length === 0 && entry.releaseClass !== 'P' ? [null] : found;
}

function keyOf(entry: CatalogueEntry, language: 'zh' | 'en', paper: Paper | null): string {
  const document = entry.languages.length > 1 ? `${entry.document}-${language}` : entry.document;
  return paper?.ref == null ? document : `${document}:${paper.ref}`;
}

function nameOf(
  { name, languages }: CatalogueEntry,
  language: 'zh' | 'en',
  title: Bilingual | null,
): Bilingual {
  const marks = [
    ...(languages.length > 1 ? [languageNames[language]] : []),
    ...(title === null ? [] : [title]),
  ];
  if (marks.length === 0) return name;
  return {
    zh: `${name.zh}（${marks.map(({ zh }) => zh).join('，')}）`,
    en: `${name.en} (${marks.map(({ en }) => en).join(', ')})`,
  };
}

const languageNames: Record<'zh' | 'en', Bilingual> = {
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
};
