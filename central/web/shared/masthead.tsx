import type { ReactNode } from 'react';
import { Crest } from './crest.tsx';
import type { Bilingual } from './bilingual.ts';
import { LanguageSwitch, useLanguage } from './language.tsx';

export const university: Bilingual = { zh: '澜江大学', en: 'Lanjiang University' };

/** Crest, name of the house, name of the page, and what belongs beside them. */
export function Masthead({ title, children }: { title: Bilingual; children?: ReactNode }) {
  const { say } = useLanguage();
  return (
    <header className="masthead">
      <Crest />
      <hgroup>
        <p>{say(university)}</p>
        <h1>{say(title)}</h1>
      </hgroup>
      {children}
      <LanguageSwitch />
    </header>
  );
}
