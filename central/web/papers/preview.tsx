import { useEffect, useState } from 'react';
import type { PaperData } from '@hallway/protocol';
import type { PersonFound } from '../contract/papers.ts';
import type { TemplateContent } from '../contract/templates.ts';
import type { Bilingual } from '../shared/bilingual.ts';
import { request, RequestError } from '../shared/http.ts';
import { useLanguage } from '../shared/language.tsx';
import { bench } from '../templates/preview/bench.ts';
import { Loading } from '../templates/preview/loading.tsx';
import { Paper } from '../templates/preview/paper.tsx';
import { Slip } from '../templates/preview/slip.tsx';
import type { Preview } from '../templates/preview/types.ts';
import { problemOf } from '../templates/preview/use-preview.ts';
import { filled, texts } from './texts.ts';

/** The paper is made when typing pauses for this long (ms). */
const PAUSE_MS = 200;

interface Props {
  person: PersonFound;
  /** Keys, one a language: `D08-zh@1`. */
  templates: readonly string[];
  /** Null while the form is not filled in. */
  data: PaperData | null;
}

/** Shows the paper once somebody asks for it: the engine is large. */
export function PreviewSwitch(props: Props) {
  const { say } = useLanguage();
  const [shown, setShown] = useState<string | null>(null);
  const languageOf = (key: string) => (key.includes('-zh@') ? texts.chinese : texts.english);
  return (
    <section className="preview" aria-label={say(texts.previewTitle)}>
      <p className="buttons">
        {props.templates.map((key) => (
          <button
            key={key}
            type="button"
            className="button"
            aria-pressed={key === shown}
            onClick={() => setShown(key === shown ? null : key)}
          >
            {say(texts.preview)}
            {props.templates.length > 1 && ` (${say(languageOf(key))})`}
          </button>
        ))}
      </p>
      {shown !== null && <PaperPreview key={shown} template={shown} {...props} />}
    </section>
  );
}

/** A template's JSON; null until it has come. */
function useTemplate(key: string): { json: string | null; problem: Bilingual | null } {
  const [json, setJson] = useState<string | null>(null);
  const [problem, setProblem] = useState<Bilingual | null>(null);
  useEffect(() => {
    request<TemplateContent>(`/api/templates/${key}`).then(
      (content) => setJson(content.json),
      (error: unknown) => {
        if (!(error instanceof RequestError)) throw error;
        setProblem(error.text);
      },
    );
  }, [key]);
  return { json, problem };
}

function PaperPreview({ template, person, data }: Props & { template: string }) {
  const { say } = useLanguage();
  const { json, problem: unread } = useTemplate(template);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [problem, setProblem] = useState<Bilingual | null>(null);
  const words = data && JSON.stringify(data);
  useEffect(() => {
    if (json === null || words === null) return undefined;
    const abort = new AbortController();
    const { no, nameZh, nameEn, college } = person;
    // English papers of who has no name in Latin letters are refused by the rules, not shown with none.
    const subject = { no, nameZh, college, ...(nameEn !== null && { nameEn }) };
    const known = { subject, data: JSON.parse(words) as PaperData };
    const pause = setTimeout(() => {
      bench.ask({ json, sample: 'ordinary', draw: true, known }, abort.signal).then(
        (made) => {
          setPreview(made);
          setProblem(null);
        },
        (error: unknown) => setProblem(problemOf(error)),
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(pause);
      abort.abort();
    };
  }, [json, words, person]);
  const said = unread ?? problem;
  const faults = preview?.faults ?? [];
  return (
    <div className="paper-preview">
      <p className="hint soft">{say(texts.previewHint)}</p>
      {said && (
        <p role="alert" className="notice">
          {say(said)}
        </p>
      )}
      {words === null && !preview && <p className="soft">{say(texts.previewWaits)}</p>}
      {words !== null && !said && <Loading />}
      {faults.length > 0 && (
        <div role="alert" className="notice">
          <p>{say(texts.previewFaults)}</p>
          <ul>
            {faults.map(({ pointer, text }) => (
              <li key={`${pointer} ${text.zh}`}>{say(text)}</li>
            ))}
          </ul>
        </div>
      )}
      {preview?.pages.map((page, index) => (
        <Paper
          // A page is its number.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          page={page}
          label={say(filled(texts.previewPage, { n: index + 1 }))}
        />
      ))}
      {preview?.slip && (
        <Slip lines={preview.slip} label={say(texts.previewTitle)} stale={words === null} />
      )}
    </div>
  );
}
