import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
  type ReactNode,
} from 'react';
import type { Bilingual, Language } from './bilingual.ts';

interface LanguageValue {
  language: Language;
  setLanguage: (language: Language) => void;
  say: (text: Bilingual) => string;
}

const LanguageContext = createContext<LanguageValue | null>(null);
const STORED = 'language';
const tags = { zh: 'zh-CN', en: 'en' } as const;

/** What the reader chose before, else what the browser asks for, else Chinese. */
function firstLanguage(): Language {
  const stored = localStorage.getItem(STORED);
  if (stored === 'zh' || stored === 'en') return stored;
  const asked = navigator.languages.find((tag) => /^(zh|en)\b/i.test(tag));
  return asked?.toLowerCase().startsWith('en') ? 'en' : 'zh';
}

/** Gives every text below it one language and keeps the choice. `title` names the page in the tab. */
export function LanguageProvider({ title, children }: { title: Bilingual; children: ReactNode }) {
  const [language, setState] = useState(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = tags[language];
    document.title = title[language];
  }, [language, title]);
  const setLanguage = useCallback((next: Language) => {
    localStorage.setItem(STORED, next);
    setState(next);
  }, []);
  const value = useMemo(
    () => ({ language, setLanguage, say: (text: Bilingual) => text[language] }),
    [language, setLanguage],
  );
  return <LanguageContext value={value}>{children}</LanguageContext>;
}

export function useLanguage(): LanguageValue {
  const value = use(LanguageContext);
  if (!value) throw new Error('useLanguage outside LanguageProvider');
  return value;
}

/** Names the other language in that language. */
export function LanguageSwitch() {
  const { language, setLanguage } = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <button
      type="button"
      className="button plain"
      lang={tags[other]}
      onClick={() => setLanguage(other)}
    >
      {other === 'en' ? 'English' : '中文'}
    </button>
  );
}
