import { useEffect, useState } from 'react';
import { samplePeople, type TemplateFault } from '../../contract/templates.ts';
import type { Bilingual } from '../../shared/bilingual.ts';
import { RequestError } from '../../shared/http.ts';
import { useLanguage } from '../../shared/language.tsx';
import { elementOf, type Json } from '../model/json.ts';
import { askPreview } from './use-preview.ts';

const texts = {
  problems: { zh: '问题', en: 'Problems' },
  none: {
    zh: '没有问题：所有样例人物都能打印。',
    en: 'None: every sample person can have it printed.',
  },
  checking: { zh: '正在用所有样例人物检查…', en: 'Trying every sample person…' },
} as const satisfies Record<string, Bilingual>;

/** All sample people are tried when nothing was changed for this long (ms). */
const PAUSE_MS = 1200;

/** What is wrong with anybody's paper; null while it is being tried. */
export function useFaults(json: Json | null): TemplateFault[] | null {
  const [faults, setFaults] = useState<{ json: Json; found: TemplateFault[] } | null>(null);
  useEffect(() => {
    if (json === null) return undefined;
    const abort = new AbortController();
    const pause = setTimeout(() => {
      askPreview(json, null, abort.signal).then(
        (answer) => setFaults({ json, found: answer.faults }),
        (error: unknown) => {
          // The preview beside it says what is wrong with the way to central.
          if (!(error instanceof RequestError) && !abort.signal.aborted) throw error;
        },
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(pause);
      abort.abort();
    };
  }, [json]);
  return faults?.json === json ? faults.found : null;
}

/** What is wrong, place by place; choosing one goes there. */
export function FaultList(props: {
  faults: TemplateFault[] | null;
  onSelect: (element: number) => void;
}) {
  const { say } = useLanguage();
  const { faults } = props;
  return (
    <section className="faults" aria-label={say(texts.problems)}>
      <h2>{say(texts.problems)}</h2>
      <div role="status">
        {faults === null && <p className="soft">{say(texts.checking)}</p>}
        {faults?.length === 0 && <p>✓ {say(texts.none)}</p>}
      </div>
      <ul>
        {faults?.map(({ pointer, text, sample }) => {
          const element = elementOf(pointer);
          return (
            <li key={`${pointer} ${text.en} ${sample ?? ''}`}>
              <button
                type="button"
                disabled={element === null}
                onClick={() => element !== null && props.onSelect(element)}
              >
                <span className="fault" aria-hidden="true">
                  ▲
                </span>{' '}
                {say(text)}
                {sample && <small> · {say(samplePeople[sample])}</small>}
                {pointer !== '' && <small className="mono soft"> {pointer}</small>}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
