import { useState } from 'react';
import type { SealView } from '../contract/seal.ts';
import type { Bilingual } from '../shared/bilingual.ts';
import { RequestError, send } from '../shared/http.ts';
import { useLanguage } from '../shared/language.tsx';
import { dateTime } from '../shared/time.ts';
import { texts } from './texts.ts';

/** The revocation lists as anyone can fetch them. @param keeper whether the reader may sign them anew */
export function Lists({ view, keeper }: { view: SealView; keeper: boolean }) {
  const { say, language } = useLanguage();
  const [problem, setProblem] = useState<Bilingual | null>(null);

  async function publish() {
    try {
      await send<null>('/api/seal/lists', {});
      setProblem(null);
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      setProblem(error.text);
    }
  }

  return (
    <div className="lists">
      <ul>
        {view.lists.map(({ name, number, nextUpdate }) => (
          <li key={name}>
            <a className="mono" href={`/crl/${name}`}>
              {name}
            </a>{' '}
            <span className="soft">
              {say(texts.number).replace('{n}', `${number}`)} · {say(texts.until)}{' '}
              {dateTime(nextUpdate, language)}
            </span>
          </li>
        ))}
      </ul>
      {keeper && (
        <button type="button" className="button" onClick={() => void publish()}>
          {say(texts.publish)}
        </button>
      )}
      {problem && (
        <p role="alert" className="notice">
          {say(problem)}
        </p>
      )}
    </div>
  );
}
