import type { RenderEngine } from '@hallway/certificates';
import type { CatalogueEntry } from '@hallway/protocol';

/** Whether this kiosk has a template of a document in a language, in force today. */
export type DocumentsMade = (document: string, language: 'zh' | 'en') => boolean;

export function documentsMade(engine: RenderEngine, now: () => number): DocumentsMade {
  return (document, language) => engine.inForce(document, language, new Date(now())) !== null;
}

/** Whether this kiosk issues a document of the catalogue at all. */
export function isMade(entry: CatalogueEntry, makes: DocumentsMade): boolean {
  return entry.enabled && entry.languages.some((language) => makes(entry.document, language));
}
