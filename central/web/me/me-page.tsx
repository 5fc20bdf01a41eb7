import { useCallback, useEffect, useState } from 'react';
import type { HolderView } from '../contract/me.ts';
import type { Bilingual } from '../shared/bilingual.ts';
import { request, RequestError, send } from '../shared/http.ts';
import { useLanguage } from '../shared/language.tsx';
import { Masthead } from '../shared/masthead.tsx';
import { PaperCard } from './paper-card.tsx';
import { SignIn } from './sign-in.tsx';
import { texts, title } from './texts.ts';

/** A holder's own papers: who asked about them, and what is shared. */
export function MePage() {
  const { say } = useLanguage();
  const [view, setView] = useState<HolderView | null>(null);
  const [trouble, setTrouble] = useState<Bilingual | null>(null);

  /** A session that is over leads back to the door; any other refusal is told. */
  const refused = useCallback((error: unknown) => {
    if (!(error instanceof RequestError)) throw error;
    if (error.code === 'HOLDER_SIGN_IN') setView({ papers: null });
    setTrouble(error.text);
  }, []);

  const look = useCallback(
    () => request<HolderView>('/api/me').then(setView).catch(refused),
    [refused],
  );

  /** Does something, then shows how things stand. */
  const act = useCallback(
    async (work: () => Promise<unknown>) => {
      setTrouble(null);
      await work().then(look, refused);
    },
    [look, refused],
  );

  useEffect(() => void look(), [look]);

  return (
    <>
      <Masthead title={title}>
        {view?.papers && (
          <button
            type="button"
            className="button plain"
            onClick={() => void act(() => send('/api/me/sign-out', {}))}
          >
            {say(texts.signOut)}
          </button>
        )}
      </Masthead>
      <main className="me">
        <p role="alert">{trouble && <span className="notice">{say(trouble)}</span>}</p>
        {view?.papers === null && (
          <SignIn onSubmit={(proof) => void act(() => send('/api/me/sign-in', proof))} />
        )}
        {view?.papers &&
          (view.papers.length === 0 ? (
            <p>{say(texts.none)}</p>
          ) : (
            view.papers.map((paper) => <PaperCard key={paper.serial} paper={paper} act={act} />)
          ))}
      </main>
    </>
  );
}
