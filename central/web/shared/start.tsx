import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { Boundary } from './boundary.tsx';
import type { Bilingual } from './bilingual.ts';
import { LanguageProvider } from './language.tsx';

/** Draws a face into its page. */
export function start(title: Bilingual, face: ReactNode): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no #root');
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider title={title}>
        <Boundary>{face}</Boundary>
      </LanguageProvider>
    </StrictMode>,
  );
}
