import type { DocumentKind, PrintedField } from '@hallway/certificates/verify';
import { useId, useState, type SubmitEvent } from 'react';
import type { MatchAnswer, MatchClaim, MatchQuestion, MatchResult } from '../contract/verify.ts';
import type { Bilingual } from '../shared/bilingual.ts';
import { RequestError, send } from '../shared/http.ts';
import { useLanguage } from '../shared/language.tsx';
import type { Tone } from './conclusion.ts';
import { texts } from './texts.ts';
import { ToneMark } from './tone-mark.tsx';

const tones: Record<MatchAnswer, Tone> = { match: 'good', 'no-match': 'bad', 'cannot-say': 'wait' };

interface Answered {
  label: Bilingual;
  typed: string;
  answer: MatchAnswer;
}

/** Asks whether the paper says what somebody reads on it. */
export function MatchForm({
  serial,
  secret,
  kind,
}: {
  serial: string;
  secret: string;
  kind: DocumentKind;
}) {
  const { say } = useLanguage();
  // What the signature leaves open comes first: that is what there is to ask about.
  const fields = kind.printed.toSorted((a, b) => Number(a.vouched) - Number(b.vouched));
  const [name, setName] = useState(fields[0]?.field ?? '');
  const [answers, setAnswers] = useState<Answered[]>([]);
  const [trouble, setTrouble] = useState<Bilingual | null>(null);
  const selectId = useId();
  const field = fields.find((one) => one.field === name);
  if (!field) return null;

  async function ask(claim: MatchClaim, label: Bilingual, typed: string) {
    setTrouble(null);
    const question: MatchQuestion = { serial, secret, claims: [claim] };
    try {
      const { answers: given } = await send<MatchResult>('/api/verify/match', question);
      const answer = given[0] ?? 'cannot-say';
      setAnswers((before) => [{ label, typed, answer }, ...before]);
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      setTrouble(error.text);
    }
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!field) return;
    const typed = typedOf(new FormData(event.currentTarget), field);
    if (typed) void ask(typed.claim, field.label, typed.text);
  }

  return (
    <section className="match">
      <h3>{say(texts.matchHeading)}</h3>
      <p className="soft">{say(texts.matchText)}</p>
      <form onSubmit={submit}>
        <div className="field">
          <label htmlFor={selectId}>{say(texts.matchField)}</label>
          <select
            id={selectId}
            className="input"
            value={name}
            onChange={(event) => setName(event.target.value)}
          >
            {fields.map((one) => (
              <option key={one.field} value={one.field}>
                {say(one.label)}
              </option>
            ))}
          </select>
        </div>
        {(field.columns ?? [{ name: 'text', label: texts.matchValue }]).map((column) => (
          <Typed key={`${name} ${column.name}`} name={column.name} label={column.label} />
        ))}
        <button type="submit" className="button">
          {say(texts.matchAsk)}
        </button>
      </form>
      <p role="alert">{trouble && say(trouble)}</p>
      <ol aria-live="polite">
        {answers.map(({ label, typed, answer }, at) => (
          <li key={answers.length - at}>
            <ToneMark tone={tones[answer]} />
            <span>
              {say(label)}: {typed}
            </span>
            <b>{say(texts[answer])}</b>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Typed({ name, label }: { name: string; label: Bilingual }) {
  const { say } = useLanguage();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{say(label)}</label>
      <input id={id} name={name} className="input" autoComplete="off" maxLength={400} />
    </div>
  );
}

/** What was typed, as a claim and in one line; null when nothing was. */
function typedOf(form: FormData, field: PrintedField): { claim: MatchClaim; text: string } | null {
  const cells = [...form].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && value.trim() !== '' ? [[name, value.trim()]] : [],
  );
  const [first] = cells;
  if (!first) return null;
  const text = cells.map(([, value]) => value).join(' · ');
  if (!field.columns) return { claim: { field: field.field, text: first[1] }, text };
  return { claim: { field: field.field, row: Object.fromEntries(cells) }, text };
}
