export type Language = 'zh' | 'en';

/** Text in both languages; every text of a page is one of these, so that none can lack a language. */
export interface Bilingual {
  zh: string;
  en: string;
}
